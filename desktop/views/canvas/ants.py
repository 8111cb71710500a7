"""Marching ants: the outline of what is selected, and how far its dashes have walked."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle

from desktop.model.document.document import Document

STEP = 120
"""Milliseconds between two steps of the ants."""
DASH = 4
"""Pixels of a dash, and of a gap."""
SIDE = 1024
"""Pixels of the longer side at which the outline of a larger document is found."""


class Ants(QObject):
    """Draws the marching ants around a selection; they stand still where less motion is asked for."""

    changed = Signal(QRect)
    """Where, in document pixels, something is to be painted anew."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.path = QPainterPath()
        """In document pixels; empty if nothing is selected."""
        self.phase = 0
        self._on = True
        self._timer = QTimer(self, interval=STEP)
        self._timer.timeout.connect(self._walk)
        document.selection_changed.connect(self._find)
        document.replaced.connect(self._find)

    def set_on(self, on: bool) -> None:
        """Set whether anybody sees them."""
        if on is not self._on:
            self._on = on
            self._find()

    def _find(self) -> None:
        before = self.path.boundingRect()
        self.path = outline_of(self._document) if self._on else QPainterPath()
        if self.path.isEmpty() or not _may_move():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._tell(before.united(self.path.boundingRect()).toAlignedRect())

    def _walk(self) -> None:
        self.phase = (self.phase + 1) % (2 * DASH)
        self._tell(self.path.boundingRect().toAlignedRect())

    def _tell(self, rect: QRect) -> None:
        self.changed.emit(rect.adjusted(-2, -2, 2, 2))


def outline_of(document: Document) -> QPainterPath:
    """Trace the edge of what is at least half selected."""
    path = QPainterPath()
    if document.selection is None:
        return path
    level = max(0, int(np.ceil(np.log2(max(document.size) / SIDE))))
    coverage = document.selection.read(None, min(level, 5))
    factor = 1 << min(level, 5)
    # Twice as large and with a rim, so that the outline runs along the pixels' edges and closes at the picture's.
    inside = cv2.copyMakeBorder((coverage >= 128).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    doubled = cv2.resize(inside, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
    contours, _ = cv2.findContours(doubled, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        points = (contour[:, 0].astype(float) + 0.5) / 2 - 1
        path.addPolygon(QPolygonF([QPointF(x * factor, y * factor) for x, y in points.tolist()]))
        path.closeSubpath()
    return path


def _may_move() -> bool:
    style, app = QApplication.style(), QApplication.instance()
    if app is not None and app.property("less_motion"):
        return False
    return bool(style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))
