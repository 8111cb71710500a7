"""Draws a draft's exact picture before it becomes an end: before it is taken, saved, copied or shown as a reference."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.model.queue.job_queue import JobQueue
from engine.events import Failed, Finished
from engine.queue.jobs import QueueJob
from engine.request import Request
from engine.wishes.draft import exact

Then = Callable[[], object]


class Finishing(QObject):
    """Follows one such job; a newer wish takes the place of an older one, and a job that is cancelled ends it."""

    def __init__(
        self, queue: JobQueue, enqueue: Callable[[Request], QueueJob | None], parent: QObject | None = None
    ) -> None:
        """`enqueue` puts a request into the queue, in front; None where that can't be, which it tells."""
        super().__init__(parent)
        self._queue, self._enqueue = queue, enqueue
        self._job: int | None = None
        self._then: Then | None = None
        self._made: Finished | None = None
        queue.completed.connect(self._on_completed)
        queue.changed.connect(self._on_queue_changed)

    def ask(self, draft: Request, then: Then) -> None:
        """Draw the exact picture next, and call `then` once it is among the results, on show."""
        job = self._enqueue(exact(draft))
        if job is not None:
            self._job, self._then, self._made = job.id, then, None

    def awaits(self, finished: Finished) -> bool:
        """Tell whether this picture is waited for."""
        return finished is self._made

    def handle(self, finished: Finished) -> None:
        """Go on to what was wanted, if this picture was waited for."""
        if not self.awaits(finished):
            return
        then = self._then
        self._drop()
        if then is not None:
            then()

    def _on_completed(self, job: QueueJob, event: Finished | Failed, _seconds: float) -> None:
        if job.id != self._job:
            return
        if isinstance(event, Finished):
            self._made = event
        else:
            self._drop()

    def _on_queue_changed(self) -> None:
        if self._job is not None and self._made is None and self._queue.job(self._job) is None:
            self._drop()

    def _drop(self) -> None:
        self._job = self._then = self._made = None
