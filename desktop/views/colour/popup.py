"""Picks the colour of the brush, and shows it at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.colour.field import ColourField
from desktop.views.colour.hue_bar import DEGREES, HueBar
from desktop.views.colour.spaces import hsv_of, rgb_of, rgb_of_text
from desktop.views.colour.swatch import ColourSwatch
from desktop.views.widgets.parts import label
from desktop.words import tr
from engine.phrase import mark


class ColourPopup(QFrame):
    """Square, hue and hex; the colour that it opened with stays at hand. Escape or a click beside it closes it."""

    colour_chosen = Signal(tuple)
    """With each change; not emitted by `show_colour`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Brush colour"))
        self._hsv = (0.0, 0.0, 0.0)
        self.field = ColourField()
        self.hue = HueBar()
        self.hex = QLineEdit()
        self.hex.setProperty("look", "figure")
        self.hex.setAccessibleName(tr("Colour as hex"))
        self.hex.setMaxLength(7)
        self.before = ColourSwatch((0, 0, 0))
        self._place()
        self.field.picked.connect(lambda saturation, value: self._choose(self._hsv[0], saturation, value))
        self.hue.valueChanged.connect(lambda degrees: self._choose(degrees / DEGREES, *self._hsv[1:]))
        self.hex.editingFinished.connect(self._take_hex)
        self.before.clicked.connect(self._go_back)

    def show_colour(self, rgb: Rgb) -> None:
        """Show this colour as the one to begin from."""
        self.before.set_rgb(rgb)
        self.before.setToolTip(tr("Back to the colour before"))
        self._adopt(rgb)

    def _adopt(self, rgb: Rgb) -> None:
        self._hsv = hsv_of(rgb, self._hsv[0])
        self._show()

    def _choose(self, hue: float, saturation: float, value: float) -> None:
        self._hsv = (hue, saturation, value)
        self._show()
        self.colour_chosen.emit(self._rgb())

    def _rgb(self) -> Rgb:
        return rgb_of(self._hsv)

    def _show(self) -> None:
        hue, saturation, value = self._hsv
        self.field.show_colour(hue, saturation, value)
        self.hue.blockSignals(True)
        self.hue.setValue(round(hue * DEGREES) % DEGREES)
        self.hue.blockSignals(False)
        self.hue.update()
        self.hex.setText(QColor(*self._rgb()).name())

    def _take_hex(self) -> None:
        typed = rgb_of_text(self.hex.text())
        if typed is not None and typed != self._rgb():
            self._adopt(typed)
            self.colour_chosen.emit(typed)
        self._show()

    def _go_back(self) -> None:
        self.before.setChecked(False)
        self._adopt(self.before.rgb())
        self.colour_chosen.emit(self.before.rgb())

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.hex, 1)
        foot.addWidget(label(mark("before"), "note"))
        foot.addWidget(self.before)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.hue)
        column.addLayout(foot)
