"""How long each part of a picture takes: capture, encode, each step, decode, paint; as percentiles of the last ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.model.asking.latency import KEPT, percentile
from engine.events import Finished
from engine.phrase import mark

PARTS = {
    "capture": mark("Capture"),
    "loading": mark("Loading"),
    "encode": mark("Encode"),
    "step": mark("Each step"),
    "previews": mark("Previews"),
    "decode": mark("Decode"),
    "total": mark("Whole run"),
    "paint": mark("Paint"),
}


@dataclass(frozen=True)
class PartTime:
    """Seconds; `count` is how many were measured."""

    p50: float
    p95: float
    count: int


class PartTimes:
    """Collects what finished runs tell; capture and paint are added by those who measure them."""

    def __init__(self) -> None:
        self._seconds: dict[str, deque[float]] = {name: deque(maxlen=KEPT) for name in PARTS}

    def add(self, finished: Finished) -> None:
        """Take a run's timings."""
        told = finished.timings
        for name in ("loading", "encode", "previews", "decode", "total"):
            self._seconds[name].append(getattr(told, name))
        self._seconds["step"].extend(told.steps)

    def read(self, **more: Iterable[float]) -> dict[str, PartTime]:
        """Give the percentiles of each part that was measured, with those measured elsewhere."""
        made = {}
        for name, kept in {**self._seconds, **{name: deque(each) for name, each in more.items()}}.items():
            p50, p95 = percentile(kept, 0.5), percentile(kept, 0.95)
            if p50 is not None and p95 is not None:
                made[name] = PartTime(p50, p95, len(kept))
        return made
