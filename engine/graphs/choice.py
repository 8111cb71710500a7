"""Whether a module's graph is faster than torch on this machine: measured once, and kept in the user's cache.

Imports no torch.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engine import tables
from engine.errors import ModelError
from engine.graphs import session, store
from engine.paths import cache_dir

ROUNDS = 3
MARGIN = 1.1
"""How much slower a graph may seem and still be taken: a busy machine tells no finer, and torch's import is saved."""


def prefers_graph(name: str, threads: int, graph: Callable[[], Any], eager: Callable[[], Any]) -> bool:
    """Tell whether `graph()` takes hardly more time than `eager()`, the same computation; `name` is the graph's file.

    Each is run a few times in turn, and the shortest counts: a busy machine only ever makes one longer.
    """
    known, key = _known(), _key(name, threads)
    if not isinstance(known.get(key), bool):
        rounds = [(_seconds(graph), _seconds(eager)) for _ in range(ROUNDS)]
        known = {**known, key: min(each[0] for each in rounds) <= MARGIN * min(each[1] for each in rounds)}
        _keep(known)
    return bool(known[key])


def is_slower(name: str, threads: int) -> bool:
    """Tell whether a graph was measured to be slower than torch."""
    return _known().get(_key(name, threads)) is False


def _key(name: str, threads: int) -> str:
    return f"{name} {platform.processor() or platform.machine()} {threads} {session.version()}"


def _seconds(compute: Callable[[], Any]) -> float:
    began = time.perf_counter()
    compute()
    return time.perf_counter() - began


def _file() -> Path:
    return cache_dir() / store.FOLDER / "faster.json"


def _known() -> Mapping[str, Any]:
    try:
        return tables.read(_file(), missing={})
    except ModelError:
        return {}


def _keep(known: Mapping[str, Any]) -> None:
    """What can't be kept is measured again next time."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(known), encoding="utf-8")
    except OSError:
        return
