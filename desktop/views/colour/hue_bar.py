"""The hues, side by side."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

DEGREES = 360
KNOB = 7


class HueBar(QAbstractSlider):
    """0–359 degrees; keys and wheel as any slider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, DEGREES - 1)
        self.setPageStep(15)
        self.setFixedHeight(28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Hue"))
        self.setToolTip(tr("Hue"))

    def _follow(self, x: float) -> None:
        self.setValue(round((x - KNOB) / max(1, self.width() - 2 * KNOB) * self.maximum()))

    def sizeHint(self) -> QSize:
        return QSize(232, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position().x())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 9, self.width(), 10)
        hues = QLinearGradient(KNOB, 0, self.width() - KNOB, 0)
        for part in range(7):
            hues.setColorAt(part / 6, QColor.fromHsvF(part / 6 % 1.0, 1.0, 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hues)
        painter.drawRoundedRect(bar, 5, 5)
        x = KNOB + (self.width() - 2 * KNOB) * self.value() / self.maximum()
        painter.setBrush(QColor.fromHsvF(self.value() / DEGREES, 1.0, 1.0))
        painter.setPen(QPen(colour(tokens().accent if has_ring(self) else tokens().on_badge), 2.5))
        painter.drawEllipse(QPointF(x, bar.center().y()), KNOB, KNOB)
