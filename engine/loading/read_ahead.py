"""Brings large files into the system's memory piece by piece before a loader reads them whole.

A loader can't be stopped while it reads, and a disk may take a minute for a large model. So the disk is read here,
where a stop comes through after each piece; the loader then finds the file in the page cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.memory import machine
from engine.progress import Part

PIECE = 256 * 2**20
"""Bytes between two chances to stop: a slow disk needs about a second."""
SHARE = 0.5
"""Of the free memory, how much the files may take: what doesn't fit would only be read twice."""
_BLOCK = 8 * 2**20


def read_ahead(files: Iterable[Path], part: Part) -> Iterator[Part]:
    """Read files to their ends, yielding `part` after each piece; small ones and unreadable ones are passed over."""
    sizes = {path: _size(path) for path in files}
    if sum(sizes.values()) > SHARE * machine.main_memory().free:
        return
    block = bytearray(_BLOCK)
    for path, size in sizes.items():
        if size > PIECE:
            yield from _read(path, block, part)


def _read(path: Path, block: bytearray, part: Part) -> Iterator[Part]:
    since = 0
    try:
        with path.open("rb", buffering=0) as file:
            while count := file.readinto(block):
                since += count
                if since >= PIECE:
                    since = 0
                    yield part
    except OSError:
        return  # said by the loader, which knows of what it is


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
