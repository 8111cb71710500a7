"""Files and downloads off the GUI thread: a callable goes in, its answer comes back as a signal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid


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
            answer = self._answer()
        except Exception as error:
            self._tell(self.failed, error)
        else:
            self._tell(self.done, answer)

    def _tell(self, ending: SignalInstance, what: object) -> None:
        if isValid(self):  # else whoever asked is gone, and this with it
            ending.emit(what)

    def _answer(self) -> Any:
        return self._call()


class LongErrand(Errand):
    """One that tells how far it is: the call gives a generator, each of whose items comes as a signal.

    Whether it was cancelled or came to its end, `done` follows, with what was told last.
    """

    progressed = Signal(object)

    def __init__(self, call: Callable[[], Generator[Any, None, None]], parent: QObject) -> None:
        super().__init__(call, parent)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Close the generator at its next item."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def _answer(self) -> Any:
        item = None
        with closing(self._call()) as items:
            for item in items:
                if self.is_cancelled:
                    break
                self.progressed.emit(item)
        return item
