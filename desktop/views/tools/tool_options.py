"""How the tool in hand is set; other tools' settings aren't shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.model.document.document import Document
from desktop.model.stage.tool_state import SIZE, BrushSettings, ToolState
from desktop.model.stage.tools import TOOLS, Cursor
from desktop.views.colour.button import ColourButton
from desktop.views.colour.swatches import Swatches
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button, label
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark

HEIGHT = 44
NAME_WIDTH = 76
"""Room for the longest usual name, so that the sliders stay where they are."""


TOGGLES = {
    "sample_all": ("layers", mark("Look at the whole picture, not only at the active layer")),
    "contiguous": ("combine", mark("Only what touches the place clicked")),
    "filled": ("square", mark("Filled, not only the outline")),
    "radial": ("circle-dashed", mark("From the middle outwards")),
    "to_transparent": ("droplet", mark("Into nothing, not into the colour before")),
}
"""Icon and tooltip of each field that is on or off."""
COMBINE = (
    ("replace", mark("Replace")),
    ("add", mark("Add")),
    ("subtract", mark("Subtract")),
    ("intersect", mark("Intersect")),
)
COMBINE_WIDTH = 150
ROOMY = 660
"""Width in pixels from which on the tool's name stands there."""
EXTRA_SHARE = 40
"""How much of the room goes to what else there is to set; a slider has 4."""


class ToolOptions(QWidget):
    """A widget for each field of `BrushSettings` that a tool names among its options; undo and redo at the right."""

    undo_clicked = Signal()
    redo_clicked = Signal()

    def __init__(
        self, state: ToolState, extras: Mapping[str, QWidget] | None = None, parent: QWidget | None = None
    ) -> None:
        """`extras` are widgets for options that are no field of the settings, by the names that tools give them."""
        super().__init__(parent)
        self._state = state
        self._extras = dict(extras or {})
        self.setProperty("look", "panel-top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Tool options"))
        self.name = label("", "strong")
        self.name.setMinimumWidth(NAME_WIDTH)
        self.sliders = self._make_sliders()
        self.colour = ColourButton()
        self.swatches = Swatches()
        self.combine = MenuButton(tr("Selecting"), tooltip=tr("What a new selection does with the one that is there"))
        self.combine.set_choices(COMBINE)
        self.combine.setMinimumWidth(96)
        self.combine.chosen.connect(lambda how: state.set(combine=how))
        self._toggles = {name: self._toggle(name, *looks) for name, looks in TOGGLES.items()}
        self.pressure = icon_button("pen-tool", tr("The pen's pressure widens the line"))
        self.pressure.setCheckable(True)
        self.undo = icon_button("undo-2", tr("Undo (Ctrl+Z)"))
        self.redo = icon_button("redo-2", tr("Redo (Ctrl+Shift+Z)"))
        self.combine.setMaximumWidth(COMBINE_WIDTH)
        self.tip = ElidedLabel(look="label")
        self._place()
        self.colour.colour_chosen.connect(state.choose_colour)
        self.swatches.colour_chosen.connect(state.choose_colour)
        self.pressure.clicked.connect(lambda on: state.set(pressure_size=on))
        self.undo.clicked.connect(self.undo_clicked)
        self.redo.clicked.connect(self.redo_clicked)
        self._extra: QWidget | None = None
        self._named = True
        state.changed.connect(self._show)
        self._show(frozenset())

    def bind(self, document: Document) -> None:
        """Undo and redo what is done to a document."""
        self.undo_clicked.connect(document.undo)
        self.redo_clicked.connect(document.redo)
        document.history_changed.connect(lambda: self.set_history(document.can_undo, document.can_redo))
        self.set_history(document.can_undo, document.can_redo)

    def set_history(self, can_undo: bool, can_redo: bool) -> None:
        """Set whether there is something to undo and to redo."""
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
        """Give the slider of that field."""
        return self.sliders[name]

    def _make_sliders(self) -> dict[str, Slider]:
        start = BrushSettings()
        low, high = SIZE
        sized = partial(Slider, curve=2.0, unit="px")
        made = {
            "size": sized(tr("Size"), low, high, default=start.size, tooltip=tr("Diameter of the brush ([ and ])")),
            "mask_size": sized(
                tr("Size"), low, high, default=start.mask_size, tooltip=tr("Diameter of the mask brush ([ and ])")
            ),
            "hardness": Slider(
                tr("Hardness"),
                0,
                1,
                0.01,
                default=start.hardness,
                percent=True,
                tooltip=tr("Hardness: how sharply the brush ends at its rim"),
            ),
            "opacity": Slider(
                tr("Opacity"),
                0,
                1,
                0.01,
                default=start.opacity,
                percent=True,
                tooltip=tr("Opacity: how much a stroke covers what is under it"),
            ),
        }
        made |= {
            "tolerance": Slider(
                tr("Tolerance"),
                0,
                1,
                0.01,
                default=start.tolerance,
                percent=True,
                tooltip=tr("Tolerance: how unlike a colour may be and still count as the same"),
            ),
            "gap": Slider(
                tr("Gaps"),
                0,
                40,
                default=start.gap,
                unit="px",
                tooltip=tr("Openings between lines that count as closed"),
            ),
        }
        for name, slider in made.items():
            slider.setMaximumWidth(150)
            slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            slider.number_changed.connect(lambda number, name=name: self._state.set(**{name: number}))
        return made

    def _toggle(self, name: str, icon_name: str, tip: str) -> QToolButton:
        made = icon_button(icon_name, tip, side=16)
        made.setCheckable(True)
        made.clicked.connect(lambda on: self._state.set(**{name: on}))
        return made

    def _place(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 10, 3)
        row.setSpacing(16)
        row.addWidget(self.name)
        row.addWidget(self.tip, 40)
        if "brush" in self._extras:
            row.addWidget(self._extras["brush"])
        for slider in self.sliders.values():
            row.addWidget(slider, 4)
        row.addWidget(self.combine, 3)
        toggles = QHBoxLayout()
        toggles.setSpacing(2)
        for toggle in self._toggles.values():
            toggles.addWidget(toggle)
        row.addLayout(toggles)
        for name, extra in self._extras.items():
            if name != "brush":  # it stands first
                row.addWidget(extra)
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

    def _fit(self) -> None:
        """Where there is little room, the rail says alone which tool is in hand, unless nothing else is to be said."""
        self.name.setVisible(self._named and (self.width() >= ROOMY or not self.tip.isHidden()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, _names: frozenset[str]) -> None:
        value = self._state.value
        tool = TOOLS[self._state.tool]
        options = (tool.map_options or ()) if value.painted else tool.options
        self.name.setText(tr(tool.label))
        # The map's own name stands there, or the brush's.
        named = "brush" in options and "brush" in self._extras
        self._named = value.painted is None and not named
        self.tip.setText(tr(tool.tip))
        self.tip.setVisible(self._named and not options)
        self._fit()
        for name, slider in self.sliders.items():
            slider.setVisible(name in options)
            slider.set_number(getattr(value, name))
        any_ink = "size" in options and value.painted is not None and value.painted.ink is None
        coloured = "colour" in options or any_ink
        self.colour.setVisible(coloured)
        self.swatches.setVisible(coloured)
        self.colour.set_rgb(value.colour)
        self.swatches.show_colours(value.recent, value.colour)
        self.combine.setVisible("combine" in options)
        self.combine.set_value(value.combine)
        for name, toggle in self._toggles.items():
            toggle.setVisible(name in options)
            toggle.setChecked(getattr(value, name))
        for name, extra in self._extras.items():
            extra.setVisible(name in options)
        painted = tool.cursor is Cursor.RING and bool({"size", "mask_size"} & set(options))
        self.pressure.setVisible(painted)
        self.pressure.setChecked(value.pressure_size)
