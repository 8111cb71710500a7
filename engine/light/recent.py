"""What was looked up on the disk a moment ago: with every live frame it would cost as much as a step."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def recent(call: Callable[..., Answer], *args: Hashable) -> Answer:
    """What `call(*args)` gives, at most a second old. What it raises is raised anew each time."""
    found: Answer = _kept(call, int(time.monotonic()), *args)
    return found


@lru_cache(maxsize=64)
def _kept(call: Callable[..., Any], _second: int, *args: Hashable) -> Any:
    return call(*args)
