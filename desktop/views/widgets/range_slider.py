"""A slider with two handles: from where to where of the run something has its say."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, mono_font, tokens, ui_font
from desktop.views.widgets import slider_paint
from desktop.words import tr

STEP = 5
"""Per cent."""
REACH = 14
"""Half the width of what can be grabbed of a handle."""


class RangeHandle(QAbstractSlider):
    """One end, in per cent; arrow keys move it, the range moves it by the mouse."""

    def __init__(self, name: str, parent: RangeSlider) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow to the right in every language
        self._slider = parent
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setSingleStep(STEP)
        self.setPageStep(4 * STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(tr(name))
        self.resize(2 * REACH, 16)

    def put(self, low: int, high: int, value: int) -> None:
        """Show a value and how far it may go; nothing is emitted."""
        with QSignalBlocker(self):
            self.setRange(low, high)
            self.setValue(value)
        self.setAccessibleDescription(f"{value} %")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isSliderDown() or self.underMouse()
        centre = QPointF(self.width() / 2, self.height() / 2)
        slider_paint.paint_knob(painter, centre, enabled=self.isEnabled(), active=active, ring=has_ring(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(event.button() == Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._slider.percent_at(self.mapToParent(event.position()).x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.update()


class RangeSlider(QWidget):
    """Label, “0–80 %” and a track with two handles; a click on the track moves the nearer one."""

    range_changed = Signal(float, float)
    """(start, end) as fractions, by the user; not emitted by `set_range`."""

    def __init__(self, label: str, *, tooltip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.setToolTip(tr(tooltip))
        self.setAccessibleName(tr(label))
        self.start, self.end = (
            RangeHandle(tr("{label}: start", label=label), self),
            RangeHandle(tr("{label}: end", label=label), self),
        )
        self.set_range(0.0, 1.0)
        self.start.valueChanged.connect(self._take)
        self.end.valueChanged.connect(self._take)

    def set_range(self, start: float, end: float) -> None:
        low, high = round(start * 100), round(end * 100)
        self.start.put(0, max(0, high - STEP), low)
        self.end.put(min(100, low + STEP), 100, high)
        self._move()

    def text(self) -> str:
        return f"{self.start.value()}–{self.end.value()} %"

    def percent_at(self, x: float) -> int:
        """Give the per cent, in steps, under a place of the widget."""
        groove = slider_paint.groove(self)
        return round((x - groove.left()) / max(1.0, groove.width()) * 100 / STEP) * STEP

    def _take(self) -> None:
        start, end = self.start.value() / 100, self.end.value() / 100
        self.set_range(start, end)
        self.range_changed.emit(start, end)

    def _move(self) -> None:
        groove = slider_paint.groove(self)
        for handle in (self.start, self.end):
            x = groove.left() + groove.width() * handle.value() / 100
            handle.move(round(x) - REACH, round(groove.center().y() - handle.height() / 2))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(88, 36)

    def resizeEvent(self, event: object) -> None:
        self._move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.position().y() < 16:
            return event.ignore()
        there = self.percent_at(event.position().x())
        near = min((self.start, self.end), key=lambda handle: abs(handle.value() - there))
        near.setFocus(Qt.FocusReason.MouseFocusReason)
        near.setValue(there)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the whole run."""
        self.set_range(0.0, 1.0)
        self.range_changed.emit(0.0, 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRect(0, 0, self.width(), 20)
        painter.setFont(ui_font(12))
        painter.setPen(colour(t.secondary))
        painter.drawText(line, slider_paint.AT_LEFT, self._label)
        painter.setFont(mono_font())
        painter.setPen(colour(t.text))
        painter.drawText(line.adjusted(0, 0, -2, 0), slider_paint.AT_RIGHT, self.text())
        groove = slider_paint.groove(self)
        left, right = (groove.left() + groove.width() * each.value() / 100 for each in (self.start, self.end))
        slider_paint.paint_track(painter, self, left, right)
