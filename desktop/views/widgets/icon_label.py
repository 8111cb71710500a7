"""An icon that only shows, and follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import tokens


class IconLabel(QWidget):
    """`colour` is the name of a token."""

    def __init__(self, name: str, colour: str = "text", *, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._side = name, colour, side
        self.setFixedSize(side, side)

    def set_icon(self, name: str, colour: str) -> None:
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, QRect(0, 0, self._side, self._side), getattr(tokens(), self._colour))
