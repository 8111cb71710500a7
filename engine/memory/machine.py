"""How much memory this machine has and has free, containers' limits included. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psutil

CGROUPS = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")),
    (Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"), Path("/sys/fs/cgroup/memory/memory.usage_in_bytes")),
)
"""Where Linux says what a container may use and uses, version 2 and 1."""


@dataclass(frozen=True)
class Memory:
    """In bytes. `free` is what a program may take without the machine having to swap."""

    free: int
    total: int


def main_memory(groups: tuple[tuple[Path, Path], ...] = CGROUPS) -> Memory:
    """What this process can have of the main memory."""
    found = psutil.virtual_memory()
    free, total = found.available, found.total
    for limit, used in groups:
        if (most := _number(limit)) is not None and most < total:
            free, total = min(free, most - (_number(used) or 0)), most
    return Memory(max(free, 0), total)


def _number(file: Path) -> int | None:
    """None for “max”, and where there is no such file."""
    try:
        return int(file.read_text())
    except (OSError, ValueError):
        return None
