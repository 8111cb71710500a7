"""What was looked up on the disk a moment ago: with every stroke it would cost more than the stroke."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

SECONDS = 1.0
"""How long an answer stands; the engine looks for itself anyway."""
KEPT = 64

Answer = TypeVar("Answer")


class Briefly:
    """Answers of calls by their arguments, for a second. Only good ones: what was lacking may be there any moment."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[Hashable, tuple[float, object]] = OrderedDict()

    def ask(self, call: Callable[..., Answer], *args: Hashable, good: Callable[[Answer], bool]) -> Answer:
        """What `call(*args)` answers, from memory if it was asked just now."""
        key = (call, args)
        found = self._kept.get(key)
        if found is not None and self._clock() - found[0] <= SECONDS:
            return found[1]  # type: ignore[return-value]
        answer = call(*args)
        if good(answer):
            self._kept[key] = (self._clock(), answer)
            self._kept.move_to_end(key)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return answer


MEMORY = Briefly()


def fine(why: str) -> bool:
    """Whether a sentence that would say what is lacking is empty."""
    return not why
