"""Keeps the queue on the disk behind the window's back: every call off the GUI thread, in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import InTurn
from desktop.words import shown
from engine.errors import CannotWrite, SketchlightError
from engine.phrase import mark
from engine.queue.jobs import QueueJob
from engine.queue.store import QueueStore, taken_up

log = logging.getLogger(__name__)

FINISH = 10.0
"""Seconds that closing waits for what is still to be written."""
BUSY = mark(
    "The queue is used by another program, such as sketchlight-cli: what is queued here isn't kept until it ends."
)


class QueueSaving(QObject):
    """Writes to the store while this window holds its lock, else nowhere."""

    failed = Signal(object)
    """An error; nobody is told twice in a row of one reason."""

    def __init__(self, store: QueueStore | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._told = ""
        self._writer = InTurn(self)
        self._writer.done.connect(self._on_done)
        self._writer.failed.connect(self._on_failed)

    @property
    def on(self) -> bool:
        """Whether anything is kept."""
        return self._store is not None

    def load(self) -> tuple[list[QueueJob], int, bool]:
        """Give what was kept: the jobs, the highest number that one ever had, and whether all is paused."""
        if self._store is None:
            return [], 0, False
        try:
            if self._store.lock():
                jobs = [taken_up(job) for job in self._store.jobs()]
                return jobs, self._store.last_id(), self._store.paused()
            error: SketchlightError = CannotWrite(BUSY)
        except SketchlightError as raised:
            error = raised
        self._store = None
        QTimer.singleShot(0, self, lambda: self._fail(error))  # once somebody listens
        return [], 0, False

    def put(self, call: Callable[[QueueStore], object], then: Callable[[Any], object] | None = None) -> None:
        """Call with the store, then `then` with the answer on the GUI thread."""
        store = self._store
        if store is not None:
            self._writer.put(lambda: call(store), then)

    def read(self, call: Callable[[QueueStore], Any], done: Callable[[Any], object]) -> None:
        """Read as `put` writes; `done` has the error where there is one."""
        store = self._store
        assert store is not None

        def answer() -> Any:
            try:
                return call(store)
            except SketchlightError as error:
                return error

        self._writer.put(answer, done)

    def close(self, last: Sequence[QueueJob]) -> None:
        """Keep how these stand, wait until all is written, and let go of the file."""
        if self._store is None:
            return
        for job in last:
            self.put(lambda store, job=job: store.mark(job))  # type: ignore[misc]
        self._writer.settle(FINISH)
        self._store.close()
        self._store = None

    def _on_done(self, then: Callable[[Any], object] | None, answer: object) -> None:
        self._told = ""
        if then is not None:
            then(answer)

    def _on_failed(self, _then: object, error: Exception) -> None:
        if not isinstance(error, SketchlightError):
            raise error
        self._fail(error)

    def _fail(self, error: SketchlightError) -> None:
        log.warning("%s", error)
        if shown(str(error)) != self._told:
            self._told = shown(str(error))
            self.failed.emit(error)
