"""Small pictures of the layers, made anew a moment after their pixels changed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.pixels.resample import snapshot_at
from desktop.views.widgets.thumbnail import SQUARE, paint_checker

SIDE = 34
"""Screen pixels of the longer side."""
WAIT = 200
"""Milliseconds after a change: a stroke changes a layer many times a second."""


class Thumbnails(QObject):
    """By layer id. A layer that is being painted on keeps its old one until the pen rests."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._made: dict[tuple[str, float], QPixmap] = {}
        self._stale: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._refresh)
        document.layer_changed.connect(self._on_changed)
        document.replaced.connect(self.forget)
        document.resized.connect(self.forget)

    @property
    def size(self) -> QSize:
        """The document's proportions within a square of SIDE."""
        width, height = self._document.size
        scale = SIDE / max(width, height)
        return QSize(max(4, round(width * scale)), max(4, round(height * scale)))

    def of(self, id: str, ratio: float) -> QPixmap:
        """Give the thumbnail of a layer for a screen with `ratio` device pixels to a pixel."""
        found = self._made.get((id, ratio))
        if found is None:
            found = self._made[id, ratio] = self._draw(id, ratio)
        return found

    def forget(self) -> None:
        """Make all anew: another document, or this one at another size."""
        self._made.clear()
        self.changed.emit()

    def _on_changed(self, id: str) -> None:
        self._stale.add(id)
        if not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        if self._document.painting:
            self._timer.start()
            return
        for id, ratio in list(self._made):
            if id in self._stale:
                del self._made[id, ratio]
        self._stale.clear()
        self.changed.emit()

    def _draw(self, id: str, ratio: float) -> QPixmap:
        size = self.size * ratio
        pixels = snapshot_at(self._document.layer(id), None, (size.width(), size.height()))
        made = QPixmap(size)
        painter = QPainter(made)
        if pixels.ndim == 2:
            painter.drawImage(0, 0, conversions.to_image(np.ascontiguousarray(pixels)))
        else:
            paint_checker(painter, size, round(SQUARE * ratio))
            painter.drawImage(0, 0, conversions.borrowed(np.ascontiguousarray(pixels)))
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made
