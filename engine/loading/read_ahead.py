"""Brings large files into the system's memory piece by piece before a loader reads them whole.

A loader can't be stopped while it reads, and a disk may take a minute for a large model. So the disk is read here,
where a stop comes through after each piece; the loader then finds the file in the page cache.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.memory import machine
from engine.progress import Part

PIECE = 256 * 2**20
"""Bytes between two chances to stop: a slow disk needs about a second."""
SHARE = 0.5
"""Of the free memory, how much the files may take: what doesn't fit would only be read twice."""
_BLOCK = 8 * 2**20
_NOT_WAITING = getattr(os, "RWF_NOWAIT", None)
"""Linux' way to read only what needs no disk."""


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
    """Pass over what lies in the system's memory already: reading it again would take a fifth of the loading."""
    since = 0
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            for start in range(0, size, _BLOCK):
                if not _is_there(file.fileno(), start, min(start + _BLOCK, size) - 1):
                    file.seek(start)
                    file.readinto(block)
                since += _BLOCK
                if since >= PIECE:
                    since = 0
                    yield part
    except OSError:
        return  # said by the loader, which knows of what it is


def _is_there(file: int, first: int, last: int) -> bool:
    """Tell whether a block's ends can be had without waiting for a disk."""
    if _NOT_WAITING is None:
        return False
    try:
        return all(os.preadv(file, [bytearray(1)], at, _NOT_WAITING) == 1 for at in (first, last))
    except OSError:
        return False  # it would have to wait, or this file system can't tell


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
