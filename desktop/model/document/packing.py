"""Compresses what undo keeps, a tile at a time, while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PACK_EVERY = 20
"""Milliseconds between two tiles that are compressed, while painting too: each takes a few milliseconds."""


class Packing(QObject):
    """Calls `pack_one`, which compresses a tile, until it says that all are."""

    def __init__(self, pack_one: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pack = pack_one
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pack_one)

    def begin(self) -> None:
        """Pack what is not packed yet, from the next idle moment on."""
        if not self._timer.isActive():
            self._timer.start(PACK_EVERY)

    def _pack_one(self) -> None:
        if self._pack():
            self._timer.start(PACK_EVERY)
