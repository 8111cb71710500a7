"""What the fleet needs of a device, whatever holds its process; and what this process computes on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Lost(Exception):
    """The process that held a device is gone, or its machine is."""


@dataclass(frozen=True)
class About:
    """A device: its name (“NVIDIA H100”), the `threads` of a processor, and which machine it is on.

    Devices of one `kind` make the same bits of a request. `machine` is the same word for all on one; `here`: on this.
    """

    name: str
    threads: int
    gpu: bool
    machine: str
    here: bool
    process: int = 0

    @property
    def kind(self) -> tuple[str, int]:
        return self.name, self.threads


class Device(Protocol):
    """A process with a `Drawer`. All but `stop` are called on the one thread that serves this device."""

    about: About

    def begin(self, number: int, job: bytes) -> Iterator[bytes]:
        """Give the answers of `Drawer.run` as they come. Raises Lost."""

    def estimate(self, job: bytes) -> bytes:
        """Give the answer of `Drawer.estimate`. Raises Lost."""

    def stop(self, number: int) -> None:
        """Let this run end at its next event."""

    def revive(self) -> bool:
        """Tell whether, lost, it is there again."""


def processor_name() -> str:
    """Give the name of what this process computes on: the GPU that it may use, else the processor."""
    if os.environ.get("CUDA_VISIBLE_DEVICES"):
        import torch

        if torch.cuda.is_available():
            return torch.cuda.get_device_name(0)
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
