"""How the tool in hand is set; other tools' settings aren't shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.model.stage.tool_state import SIZE, BrushSettings, ToolState
from desktop.model.stage.tools import TOOLS
from desktop.views.colour.button import ColourButton
from desktop.views.colour.swatches import Swatches
from desktop.views.widgets.parts import icon_button, label
from desktop.views.widgets.slider import Slider

HEIGHT = 44
NAME_WIDTH = 76
"""Room for the longest usual name, so that the sliders stay where they are."""


EXTRA_SHARE = 40
"""How much of the room goes to what else there is to set; a slider has 4."""


class ToolOptions(QWidget):
    """A widget for each field of `BrushSettings` that a tool names among its options; undo and redo at the right."""

    undo_clicked = Signal()
    redo_clicked = Signal()

    def __init__(self, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setProperty("look", "panel-top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Tool options")
        self.name = label("", "strong")
        self.name.setMinimumWidth(NAME_WIDTH)
        self._sliders = self._make_sliders()
        self.colour = ColourButton()
        self.swatches = Swatches()
        self.pressure = icon_button("pen-tool", "The pen's pressure widens the line")
        self.pressure.setCheckable(True)
        self.undo = icon_button("undo-2", "Undo (Ctrl+Z)")
        self.redo = icon_button("redo-2", "Redo (Ctrl+Shift+Z)")
        self._place()
        self.colour.colour_chosen.connect(state.choose_colour)
        self.swatches.colour_chosen.connect(state.choose_colour)
        self.pressure.clicked.connect(lambda on: state.set(pressure_size=on))
        self.undo.clicked.connect(self.undo_clicked)
        self.redo.clicked.connect(self.redo_clicked)
        self._extra: QWidget | None = None
        state.changed.connect(self._show)
        self._show(frozenset())

    def set_history(self, can_undo: bool, can_redo: bool) -> None:
        """Whether there is something to undo and to redo."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def set_extra(self, extra: QWidget | None) -> None:
        """Show what else there is to set just now beside the tool's own options, or nothing."""
        if self._extra is extra:
            return
        if self._extra is not None:
            self._extra.hide()
        self._extra = extra
        if extra is not None:
            if self._row.indexOf(extra) < 0:
                self._row.insertWidget(self._row.count() - 2, extra, EXTRA_SHARE)
            extra.show()

    def slider(self, name: str) -> Slider:
        """The slider of that field."""
        return self._sliders[name]

    def _make_sliders(self) -> dict[str, Slider]:
        start = BrushSettings()
        low, high = SIZE
        size = {"curve": 2.0, "unit": "px"}
        made = {
            "size": Slider("Size", low, high, default=start.size, tooltip="Diameter of the brush ([ and ])", **size),
            "mask_size": Slider(
                "Size", low, high, default=start.mask_size, tooltip="Diameter of the mask brush ([ and ])", **size
            ),
            "hardness": Slider(
                "Hardness",
                0,
                1,
                0.01,
                default=start.hardness,
                percent=True,
                tooltip="Hardness: how sharply the brush ends at its rim",
            ),
            "opacity": Slider(
                "Opacity",
                0,
                1,
                0.01,
                default=start.opacity,
                percent=True,
                tooltip="Opacity: how much a stroke covers what is under it",
            ),
        }
        for name, slider in made.items():
            slider.setMaximumWidth(150)
            slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            slider.number_changed.connect(lambda number, name=name: self._state.set(**{name: number}))
        return made

    def _place(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 10, 3)
        row.setSpacing(16)
        row.addWidget(self.name)
        for slider in self._sliders.values():
            row.addWidget(slider, 4)
        colours = QHBoxLayout()
        colours.setSpacing(4)
        colours.addWidget(self.colour)
        colours.addWidget(self.swatches, 1)
        row.addLayout(colours, 5)
        row.addStretch(1)
        history = QHBoxLayout()
        history.setSpacing(2)
        for each in (self.pressure, self.undo, self.redo):
            history.addWidget(each)
        row.addLayout(history)

    def _show(self, _names: frozenset[str]) -> None:
        value = self._state.value
        tool = TOOLS[self._state.tool]
        options = (tool.map_options or ()) if value.map_brush.id else tool.options
        self.name.setText(tool.label)
        self.name.setVisible(not value.map_brush.id)  # the map's own name stands there
        for name, slider in self._sliders.items():
            slider.setVisible(name in options)
            slider.set_number(getattr(value, name))
        any_ink = "size" in options and value.map_brush.id != "" and value.map_brush.ink is None
        coloured = "colour" in options or any_ink
        self.colour.setVisible(coloured)
        self.swatches.setVisible(coloured)
        self.colour.set_rgb(value.colour)
        self.swatches.show_colours(value.recent, value.colour)
        self.pressure.setVisible(bool({"size", "mask_size"} & set(options)))
        self.pressure.setChecked(value.pressure_size)
