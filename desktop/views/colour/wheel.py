"""The colour wheel: hue on the ring, saturation and value in the square within."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.colour.spaces import hsv_of, rgb_of
from desktop.views.look.focus_ring import PROPERTY, has_ring
from desktop.views.look.theme import colour, tokens
from desktop.views.look.tokens import BLACK, WHITE
from desktop.words import tr

RING = 16.0
"""Width of the hue ring in pixels."""
STEP, TURN = 0.02, 1 / 120


class ColourWheel(QWidget):
    """Arrow keys move within the square, with Shift round the ring."""

    picked = Signal(tuple)
    """(r, g, b) as it is dragged; not emitted by `show_colour`."""

    def __init__(self, side: int = 164, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hsv = (0.0, 0.0, 0.0)
        self._part = ""
        self.setFixedSize(side, side)
        self.setProperty(PROPERTY, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Colour wheel"))
        self.setToolTip(tr("Hue on the ring; saturation to the right and value upwards in the square"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_colour(self, rgb: Rgb) -> None:
        """Show this colour; a grey keeps the hue that was shown."""
        if rgb == self.rgb():
            return
        self._hsv = hsv_of(rgb, self._hsv[0])
        self.setAccessibleDescription(QColor(*rgb).name())
        self.update()

    def rgb(self) -> Rgb:
        return rgb_of(self._hsv)

    @property
    def _square(self) -> QRectF:
        half = (self.width() / 2 - RING - 6) / math.sqrt(2)
        return QRectF(self.width() / 2 - half, self.height() / 2 - half, 2 * half, 2 * half)

    def _choose(self, hue: float, saturation: float, value: float) -> None:
        self._hsv = (hue % 1.0, min(max(saturation, 0.0), 1.0), min(max(value, 0.0), 1.0))
        self.update()
        self.picked.emit(self.rgb())

    def _follow(self, at: QPointF) -> None:
        hue, saturation, value = self._hsv
        if self._part == "ring":
            centre = QRectF(self.rect()).center()
            self._choose(math.atan2(centre.y() - at.y(), at.x() - centre.x()) / math.tau, saturation, value)
        elif self._part == "square":
            square = self._square
            self._choose(hue, (at.x() - square.x()) / square.width(), 1 - (at.y() - square.y()) / square.height())

    def sizeHint(self) -> QSize:
        return self.size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        out = event.position() - QRectF(self.rect()).center()
        self._part = "ring" if math.hypot(out.x(), out.y()) > self.width() / 2 - RING - 4 else "square"
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1)}
        if event.key() not in moves:
            return super().keyPressEvent(event)
        across, up = moves[Qt.Key(event.key())]
        hue, saturation, value = self._hsv
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(hue + (across + up) * TURN, saturation, value)
        else:
            self._choose(hue, saturation + across * STEP, value + up * STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, centre = QRectF(self.rect()).adjusted(2, 2, -2, -2), QRectF(self.rect()).center()
        hues = QConicalGradient(centre, 0)
        for stop in range(13):
            hues.setColorAt(stop / 12, QColor.fromHsvF(stop / 12 % 1.0, 1.0, 1.0))
        painter.setPen(QPen(hues, RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(whole.adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2))
        square = self._square
        painter.fillRect(square, QColor.fromHsvF(self._hsv[0], 1.0, 1.0))
        for start, end, first, last in (
            (square.topLeft(), square.topRight(), colour(WHITE), colour(WHITE, 0.0)),
            (square.bottomLeft(), square.topLeft(), colour(BLACK), colour(BLACK, 0.0)),
        ):
            fade = QLinearGradient(start, end)
            fade.setColorAt(0, first)
            fade.setColorAt(1, last)
            painter.fillRect(square, fade)
        hue, saturation, value = self._hsv
        angle, out = hue * math.tau, self.width() / 2 - 2 - RING / 2
        on_ring = centre + QPointF(math.cos(angle) * out, -math.sin(angle) * out)
        in_square = square.bottomLeft() + QPointF(saturation * square.width(), -value * square.height())
        for at, radius in ((on_ring, RING / 2 - 2), (in_square, 6.0)):
            for width, ink in ((3.0, BLACK), (1.6, WHITE)):
                painter.setPen(QPen(colour(ink), width))
                painter.drawEllipse(at, radius, radius)
        if has_ring(self):
            painter.setPen(QPen(colour(tokens().accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
