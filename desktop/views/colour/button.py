"""The colour in hand; a click opens the picker."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.colour.popup import ColourPopup
from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr


class ColourButton(QAbstractButton):
    """A wide patch of the colour."""

    colour_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rgb: Rgb = (0, 0, 0)
        self.setFixedSize(40, 28)
        self.setAccessibleName(tr("Brush colour"))
        self.setToolTip(tr("Colour of the brush: choose another (X swaps with the one before)"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.popup = ColourPopup(self)
        self.popup.colour_chosen.connect(self.colour_chosen)
        self.clicked.connect(self.open_popup)

    def set_rgb(self, rgb: Rgb) -> None:
        self._rgb = rgb
        self.setAccessibleDescription(QColor(*rgb).name())
        self.update()

    def open_popup(self) -> None:
        """Drop the picker down under the button."""
        self.popup.show_colour(self._rgb)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 8)))
        self.popup.show()
        self.popup.field.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(40, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(3.5, 4.5, -3.5, -4.5)
        painter.setBrush(QColor(*self._rgb))
        painter.setPen(QPen(colour(t.text, 0.5 if self.underMouse() else 0.22), 1))
        painter.drawRoundedRect(body, 6, 6)
        if has_ring(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(t.accent), 2))
            painter.drawRoundedRect(body.adjusted(-2.5, -2.5, 2.5, 2.5), 8, 8)
