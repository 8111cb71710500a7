"""A point of colour that says how something is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.look.theme import colour, tokens

SIDE = 8


class Dot(QWidget):
    """Filled with the token of that name."""

    def __init__(self, token: str = "good", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setFixedSize(SIDE, SIDE)

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(getattr(tokens(), self._token)))
        painter.drawEllipse(QRectF(0.5, 0.5, SIDE - 1, SIDE - 1))
