"""A slider with its label and an editable figure over the track."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QScrollArea, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, mono_font, tokens, ui_font
from desktop.views.widgets import slider_paint
from desktop.views.widgets.keys import key_pressed
from desktop.words import tr

WHEEL_NOTCH = 120

LABEL_GAP = 10
"""Pixels between label and figure, which is set in another font."""


class Slider(QAbstractSlider):
    """A number from `low` to `high` in steps.

    Drag or click the track, arrow keys, wheel; click the figure to type; double-click the rest to reset. `curve` > 1
    gives the small numbers more of the track. `percent` shows a fraction as per cent.
    """

    number_changed = Signal(float)
    """The user chose a number; not emitted by `set_number`."""

    def __init__(
        self,
        label: str,
        low: float,
        high: float,
        step: float = 1.0,
        *,
        default: float,
        unit: str = "",
        percent: bool = False,
        curve: float = 1.0,
        tooltip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow to the right in every language
        label = tr(label)
        self._label, self._unit, self._percent, self._curve = label, "%" if percent else unit, percent, curve
        self._low, self._step, self.default = low, step, default
        self._number = default
        self._wheel = 0
        self.editor: QLineEdit | None = None
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, round((high - low) / step))
        self.setPageStep(max(1, self.maximum() // 10))
        self.set_number(default)
        self.valueChanged.connect(self._take_index)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(tr(label))
        self.setToolTip(tr(tooltip))

    def number(self) -> float:
        return self._number

    def set_number(self, number: float) -> None:
        """Show this number, whether or not it lies on a step; nothing is emitted."""
        self._number = number
        with QSignalBlocker(self):
            self.setValue(round((number - self._low) / self._step))
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """Give the number as it is shown, with its unit."""
        return f"{self._figure()} {self._unit}".rstrip()

    def reset(self) -> None:
        self._choose(self.default)

    def edit_figure(self) -> None:
        """Open the figure for typing."""
        editor = QLineEdit(self._figure(), self)
        editor.setProperty("look", "inline")
        editor.setAccessibleName(self._label)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setGeometry(QRect(self.width() - 64, 0, 64, 20))
        editor.editingFinished.connect(self._finish_editing)
        editor.installEventFilter(self)
        self.editor = editor
        editor.show()
        editor.setFocus()
        editor.selectAll()

    def _finish_editing(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        typed = editor.text().strip().removesuffix(self._unit or "\0").replace(",", ".").replace("\u202f", "").strip()
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus()
        try:
            number = float(typed)
        except ValueError:
            number = float("nan")
        if number == number:
            self._choose(number / 100 if self._percent else number)
        self.update()

    def _choose(self, number: float) -> None:
        high = self._low + self.maximum() * self._step
        self.setValue(round((min(max(number, self._low), high) - self._low) / self._step))

    def _take_index(self, index: int) -> None:
        self._number = round(self._low + index * self._step, 6)
        self.setAccessibleDescription(self.text())
        self.update()
        self.number_changed.emit(self._number)

    def _figure(self) -> str:
        step = self._step * 100 if self._percent else self._step
        shown = self._number * 100 if self._percent else self._number
        decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
        return f"{shown:.{decimals}f}"

    def _fraction(self) -> float:
        part = self.value() / max(1, self.maximum())
        return part ** (1 / self._curve)

    def _value_rect(self) -> QRect:
        width = QFontMetrics(mono_font()).horizontalAdvance(self.text()) + 8
        return QRect(self.width() - width, 0, width, 20)

    def _follow(self, x: float) -> None:
        groove = slider_paint.groove(self)
        fraction = min(1.0, max(0.0, (x - groove.left()) / max(1.0, groove.width())))
        self.setValue(round(fraction**self._curve * self.maximum()))

    def _lies_in_what_scrolls(self) -> bool:
        """Tell whether the wheel is wanted to move the panel."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent is not None and parent.verticalScrollBar().maximum() > 0

    def sizeHint(self) -> QSize:
        return QSize(140, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(98, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        painter.setPen(colour(t.secondary if enabled else t.faint))
        # Where both don't fit, the label gives way, first by its size: the figure is what one looks for.
        room = self.width() - QFontMetrics(mono_font(12)).horizontalAdvance(self.text()) - LABEL_GAP
        fitting = (size for size in (12, 11) if QFontMetrics(ui_font(size)).horizontalAdvance(self._label) <= room)
        font = ui_font(next(fitting, 11))
        painter.setFont(font)
        label = QFontMetrics(font).elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(0, 0, self.width(), 20), slider_paint.AT_LEFT, label)
        if self.editor is None:
            self._paint_value(painter, enabled)
        groove = slider_paint.groove(self)
        centre = QPointF(groove.left() + groove.width() * self._fraction(), groove.center().y())
        slider_paint.paint_track(painter, self, 0, centre.x())
        active = self.isSliderDown() or self.underMouse()
        slider_paint.paint_knob(painter, centre, enabled=enabled, active=active, ring=has_ring(self))

    def _paint_value(self, painter: QPainter, enabled: bool) -> None:
        t = tokens()
        rect = self._value_rect()
        if enabled and self.underMouse() and rect.contains(self.mapFromGlobal(self.cursor().pos())):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(t.pressed))
            painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(mono_font())
        painter.setPen(colour(t.text if enabled else t.faint))
        painter.drawText(rect.adjusted(0, 0, -2, 0), slider_paint.AT_RIGHT, self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return event.ignore()
        if self._value_rect().contains(event.position().toPoint()):
            return self.edit_figure()
        self.setSliderDown(True)
        if event.position().y() >= 18:
            self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().x())
        over = self._value_rect().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._value_rect().contains(event.position().toPoint()):
            self.reset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus() and self._lies_in_what_scrolls():
            return event.ignore()
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / WHEEL_NOTCH)
        self._wheel -= notches * WHEEL_NOTCH
        self.setValue(self.value() + notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            return self.edit_figure()
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return self.reset()
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the figure, Enter takes what was typed and Escape leaves the number as it was."""
        if key_pressed(event) and self.editor is not None and watched is self.editor:
            if event.key() == Qt.Key.Key_Escape:
                self.editor.clear()
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish_editing()
                return True
        return super().eventFilter(watched, event)
