"""The worker's thread: the only threaded Qt file. Events come out of one signal, on the receiver's thread."""

from __future__ import annotations

import os

from PySide6.QtCore import QEventLoop, QObject, QThread, QTimer, Signal

from engine.engine import Engine
from engine.mailbox import Mailbox
from engine.worker import Runs, Worker


class EngineThread(QThread):
    """Runs what the mailbox holds until the mailbox is closed."""

    happened = Signal(object)

    def __init__(self, mailbox: Mailbox, engine: Runs | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._engine = engine or Engine()

    def close(self, milliseconds: int) -> bool:
        """Ask the worker to stop and wait with the event loop running; False if it has not answered in time."""
        loop = QEventLoop()
        # Queued to this thread before the mailbox closes, so that a worker that ends at once is not missed.
        self.finished.connect(loop.quit)
        self._mailbox.close()
        if self.isRunning():
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()
        return not self.isRunning()

    def run(self) -> None:
        # Idle OpenMP threads would spin and take the cores from the window; read when torch is first imported.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        Worker(self._engine, self._mailbox, self.happened.emit).serve()
