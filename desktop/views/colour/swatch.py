"""A round patch of colour to choose."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr


class ColourSwatch(QAbstractButton):
    """20 px drawn, 28 px to hit; ringed with the accent when it is the colour in use."""

    def __init__(self, rgb: Rgb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_rgb(rgb)

    def rgb(self) -> Rgb:
        return self._rgb

    def set_rgb(self, rgb: Rgb) -> None:
        self._rgb = rgb
        name = QColor(*rgb).name()
        self.setAccessibleName(tr("Colour {name}", name=name))
        self.setToolTip(tr("Paint with {name}", name=name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        painter.setBrush(QColor(*self._rgb))
        painter.setPen(QPen(colour(t.text, 0.22), 1))
        painter.drawEllipse(centre, 8.5, 8.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked() or has_ring(self):
            painter.setPen(QPen(colour(t.accent), 2 if self.isChecked() else 1.5))
            painter.drawEllipse(centre, 11.5, 11.5)
        elif self.underMouse():
            painter.setPen(QPen(colour(t.faint), 1.5))
            painter.drawEllipse(centre, 11.5, 11.5)
