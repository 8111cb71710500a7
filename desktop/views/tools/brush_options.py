"""The brush in hand by name, and what of it isn't set every minute: hardness, flow, grain, symmetry."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.stage.brush_presets import BRUSH_PRESETS, take_preset
from desktop.model.stage.symmetry import SYMMETRIES
from desktop.model.stage.tool_state import BrushSettings, ToolState
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button, labelled
from desktop.views.widgets.slider import Slider

SLIDERS = {
    "hardness": ("Hardness", "Hardness: how sharply the brush ends at its rim"),
    "flow": ("Flow", "Flow: how much each touch adds; below 100 % colour builds up"),
    "grain": ("Grain", "Grain: how much of the paper shows through"),
    "stabiliser": ("Steady hand", "How far the line lags behind the hand, to be smoother"),
}


class BrushOptions(QWidget):
    """A menu of brushes, and a button that opens the rest."""

    def __init__(self, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.presets = MenuButton("Brush", icon_name="paintbrush", tooltip="Brush: round, pencil, airbrush and others")
        self.presets.set_choices([(preset.name, preset.label) for preset in BRUSH_PRESETS.values()])
        self.presets.setMinimumWidth(112)
        self.more = icon_button("sliders-horizontal", "More of the brush: hardness, flow, grain, symmetry", side=16)
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setProperty("look", "popup")
        self.popup.setAccessibleName("More of the brush")
        usual = BrushSettings()
        self.sliders = {
            name: Slider(text, 0, 1, 0.01, default=getattr(usual, name), percent=True, tooltip=tip)
            for name, (text, tip) in SLIDERS.items()
        }
        self.pressure = QCheckBox("The pen's pressure sets the opacity")
        self.symmetry = MenuButton("Symmetry", tooltip="Symmetry: where each stroke is drawn again")
        self.symmetry.set_choices([(name, text) for name, (text, _) in SYMMETRIES.items()])
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        for name, slider in self.sliders.items():
            slider.setMinimumWidth(230)
            slider.number_changed.connect(lambda number, name=name: state.set(**{name: number}))
            column.addWidget(slider)
        column.addWidget(self.pressure)
        column.addWidget(labelled("Symmetry", self.symmetry))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.presets)
        row.addWidget(self.more)
        self.presets.chosen.connect(lambda name: take_preset(state, name))
        self.pressure.clicked.connect(lambda on: state.set(pressure_opacity=on))
        self.symmetry.chosen.connect(lambda name: state.set(symmetry=name))
        self.more.clicked.connect(self.open_popup)
        state.changed.connect(lambda _names: self._show())
        self._show()

    def open_popup(self) -> None:
        """Drop the rest down under its button."""
        self.popup.move(self.more.mapToGlobal(QPoint(0, self.more.height() + 6)))
        self.popup.show()
        self.sliders["hardness"].setFocus()

    def _show(self) -> None:
        value = self._state.value
        self.presets.set_value(value.preset)
        for name, slider in self.sliders.items():
            slider.set_number(getattr(value, name))
        self.pressure.setChecked(value.pressure_opacity)
        self.symmetry.set_value(value.symmetry)
