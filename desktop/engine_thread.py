"""The worker's thread: the only threaded Qt file. Events come out of one signal, on the receiver's thread."""

from __future__ import annotations

import os
from collections.abc import Generator

from PySide6.QtCore import QObject, QThread, Signal

from engine.events import Event, Job, Loading
from engine.mailbox import Mailbox
from engine.worker import Runs, Worker


class LateEngine:
    """The real engine, imported by the first run: torch takes seconds, and the window must not wait for it."""

    def __init__(self) -> None:
        self._engine: Runs | None = None

    def run(self, job: Job) -> Generator[Event, None, None]:
        if self._engine is None:
            yield Loading(job.key, "Starting the engine", 0, 1)
            from engine.engine import Engine

            self._engine = Engine()
        yield from self._engine.run(job)


class EngineThread(QThread):
    """Runs what the mailbox holds until the mailbox is closed."""

    event = Signal(object)

    def __init__(self, mailbox: Mailbox, engine: Runs | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._engine = engine or LateEngine()

    def close(self, milliseconds: int) -> bool:
        """Ask the worker to stop and wait with the event loop running; False if it has not answered in time."""
        from PySide6.QtCore import QEventLoop, QTimer

        self._mailbox.close()
        if self.isFinished() or not self.isRunning():
            return True
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        return self.isFinished()

    def run(self) -> None:
        # Idle OpenMP threads would spin and take the cores from the window; read when torch is first imported.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        Worker(self._engine, self._mailbox, self.event.emit).serve()
