"""Asks the engine who is in a picture, for the pose editor."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine import registry
from engine.catalog import control_weights
from engine.events import Event, Mapped
from engine.mailbox import Mailbox
from engine.openpose import Pose
from engine.phrase import mark
from engine.picture import Picture
from engine.request import Annotate, Key, Lane

CONTROL = "pose"
NOBODY = mark("Nobody was found in the picture.")


class PeopleFinder(QObject):
    """Asks for one picture at a time, in the lane of jobs: no newer request takes its place, another document does."""

    found = Signal(object)
    """A `Pose` in the picture's pixels, with somebody in it."""
    noted = Signal(str)

    def __init__(self, mailbox: Mailbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mailbox = mailbox
        self._key: Key | None = None
        self._last: tuple[Annotate, Pose] | None = None
        self._asked: Annotate | None = None

    def find(self, picture: Picture) -> None:
        """Look for people; `found` or `noted` tell what came of it. Raises ModelError, naming missing weights."""
        control_weights.check(registry.control(CONTROL))
        asked = Annotate(CONTROL, picture, joints=True)
        if self._last is not None and self._last[0] == asked:
            self._tell(self._last[1])
            return
        key = self.mailbox.post(asked, Lane.EXPLICIT)
        if key is not None:
            self._key, self._asked = key, asked

    def takes(self, event: Event) -> bool:
        """Tell whether an event is the answer to what was asked here; it is told then."""
        if self._key is None or self._asked is None or event.key != self._key or not isinstance(event, Mapped):
            return False
        pose = event.pose or Pose((1, 1))
        self._last = (self._asked, pose)
        self._key = None
        self._tell(pose)
        return True

    def _tell(self, pose: Pose) -> None:
        if pose.is_empty:
            self.noted.emit(NOBODY)
        else:
            self.found.emit(pose)
