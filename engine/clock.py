"""A run's stopwatch. Imports no torch."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from engine.events import Timings


@dataclass(eq=False)
class Clock:
    """Seconds by part."""

    began: float = field(default_factory=time.perf_counter)
    loading: float = 0.0
    encode: float = 0.0
    previews: float = 0.0
    decode: float = 0.0
    steps: list[float] = field(default_factory=list)
    _lap: float = field(default_factory=time.perf_counter)

    def lap(self) -> float:
        """Give seconds since the last call."""
        last, self._lap = self._lap, time.perf_counter()
        return self._lap - last

    def timings(self) -> Timings:
        total = time.perf_counter() - self.began
        return Timings(self.loading, self.encode, tuple(self.steps), self.previews, self.decode, total)
