"""A small rounded choice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens, ui_font
from desktop.words import tr


class Chip(QAbstractButton):
    """A checkable word in a pill: 24 px drawn, 28 px to hit."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr(text))
        self.setAccessibleName(tr(text))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(ui_font(12)).horizontalAdvance(self.text()) + 24, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 2.5, -1, -2.5)
        chosen, over = self.isChecked(), self.underMouse()
        painter.setBrush(colour(t.hover) if over or self.isDown() else Qt.BrushStyle.NoBrush)
        edge = t.accent if chosen or has_ring(self) else t.faint if over else t.line
        painter.setPen(QPen(colour(edge), 2 if has_ring(self) else 1.2 if chosen else 1))
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setFont(ui_font(12))
        painter.setPen(colour(t.accent_text if chosen else t.text if over else t.secondary))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.text())
