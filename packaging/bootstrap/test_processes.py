"""How many processes the whole of the tests is spread over: one a processor, as far as memory allows."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

MOST = 8
BYTES_EACH = 3 * 2**30
"""What one process of them takes at its peak, the programs that its tests start included."""
ITS_OWN = ("-n", "--numprocesses", "--dist", "--pdb", "-s", "--capture")
"""Options that choose the processes, or that want to speak with whoever started them."""


def options(arguments: Sequence[str]) -> list[str]:
    """What pytest-xdist is told. A file keeps to one process: its tests share what was made for them.

    A process that crashes is not begun anew, after which pytest-xdist waits for ever: the others go on without it.

    Whoever names tests, or options of pytest-xdist, gets what was named and no more.
    """
    processes = count(_processors(), _memory())
    spread = ["-n", str(processes), "--dist", "loadfile", "--max-worker-restart", "0"]
    return spread if processes > 1 and _whole(arguments) else []


def variables(arguments: Sequence[str]) -> Mapping[str, str]:
    """Each process computes on its own share of the processors: more threads than these wait for each other."""
    if not options(arguments):
        return {}
    return {"OMP_NUM_THREADS": str(max(1, _processors() // count(_processors(), _memory())))}


def count(processors: int, memory: int | None) -> int:
    """By the processors at hand and the bytes of memory, where these can be learned."""
    fitting = MOST if memory is None else memory // BYTES_EACH
    return max(1, min(MOST, processors, fitting))


def _whole(arguments: Sequence[str]) -> bool:
    return all(word.startswith("-") and not word.startswith(ITS_OWN) for word in arguments)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return None
