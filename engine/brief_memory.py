"""Keeps disk look-ups for a second that would otherwise run, and cost more, with every stroke or live frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

from engine.recent import Recent

SECONDS = 1.0
"""How long an answer stands; the engine looks for itself anyway."""
KEPT = 64

Answer = TypeVar("Answer")


class Briefly:
    """Keeps answers of calls by their arguments, for a while; good ones, as what was lacking may come any moment.

    What a call raises it raises anew each time. For one thread.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, seconds: float = SECONDS) -> None:
        """`seconds` is how long an answer stands."""
        self._clock, self._seconds = clock, seconds
        self._kept: Recent[Hashable, tuple[float, object]] = Recent(KEPT)

    def ask(
        self, call: Callable[..., Answer], *args: Hashable, good: Callable[[Answer], bool] = lambda _answer: True
    ) -> Answer:
        """Give what `call(*args)` answers, from memory if it was asked just now."""
        key = (call, args)
        found = self._kept.get(key)
        if found is not None and self._clock() - found[0] <= self._seconds:
            return found[1]  # type: ignore[return-value]
        answer = call(*args)
        if good(answer):
            self._kept.keep(key, (self._clock(), answer))
        return answer


MEMORY = Briefly()
"""The window's."""


def fine(why: str) -> bool:
    """Tell whether a sentence that would say what is lacking is empty."""
    return not why
