"""Which events may still be shown: not merely the latest, or a fast painter would see nothing."""

from __future__ import annotations

from engine.request import Key, Lane


class EventFilter:
    """Remembers what each lane shows and what it has cancelled."""

    def __init__(self) -> None:
        self._epoch = 0
        self._latest: dict[Lane, int] = {}
        self._cancelled: dict[Lane, int] = {}

    def accepts(self, key: Key) -> bool:
        """Tell whether an event of this run belongs on the screen; it becomes what its lane shows."""
        if key.epoch != self._epoch or key.sequence <= self._cancelled.get(key.lane, 0):
            return False
        if key.sequence < self._latest.get(key.lane, 0):
            return False
        self._latest[key.lane] = key.sequence
        return True

    def cancel(self, lane: Lane, up_to: int) -> None:
        """Nothing of this lane up to that sequence is shown any more."""
        self._cancelled[lane] = max(up_to, self._cancelled.get(lane, 0))

    def open(self, epoch: int) -> None:
        """Another document is open."""
        self._epoch = epoch
        self._latest.clear()
        self._cancelled.clear()
