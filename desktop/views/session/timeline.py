"""The moments of a recording on a line: a mark for each, and a handle that is dragged from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr
from engine.session.moments import Moment, MomentKind

HEIGHT, PAD = 28, 12
TRACK = 4
HEIGHTS = {MomentKind.STROKE: 5.0, MomentKind.PARAMETERS: 3.0, MomentKind.LIVE: 6.0, MomentKind.RESULT: 9.0}
"""How far the mark of each kind reaches above the line, in pixels."""


class Timeline(QAbstractSlider):
    """Its value is the number of the moment. All moments are equally far apart: pauses take no room.

    Time runs to the right in every language, as it does in films.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: Sequence[MomentKind] = ()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Moment of the session"))
        self.setToolTip(tr("Drag, or use the arrow keys: every stroke, change and picture is a mark"))
        self.setFixedHeight(HEIGHT)
        self.setPageStep(10)
        self.setEnabled(False)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        """Show these; where the handle stands is set by `setValue`."""
        self._kinds = [moment.kind for moment in moments]
        self.setRange(0, max(0, len(moments) - 1))
        self.setEnabled(bool(moments))
        self.update()

    def x_of(self, value: int) -> float:
        """Tell where the mark of a moment is, in pixels from the left."""
        return PAD + (self.width() - 2 * PAD) * (value / max(1, self.maximum()))

    def value_at(self, x: float) -> int:
        """Tell which moment is nearest."""
        share = (x - PAD) / max(1, self.width() - 2 * PAD)
        return round(max(0.0, min(1.0, share)) * self.maximum())

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        self.setValue(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go one moment on or back for each notch."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        self.setValue(self.value() - (delta > 0) + (delta < 0))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, right = self.height() / 2 + 4, self.width() - PAD
        line = QRectF(PAD, middle - TRACK / 2, right - PAD, TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(t.track))
        painter.drawRoundedRect(line, TRACK / 2, TRACK / 2)
        if not self.isEnabled():
            return
        self._paint_marks(painter, middle - TRACK / 2 - 2)
        x = self.x_of(self.value())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(t.accent))
        painter.drawRoundedRect(QRectF(PAD, line.y(), x - PAD, TRACK), TRACK / 2, TRACK / 2)
        painter.setBrush(colour(t.knob))
        painter.setPen(QPen(colour(t.accent), 2))
        painter.drawEllipse(QPointF(x, middle), 6, 6)
        if has_ring(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(t.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_marks(self, painter: QPainter, bottom: float) -> None:
        """One mark for each pixel at most: the tallest of those that share it."""
        tallest: dict[int, MomentKind] = {}
        for value, kind in enumerate(self._kinds):
            x = round(self.x_of(value))
            if x not in tallest or HEIGHTS[kind] > HEIGHTS[tallest[x]]:
                tallest[x] = kind
        for x, kind in tallest.items():
            pictured = kind in (MomentKind.LIVE, MomentKind.RESULT)
            painter.setPen(QPen(colour(tokens().accent_text if pictured else tokens().faint), 1))
            painter.drawLine(QPointF(x + 0.5, bottom), QPointF(x + 0.5, bottom - HEIGHTS[kind]))
