"""Which events may still be shown: not merely the latest, or a fast painter would see nothing."""

from __future__ import annotations

from engine.request import Key, Lane


class EventFilter:
    """Remembers what each lane shows and what it has cancelled."""

    def __init__(self) -> None:
        self._epoch, self._document = 0, ""
        self._dropped: set[Key] = set()
        self._latest: dict[Lane, int] = {}
        self._cancelled: dict[Lane, int] = {}

    def accepts(self, key: Key) -> bool:
        """Tell whether an event of this run belongs on the screen; it becomes what its lane shows."""
        in_front = key.document == self._document if key.document else key.epoch == self._epoch
        if not in_front or self.is_dropped(key) or key.sequence <= self._cancelled.get(key.lane, 0):
            return False
        if key.sequence < self._latest.get(key.lane, 0):
            return False
        self._latest[key.lane] = key.sequence
        return True

    def cancel(self, lane: Lane, up_to: int) -> None:
        """Let nothing of this lane up to that sequence be shown any more."""
        self._cancelled[lane] = max(up_to, self._cancelled.get(lane, 0))

    def drop(self, key: Key) -> None:
        """Let nothing of this run be shown any more."""
        self._dropped = {each for each in self._dropped if each.sequence >= self._latest.get(key.lane, 0)} | {key}

    def is_dropped(self, key: Key) -> bool:
        """Tell whether this run was cancelled by itself."""
        return key in self._dropped

    def open(self, epoch: int, document: str = "") -> None:
        """Go on with another document in front."""
        self._epoch, self._document = epoch, document
        self._latest.clear()
        self._cancelled.clear()
