"""The curve of a pen's pressure: points that are dragged, added and taken away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.model.pixels.pressure import EVEN, MOST, Curve, share, tidy
from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

SIDE = 112
INSET = 9.0
REACH = 11.0
"""Screen pixels round a point that take it."""
STEP = 0.05
SMOOTH = 48


class PressureCurve(QWidget):
    """A press on the line adds a point, a double-click on one takes it away; arrows move the one that is chosen."""

    curve_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve = EVEN
        self._chosen = 0
        self._held = False
        self.setAccessibleName(tr(name))
        self.setToolTip(tr("{name}: click adds a point, a double-click takes it away, Del as well", name=name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(SIDE, SIDE)

    @property
    def curve(self) -> Curve:
        return self._curve

    def set_curve(self, curve: Curve) -> None:
        """Show a curve; nothing is emitted."""
        if curve != self._curve:
            self._curve = curve
            self._chosen = min(self._chosen, len(curve) - 1)
            self.update()

    def _change(self, points: list[tuple[float, float]], chosen: tuple[float, float]) -> None:
        curve = tidy(points)
        self._chosen = min(range(len(curve)), key=lambda place: abs(curve[place][0] - chosen[0]))
        if curve != self._curve:
            self._curve = curve
            self.update()
            self.curve_changed.emit(curve)

    def _move(self, x: float, y: float) -> None:
        """Put the chosen point elsewhere; the ends keep their pressure."""
        points = list(self._curve)
        last = len(points) - 1
        if self._chosen in (0, last):
            x = points[self._chosen][0]
        else:
            x = min(max(x, points[self._chosen - 1][0] + 0.03), points[self._chosen + 1][0] - 0.03)
        points[self._chosen] = x, min(max(y, 0.0), 1.0)
        self._change(points, points[self._chosen])

    def _remove(self) -> None:
        if 0 < self._chosen < len(self._curve) - 1:
            points = [point for place, point in enumerate(self._curve) if place != self._chosen]
            self._change(points, self._curve[self._chosen])

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)

    def _screen(self, x: float, y: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def _place(self, at: QPointF) -> tuple[float, float]:
        area = self._area()
        return (at.x() - area.left()) / area.width(), (area.bottom() - at.y()) / area.height()

    def _near(self, at: QPointF) -> int | None:
        distances = [(self._screen(*point) - at).manhattanLength() for point in self._curve]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        return nearest if distances[nearest] <= REACH else None

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = True
        near = self._near(event.position())
        if near is not None:
            self._chosen = near
            self.update()
        elif len(self._curve) < MOST:
            x, y = self._place(event.position())
            self._change([*self._curve, (x, y)], (x, y))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._move(*self._place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near is not None:
            self._chosen = near
            self._remove()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        x, y = self._curve[self._chosen]
        steps = {
            Qt.Key.Key_Left: (-STEP, 0.0),
            Qt.Key.Key_Right: (STEP, 0.0),
            Qt.Key.Key_Up: (0.0, STEP),
            Qt.Key.Key_Down: (0.0, -STEP),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._move(x + steps[key][0], y + steps[key][1])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._chosen = (self._chosen + 1) % len(self._curve)
            self.update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour(t.accent if has_ring(self) else t.line), 2 if has_ring(self) else 1))
        painter.setBrush(colour(t.window))
        painter.drawRoundedRect(body, 8, 8)
        painter.setPen(QPen(colour(t.line), 1, Qt.PenStyle.DotLine))
        painter.drawLine(self._screen(0, 0), self._screen(1, 1))
        path = QPainterPath(self._screen(0, share(self._curve, 0)))
        for step in range(1, SMOOTH + 1):
            path.lineTo(self._screen(step / SMOOTH, share(self._curve, step / SMOOTH)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(t.accent if self.isEnabled() else t.faint), 2))
        painter.drawPath(path)
        for place, point in enumerate(self._curve):
            painter.setPen(QPen(colour(t.panel), 1.5))
            painter.setBrush(colour(t.accent if place == self._chosen and self.hasFocus() else t.knob))
            painter.drawEllipse(self._screen(*point), 4.5, 4.5)
