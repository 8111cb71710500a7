"""The docked colours: wheel, the two in hand, hex, a palette, and those lately painted with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.model.pixels.palettes import Palette, read_palette, shipped_palettes
from desktop.model.stage.tool_state import ToolState
from desktop.views.colour.palette_grid import PaletteGrid
from desktop.views.colour.spaces import rgb_of_text
from desktop.views.colour.swatch import ColourSwatch
from desktop.views.colour.wheel import ColourWheel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button, label, section
from desktop.words import tr


class ColourPanel(QWidget):
    """Bound to the brush's colour: what is picked is painted with at once."""

    palette_wanted = Signal()
    """A palette file is to be opened: `add_palette` takes it."""

    def __init__(self, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setAccessibleName(tr("Colour"))
        self.wheel = ColourWheel()
        self.now, self.before = ColourSwatch((0, 0, 0)), ColourSwatch((0, 0, 0))
        self.swap = icon_button("arrow-left-right", tr("Swap with the colour before (X)"), side=16)
        self.hex = QLineEdit()
        self.hex.setProperty("look", "figure")
        self.hex.setAccessibleName(tr("Colour as hex"))
        self.hex.setMaxLength(7)
        self.palettes = MenuButton(tr("Palette"), tooltip=tr("Palette: colours to choose from"))
        self.grid, self.recent = PaletteGrid(), PaletteGrid()
        self.recent.setAccessibleName(tr("Recent colours"))
        self._known: dict[str, Palette] = {each.name: each for each in shipped_palettes()}
        self._place()
        self.wheel.picked.connect(lambda rgb: state.set(colour=rgb))
        self.grid.picked.connect(state.choose_colour)
        self.recent.picked.connect(state.choose_colour)
        self.before.clicked.connect(state.swap_colours)
        self.swap.clicked.connect(state.swap_colours)
        self.hex.editingFinished.connect(self._take_hex)
        self.palettes.chosen.connect(self._show_palette)
        self.palettes.add_action(tr("Open palette…"), "folder-open").triggered.connect(self.palette_wanted)
        state.changed.connect(lambda _names: self._show())
        self._list("Basic")
        self._show()

    def add_palette(self, path: Path) -> None:
        """Read a palette and show it. Raises UnreadableFile."""
        palette = read_palette(path)
        self._known[palette.name] = palette
        self._list(palette.name)

    def _list(self, shown: str) -> None:
        self.palettes.set_choices([(name, name) for name in self._known])
        self._show_palette(shown)

    def _show_palette(self, name: str) -> None:
        self.palettes.set_value(name)
        self.grid.show_palette(self._known[name])

    def _place(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(4)
        hands = QHBoxLayout()
        hands.setSpacing(0)
        hands.addWidget(self.now)
        hands.addWidget(self.before)
        beside.addStretch(1)
        beside.addLayout(hands)
        beside.addWidget(self.swap)
        beside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.wheel)
        top.addLayout(beside)
        names = QHBoxLayout()
        names.setSpacing(6)
        self.hex.setFixedWidth(84)
        names.addWidget(self.hex)
        names.addWidget(self.palettes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(section(tr("Colour")))
        column.addLayout(top)
        column.addLayout(names)
        column.addWidget(self.grid)
        column.addWidget(label(tr("Recent"), "note"))
        column.addWidget(self.recent)
        column.addStretch(1)

    def _show(self) -> None:
        value = self._state.value
        self.wheel.show_colour(value.colour)
        self.now.set_rgb(value.colour)
        self.now.setChecked(True)
        self.before.set_rgb(value.previous_colour)
        self.before.setChecked(False)
        self.hex.setText(QColor(*value.colour).name())
        self.recent.show_colours(tuple((rgb, "") for rgb in value.recent))

    def _take_hex(self) -> None:
        typed = rgb_of_text(self.hex.text())
        if typed is not None:
            self._state.choose_colour(typed)
        self._show()
