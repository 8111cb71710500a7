"""How fast this machine computes, measured in a fraction of a second, and what that means for a set of models.

Measured are multiplications of matrices, which is most of what diffusion models do; convolutions, attention and moving
numbers about reach a share of it that is known from runs. Imports no torch: a graphics card is measured by torch once
torch is there, and is known by its driver before.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.catalog.sets import DownloadSet
from engine.memory import machine
from engine.phrase import phrase

SIDE, ROUNDS = 1024, 4
SHARE = {"cpu": 0.75, "cuda": 0.35}
"""What of the measured speed a whole picture reaches: on processors 0.8 in the UNet's steps (`tests/bench/probe.py`,
SD 1.5 at its true size in float32) and less in what lies between; on cards assumed, so speeds are told as about."""
ITEM = {"cpu": 4, "cuda": 2}
"""Bytes of a weight as it computes there."""
BESIDE = 2.0e9
"""Bytes that the program and what is computed in between take beside the weights."""


@dataclass(frozen=True)
class Speed:
    """What was measured: 10^12 operations a second, on a device with so many bytes of memory."""

    device: str
    teraflops: float
    memory: int
    card: bool = False
    """Whether there is a graphics card that nothing was measured of, for want of torch."""


@dataclass(frozen=True)
class Fit:
    """What a set would be here: whether it fits, and seconds a picture."""

    fits: bool
    seconds: float
    device: str
    card: bool

    def in_words(self) -> str:
        """Say “about 8 pictures a second here”, “about 40 seconds a picture here”, or that it doesn't fit."""
        if not self.fits:
            return "too large for this machine's memory"
        if self.card:
            return phrase("{pace} on the processor, far faster on the graphics card", pace=_pace(self.seconds))
        return phrase("{pace} here", pace=_pace(self.seconds))


def measure() -> Speed:
    """Measure this machine; takes about half a second."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        return Speed("cuda", _cuda(torch), int(torch.cuda.get_device_properties(0).total_memory))
    return Speed("cpu", _processor(), machine.main_memory().total, card=has_card())


def fit(wanted: DownloadSet, speed: Speed) -> Fit:
    """Give what a set would be on a machine that was measured."""
    needed = wanted.numbers * 1e6 * ITEM[speed.device] + BESIDE
    return Fit(needed <= speed.memory, wanted.work / (speed.teraflops * SHARE[speed.device]), speed.device, speed.card)


def has_card() -> bool:
    """Tell whether NVIDIA's driver is loaded."""
    return Path("/dev/nvidiactl").exists()


def _processor() -> float:
    import numpy as np

    left = np.ones((SIDE, SIDE), np.float32)
    return 2 * SIDE**3 / _shortest(lambda: left @ left) / 1e12


def _cuda(torch: Any) -> float:
    side = 4 * SIDE
    left = torch.ones((side, side), dtype=torch.float16, device="cuda")

    def multiply() -> None:
        left @ left
        torch.cuda.synchronize()

    return 2 * side**3 / _shortest(multiply) / 1e12


def _shortest(compute: Callable[[], object]) -> float:
    """Give seconds of the fastest of a few rounds: a busy machine only ever makes one longer."""
    compute()
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        compute()
        taken.append(time.perf_counter() - began)
    return max(min(taken), 1e-6)


def _pace(seconds: float) -> str:
    if seconds < 0.7:
        return phrase("about {count} pictures a second", count=max(1, round(1 / seconds)))
    if seconds < 90:
        return phrase("about {count} s a picture", count=max(1, round(seconds)))
    if seconds < 5400:
        return phrase("about {count} min a picture", count=round(seconds / 60))
    return phrase("about {count} hours a picture", count=round(seconds / 3600))
