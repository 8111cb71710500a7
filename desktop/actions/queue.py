"""Joins the queue to its drawer, to the strip, to the history that takes what it makes, and to the desktop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.notifications import Notifications
from desktop.model.asking.studio import Studio
from desktop.model.history.archive import Archive
from desktop.views.queue.panel import QueuePanel
from desktop.views.widgets.commands import command
from desktop.words import shown, tr
from engine.events import Failed, Finished
from engine.phrase import mark
from engine.queue.jobs import QueueEnd, QueueJob
from engine.request import Key

LONG = 20.0
"""Seconds from which on the end of a job is worth a notification."""
WORDS = 60
"""Letters of a prompt in one."""


class QueueActions(QObject):
    """Does with jobs what the panel says. Of what is stopped by that, nothing more is shown."""

    noted = Signal(str)
    """What came of a job whose document isn't in front."""

    def __init__(
        self,
        studio: Studio,
        archive: Archive,
        panel: QueuePanel,
        window: QWidget,
        notifications: Notifications | None = None,
    ) -> None:
        super().__init__(window)
        self._studio, self._queue = studio, studio.queue
        self.notifications = notifications or Notifications(window)
        panel.wanted.connect(self.do)
        panel.pause_toggled.connect(self._queue.set_paused)
        panel.cancel_all_clicked.connect(self.cancel_all)
        archive.settled.connect(self._queue.kept)
        self._queue.completed.connect(self._on_completed)

    def add_commands(self, window: QWidget, press: Callable[[QueueEnd], object], show: Callable[[], object]) -> None:
        """Add what adds to the queue and changes it; `press` presses the button of the way of working."""
        first, alone = partial(press, QueueEnd.FRONT), partial(press, QueueEnd.REPLACE)
        keys = "Ctrl+Shift+Return", "Ctrl+Shift+Enter"
        command(window, "make.first", mark("Generate first, before what waits"), tr("Make"), first, *keys)
        command(window, "make.only", mark("Generate in the place of all that is queued"), tr("Make"), alone)
        command(
            window, "queue.pause", mark("Pause the queue, or go on"), tr("Make"), self.toggle_pause, icon_name="pause"
        )
        command(window, "queue.cancel", mark("Cancel all that is queued"), tr("Make"), self.cancel_all, icon_name="x")
        label = mark("Queue of what is to be made")
        command(window, "queue.show", label, tr("View"), show, "Ctrl+Shift+H", icon_name="list-ordered")

    def do(self, name: str, ids: Sequence[int]) -> None:
        """Do one of JOB_ACTIONS with these jobs."""
        changes: dict[str, Callable[[], Key | None]] = {
            "pause": lambda: self._queue.pause(ids),
            "cancel": lambda: self._queue.cancel(ids),
            "resume": lambda: self._queue.resume(ids),
            "front": lambda: self._move(ids, -len(self._queue)),
            "up": lambda: self._move(ids, -1),
            "down": lambda: self._move(ids, 1),
        }
        self._studio.stop(changes[name])

    def cancel_all(self) -> None:
        """Stop what runs and empty the queue."""
        self._studio.stop(self._queue.cancel_all)

    def toggle_pause(self) -> None:
        """Begin nothing more, or go on."""
        self._queue.set_paused(not self._queue.paused)

    def _move(self, ids: Sequence[int], by: int) -> None:
        """Move jobs together, keeping their order."""
        order = [job.id for job in self._queue]
        first = int(self._queue.running is not None)
        chosen = [id for id in order if id in ids]
        for offset, id in enumerate(chosen) if by < 0 else enumerate(reversed(chosen)):
            order = [job.id for job in self._queue]
            least, most = first + offset, len(order) - 1 - offset
            place = order.index(id) + by
            self._queue.move(id, max(least, place) if by < 0 else min(most, place))

    def _on_completed(self, job: QueueJob, event: Finished | Failed, took: float) -> None:
        words = " ".join(job.prompt.split())
        words = words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
        behind = job.document != self._studio.document.id
        if isinstance(event, Failed):
            if behind:
                self.noted.emit(tr("{name}: {message}", name=job.name or tr("A queued picture"), message=event.message))
            self.notifications.tell(tr("A picture could not be made"), shown(event.message))
        elif took >= LONG:
            many = len(event.images)
            self.notifications.tell(tr("%n picture(s) made", "", many), words)
