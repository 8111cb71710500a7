"""How much memory this machine has and has free, containers' limits included. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

Group = tuple[Path, Path]
"""The files in which Linux says what a control group may use, and what it uses."""

ROOT = Path("/sys/fs/cgroup")
OURS = Path("/proc/self/cgroup")
_CACHE = {"active_file", "inactive_file"}
"""Pages of files, which the kernel gives back when somebody needs their memory; shared memory isn't among them."""


@dataclass(frozen=True)
class Memory:
    """In bytes. `free` is what a program may take without the machine having to swap."""

    free: int
    total: int


def main_memory(groups: Iterable[Group] | None = None) -> Memory:
    """Give what this process can have of the main memory; `groups` are its control groups (None: as Linux says)."""
    import psutil  # takes a while, and is not needed before the window is seen

    found = psutil.virtual_memory()
    free, total = found.available, found.total
    for limit, used in cgroups() if groups is None else groups:
        if (most := _number(limit)) is not None and most < found.total:
            held = max((_number(used) or 0) - _cached(used.with_name("memory.stat")), 0)
            free, total = min(free, most - held), min(total, most)
    return Memory(max(free, 0), total)


def cgroups(ours: Path = OURS, root: Path = ROOT) -> Iterator[Group]:
    """List this process's groups and all that they lie in, of version 2 and 1: any one's limit may be the narrowest.

    `ours` is where Linux names them, a line each, as `0::/user.slice/x.scope` or `5:memory:/docker/abc`. In a container
    such a path may be the one outside of it, which is not there: then the mount's own folder is the group.
    """
    try:
        lines = ours.read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    for line in [*lines, "0::/", "0:memory:/"]:
        number, _, rest = line.partition(":")
        kinds, _, path = rest.partition(":")
        below = PurePosixPath(path.lstrip("/"))
        if number == "0" and not kinds:
            for folder in _upwards(root, below):
                yield folder / "memory.max", folder / "memory.current"
                yield folder / "memory.high", folder / "memory.current"
        elif "memory" in kinds.split(","):
            for folder in _upwards(root / "memory", below):
                yield folder / "memory.limit_in_bytes", folder / "memory.usage_in_bytes"


def _upwards(root: Path, below: PurePosixPath) -> Iterator[Path]:
    """Give a group's folder and those above it, up to the mount's."""
    if ".." not in below.parts:
        for parents in range(len(below.parts), 0, -1):
            yield root.joinpath(*below.parts[:parents])
    yield root


def _cached(stat: Path) -> int:
    """Give bytes of the page cache that a group's use counts."""
    try:
        lines = [line.split() for line in stat.read_text().splitlines()]
    except (OSError, ValueError):
        return 0
    told = {line[0]: int(line[1]) for line in lines if len(line) == 2 and line[1].isdigit()}
    # Version 1 counts the groups in a group under names of their own.
    return sum(told.get(f"total_{name}", told.get(name, 0)) for name in _CACHE)


def _number(file: Path) -> int | None:
    """Read a number; None for “max”, and where there is no such file."""
    try:
        return int(file.read_text())
    except (OSError, ValueError):
        return None
