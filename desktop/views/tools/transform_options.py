"""The transform under way in numbers: place, size and angle, flips, apply and cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop.model.stage.transforming import Transforming
from desktop.views.widgets.parts import icon_button, label, number_box
from desktop.words import tr

FAR = 32768


class TransformOptions(QWidget):
    """Bound to the transform. Enter in a number puts it in force, Enter again applies; Esc leaves all as it was."""

    typed = Signal()
    """Numbers were typed to the end: the keyboard may go back to the canvas."""

    def __init__(self, transforming: Transforming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transforming = transforming
        self.left = self._box("X", tr("Left edge in pixels"), -FAR, FAR)
        self.top = self._box("Y", tr("Upper edge in pixels"), -FAR, FAR)
        self.across = self._box("W", tr("Width in pixels"), 1, FAR)
        self.down = self._box("H", tr("Height in pixels"), 1, FAR)
        self.angle = self._box("∠", tr("Angle in degrees, clockwise"), -360, 360, suffix="°")
        self.flip_across = icon_button("flip-horizontal-2", tr("Flip horizontally"), side=16)
        self.flip_down = icon_button("flip-vertical-2", tr("Flip vertically"), side=16)
        self.apply = icon_button("check", tr("Apply (Enter)"), side=16)
        self.cancel = icon_button("x", tr("Leave as it was (Esc)"), side=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for name, box in (("X", self.left), ("Y", self.top), ("W", self.across), ("H", self.down), ("∠", self.angle)):
            row.addWidget(label(name, "label"))
            row.addWidget(box)
            row.addSpacing(1)
        for button in (self.flip_across, self.flip_down, self.apply, self.cancel):
            row.addWidget(button)
        self.left.valueChanged.connect(lambda: self._move())
        self.top.valueChanged.connect(lambda: self._move())
        self.across.valueChanged.connect(lambda: self._scale(0))
        self.down.valueChanged.connect(lambda: self._scale(1))
        self.angle.valueChanged.connect(lambda: self._turn())
        self.flip_across.clicked.connect(lambda: self._flip(-1, 1))
        self.flip_down.clicked.connect(lambda: self._flip(1, -1))
        self.apply.clicked.connect(transforming.apply)
        self.cancel.clicked.connect(transforming.cancel)
        transforming.changed.connect(self._show)
        self._show()

    def _box(self, name: str, tip: str, low: int, high: int, suffix: str = "") -> QSpinBox:
        box = number_box(tip, low, high, suffix=suffix)
        box.setKeyboardTracking(False)
        box.setFixedWidth(54)
        box.setToolTip(tr(tip))
        box.installEventFilter(self)
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QSpinBox) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            in_force = watched.cleanText() == watched.textFromValue(watched.value())
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and in_force:
                self.typed.emit()  # first: a box that is disabled with the focus would hand it to its neighbour
                self._transforming.apply()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.typed.emit()
                self._transforming.cancel()
                return True
        return super().eventFilter(watched, event)

    def _boxes(self) -> tuple[QSpinBox, ...]:
        return self.left, self.top, self.across, self.down, self.angle

    def _show(self) -> None:
        active = self._transforming.active
        numbers = self._transforming.numbers if active else (0.0, 0.0, 1.0, 1.0, 0.0)
        for box, number in zip(self._boxes(), numbers, strict=True):
            with QSignalBlocker(box):
                box.setValue(round(number))
            box.setEnabled(active)
        for button in (self.apply, self.cancel):
            button.setEnabled(active)

    def _move(self) -> None:
        x, y, *_ = self._transforming.numbers
        self._transforming.move(QPointF(self.left.value() - x, self.top.value() - y))

    def _scale(self, which: int) -> None:
        _x, _y, width, height, _angle = self._transforming.numbers
        if which == 0:
            self._transforming.scale(self.across.value() / max(width, 1e-6), 1)
        else:
            self._transforming.scale(1, self.down.value() / max(height, 1e-6))

    def _turn(self) -> None:
        self._transforming.turn(self.angle.value() - self._transforming.numbers[4])

    def _flip(self, across: int, down: int) -> None:
        if self._transforming.begin():
            self._transforming.scale(across, down)
