"""The brush in hand by name, and what of it isn't set every minute: hardness, flow, pressure, symmetry, one's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.model.pixels.brush import SPACING
from desktop.model.stage.brush_presets import BrushLibrary
from desktop.model.stage.symmetry import SYMMETRIES
from desktop.model.stage.tool_state import BrushSettings, ToolState
from desktop.views.tools.brush_list import BrushList
from desktop.views.tools.pressure_curve import PressureCurve
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.on_screen import place_within
from desktop.views.widgets.parts import icon_button, labelled
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark

SLIDERS = {
    "hardness": (mark("Hardness"), mark("Hardness: how sharply the brush ends at its rim"), 0.0, 1.0),
    "flow": (mark("Flow"), mark("Flow: how much each touch adds; below 100 % colour builds up"), 0.0, 1.0),
    "spacing": (mark("Spacing"), mark("Spacing: from one touch to the next, of their size"), SPACING, 3.0),
    "grain": (mark("Grain"), mark("Grain: how much of the paper shows through"), 0.0, 1.0),
    "stabiliser": (mark("Steady hand"), mark("How far the line lags behind the hand, to be smoother"), 0.0, 1.0),
}
PRESSURES = {
    "pressure_size": (mark("Pressure sets the size"), "size_curve", mark("Curve of the size")),
    "pressure_opacity": (mark("Pressure sets the opacity"), "opacity_curve", mark("Curve of the opacity")),
}
"""Each with its curve."""


class BrushOptions(QWidget):
    """A menu of brushes, and a button that opens the rest."""

    def __init__(self, state: ToolState, library: BrushLibrary | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.library = library or BrushLibrary(parent=self)
        self.presets = MenuButton(
            tr("Brush"), icon_name="paintbrush", tooltip=tr("Brush: round, pencil, airbrush and others")
        )
        self.presets.setMinimumWidth(112)
        self.more = icon_button(
            "sliders-horizontal", tr("More of the brush: flow, pressure, symmetry, your own"), side=16
        )
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setProperty("look", "popup")
        self.popup.setAccessibleName(tr("More of the brush"))
        usual = BrushSettings()
        self.sliders = {
            name: Slider(text, low, high, 0.01, default=getattr(usual, name), percent=True, tooltip=tip)
            for name, (text, tip, low, high) in SLIDERS.items()
        }
        self.switches = {name: QCheckBox(tr(text)) for name, (text, _curve, _name) in PRESSURES.items()}
        self.pressure = self.switches["pressure_opacity"]
        self.curves = {curve: PressureCurve(text) for _words, curve, text in PRESSURES.values()}
        self.tilt = QCheckBox(tr("A leaning pen draws wider"))
        self.symmetry = MenuButton(tr("Symmetry"), tooltip=tr("Symmetry: where each stroke is drawn again"))
        self.symmetry.set_choices([(name, text) for name, (text, _) in SYMMETRIES.items()])
        self.list = BrushList(self.library)
        self.own = QLineEdit()
        self.own.setPlaceholderText(tr("Your brush"))
        self.own.setAccessibleName(tr("Name of your brush"))
        self.save = icon_button("save", tr("Save the brush in hand under this name"), side=16)
        self.delete = icon_button("trash-2", tr("Delete your brush (Del)"), side=16)
        self._place()
        self._bind()
        self._show_presets()

    def open_popup(self) -> None:
        """Drop the rest down under its button."""
        self._show()
        place_within(self.popup, self.more.mapToGlobal(QPoint(0, self.more.height() + 6)))
        self.popup.show()
        self.sliders["hardness"].setFocus()

    def _place(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        for slider in self.sliders.values():
            slider.setMinimumWidth(240)
            column.addWidget(slider)
        pressures = QGridLayout()
        pressures.setHorizontalSpacing(12)
        for place, (name, (_words, curve, _text)) in enumerate(PRESSURES.items()):
            pressures.addWidget(self.switches[name], 0, place)
            pressures.addWidget(self.curves[curve], 1, place)
        column.addLayout(pressures)
        column.addWidget(self.tilt)
        column.addWidget(labelled(tr("Symmetry"), self.symmetry))
        mine = QHBoxLayout()
        mine.setSpacing(4)
        for each in (self.own, self.save, self.delete):
            mine.addWidget(each)
        brushes = QVBoxLayout()
        brushes.setSpacing(8)
        brushes.addWidget(self.list, 1)
        brushes.addLayout(mine)
        whole = QHBoxLayout(self.popup)
        whole.setContentsMargins(10, 12, 14, 14)
        whole.setSpacing(16)
        whole.addLayout(brushes)
        whole.addLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.presets)
        row.addWidget(self.more)

    def _bind(self) -> None:
        state = self._state
        for name, slider in self.sliders.items():
            slider.number_changed.connect(lambda number, name=name: state.set(**{name: number}))
        for name, switch in self.switches.items():
            switch.clicked.connect(lambda on, name=name: state.set(**{name: on}))
        for name, curve in self.curves.items():
            curve.curve_changed.connect(lambda points, name=name: state.set(**{name: points}))
        self.tilt.clicked.connect(lambda on: state.set(tilt_size=on))
        self.symmetry.chosen.connect(lambda name: state.set(symmetry=name))
        self.presets.chosen.connect(lambda name: self.library.take(state, name))
        self.list.chosen.connect(lambda name: self.library.take(state, name))
        self.list.delete_wanted.connect(self.library.delete)
        self.own.returnPressed.connect(self._save)
        self.own.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.save.setEnabled(False)
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(lambda: self.library.delete(self.list.current_name))
        self.more.clicked.connect(self.open_popup)
        self.library.changed.connect(self._show_presets)
        state.changed.connect(lambda _names: self._show())

    def _save(self) -> None:
        if self.own.text().strip():
            self.library.save(self.own.text(), self._state)
            self.own.clear()

    def _show_presets(self) -> None:
        self.presets.set_choices([(preset.name, preset.label) for preset in self.library.presets.values()])
        self._show()

    def _show(self) -> None:
        value = self._state.value
        there = self.library.presets.get(value.preset)
        self.presets.set_value(value.preset, there.label if there else tr("Brush"))
        self.list.show_chosen(value.preset)
        self.delete.setEnabled(self.library.is_own(value.preset))
        for name, slider in self.sliders.items():
            slider.set_number(getattr(value, name))
        for name, (_words, curve, _text) in PRESSURES.items():
            self.switches[name].setChecked(getattr(value, name))
            self.curves[curve].setEnabled(getattr(value, name))
            self.curves[curve].set_curve(getattr(value, curve))
        self.tilt.setChecked(value.tilt_size)
        self.symmetry.set_value(value.symmetry)
