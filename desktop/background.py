"""Reading and writing files off the GUI thread: a callable goes in, its answer comes back as a signal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Errand(QObject):
    """One call on a pool thread. Exactly one of the signals follows, on the thread that made this object."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, call: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call

    def start(self) -> Errand:
        self.done.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)
        QThreadPool.globalInstance().start(QRunnable.create(self._run))
        return self

    def _run(self) -> None:
        try:
            answer = self._call()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(answer)
