"""Calls at most once per interval: at once when quiet, and once more after the last call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Leading and trailing edge: a fast painter's last stroke is never left out."""

    def __init__(self, milliseconds: int, call: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._again = False
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self._on_timeout)

    def trigger(self) -> None:
        if self._timer.isActive():
            self._again = True
            return
        self._timer.start()
        self._call()

    def cancel(self) -> None:
        self._timer.stop()
        self._again = False

    def _on_timeout(self) -> None:
        if self._again:
            self._again = False
            self._timer.start()
            self._call()
