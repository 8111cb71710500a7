"""Saturation and value of one hue, as a square to pick from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.look.focus_ring import PROPERTY, has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

STEP = 0.02


class ColourField(QWidget):
    """Saturation runs to the right, value upwards, both 0–1. The arrow keys move in small steps."""

    picked = Signal(float, float)
    """(saturation, value); not emitted by `show_colour`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue, self._saturation, self._value = 0.0, 0.0, 0.0
        self.setFixedSize(232, 150)
        self.setProperty(PROPERTY, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Saturation and value"))
        self.setToolTip(tr("Saturation to the right, value upwards"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_colour(self, hue: float, saturation: float, value: float) -> None:
        self._hue, self._saturation, self._value = hue, saturation, value
        self.update()

    def _pick(self, saturation: float, value: float) -> None:
        self._saturation, self._value = min(1.0, max(0.0, saturation)), min(1.0, max(0.0, value))
        self.update()
        self.picked.emit(self._saturation, self._value)

    def _pick_at(self, at: QPointF) -> None:
        self._pick(at.x() / self.width(), 1 - at.y() / self.height())

    def sizeHint(self) -> QSize:
        return self.size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1)}
        if event.key() not in moves:
            return super().keyPressEvent(event)
        across, up = moves[Qt.Key(event.key())]
        self._pick(self._saturation + across * STEP, self._value + up * STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        pure = QColor.fromHsvF(self._hue, 1.0, 1.0)
        white, black = QColor(Qt.GlobalColor.transparent), QColor(Qt.GlobalColor.transparent)
        white.setRgbF(1.0, 1.0, 1.0)
        black.setRgbF(0.0, 0.0, 0.0)
        clear = QColor(black)
        clear.setAlphaF(0.0)
        across = QLinearGradient(0, 0, self.width(), 0)
        across.setColorAt(0, white)
        across.setColorAt(1, pure)
        down = QLinearGradient(0, 0, 0, self.height())
        down.setColorAt(0, clear)
        down.setColorAt(1, black)
        painter.fillPath(shape, across)
        painter.fillPath(shape, down)
        at = QPointF(self._saturation * self.width(), (1 - self._value) * self.height())
        painter.setPen(QPen(black, 3))
        painter.drawEllipse(at, 6, 6)
        painter.setPen(QPen(white, 1.6))
        painter.drawEllipse(at, 6, 6)
        if has_ring(self):
            painter.setPen(QPen(colour(tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
