"""The program's mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.look.theme import colour
from desktop.views.look.tokens import MARK_COLOURS

SIDE = 20


class Mark(QWidget):
    """A rounded square of dawn colours."""

    def __init__(self, *, side: int = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setFixedSize(side, side)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wash = QLinearGradient(0, 0, self._side, self._side)
        for place, value in zip((0.0, 0.35, 0.7, 1.0), MARK_COLOURS, strict=True):
            wash.setColorAt(place, colour(value))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash)
        painter.drawRoundedRect(QRectF(self.rect()), self._side / 4, self._side / 4)
