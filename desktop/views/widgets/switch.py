"""An on/off switch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, is_dark, tokens
from desktop.words import tr

WIDTH, HEIGHT = 30, 16


class Switch(QAbstractButton):
    """A checkable button drawn as a switch. `name` is what a screen reader says."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(tr(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 6, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF((self.width() - WIDTH) / 2, (self.height() - HEIGHT) / 2, WIDTH, HEIGHT)
        over = self.underMouse()
        if self.isChecked():
            ground, knob = t.accent_hover if over else t.accent, t.on_accent if is_dark() else t.raised
        else:
            ground, knob = (t.faint, t.raised) if over else (t.track, t.secondary)
        if not self.isEnabled():
            ground, knob = t.track, t.faint
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(body, HEIGHT / 2, HEIGHT / 2)
        x = body.right() - HEIGHT / 2 if self.isChecked() else body.left() + HEIGHT / 2
        painter.setBrush(colour(knob))
        painter.drawEllipse(QPointF(x, body.center().y()), 6, 6)
        if has_ring(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(t.accent), 1.5))
            painter.drawRoundedRect(body.adjusted(-2.5, -2.5, 2.5, 2.5), HEIGHT / 2 + 2.5, HEIGHT / 2 + 2.5)
