"""How long a stroke waits for its picture: first preview, finished picture, and pictures a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

KEPT = 200
"""Strokes that the percentiles are taken over."""
RATE_WINDOW = 2.0
"""Seconds over which pictures a second are counted."""
LOADED = 0.2
"""Seconds of loading from which on a run says nothing about how fast drawing is."""


@dataclass(frozen=True)
class Latencies:
    """Seconds from stroke to first preview and to final; None until one has been seen."""

    first_p50: float | None
    final_p50: float | None
    final_p95: float | None
    frames_per_second: float


def percentile(values: deque[float], share: float) -> float | None:
    """Give the nearest-rank percentile, or None of nothing."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


class LatencyMeter:
    """A stroke is answered by the first picture of its own run or of any later one."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._opening = False
        self.reset()

    def reset(self) -> None:
        self._await_first: deque[tuple[int, float]] = deque()
        self._await_final: deque[tuple[int, float]] = deque()
        self._first: deque[float] = deque(maxlen=KEPT)
        self._final: deque[float] = deque(maxlen=KEPT)
        self._frames: deque[float] = deque()

    def opening(self) -> None:
        """Note that weights come from the disk, for a run that made room for another perhaps."""
        self._opening = True

    def asked(self, sequence: int, since: float | None = None) -> None:
        """Note that a stroke of the moment `since` (None: now) was sent as this request."""
        since = self._clock() if since is None else since
        self._await_first.append((sequence, since))
        self._await_final.append((sequence, since))

    def forget_waiting(self) -> None:
        """Forget the strokes that wait for something else: their wait says nothing of how fast drawing is."""
        self._await_first.clear()
        self._await_final.clear()

    def previewed(self, sequence: int) -> None:
        self._frame()
        self._answer(self._await_first, self._first, sequence)

    def finished(self, sequence: int, loading: float = 0.0) -> None:
        """Note a finished picture; where weights were loaded, for `loading` seconds or before it, all begins anew."""
        if loading > LOADED or self._opening:
            self._opening = False
            self.reset()
            return
        self._frame()
        self._answer(self._await_first, self._first, sequence)
        self._answer(self._await_final, self._final, sequence)

    def read(self) -> Latencies:
        self._drop_old_frames(self._clock())
        span = self._frames[-1] - self._frames[0] if len(self._frames) > 1 else 0.0
        return Latencies(
            percentile(self._first, 0.5),
            percentile(self._final, 0.5),
            percentile(self._final, 0.95),
            (len(self._frames) - 1) / span if span > 0 else 0.0,
        )

    def _frame(self) -> None:
        now = self._clock()
        self._frames.append(now)
        self._drop_old_frames(now)

    def _drop_old_frames(self, now: float) -> None:
        while self._frames and now - self._frames[0] > RATE_WINDOW:
            self._frames.popleft()

    def _answer(self, waiting: deque[tuple[int, float]], into: deque[float], sequence: int) -> None:
        now = self._clock()
        while waiting and waiting[0][0] <= sequence:
            into.append(now - waiting.popleft()[1])
