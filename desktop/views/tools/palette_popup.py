"""The palette under the right button: colours and brushes where the pen is, and a way to the menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.stage.brush_presets import BrushLibrary
from desktop.model.stage.tool_state import ToolState
from desktop.views.colour.palette_grid import PaletteGrid
from desktop.views.colour.wheel import ColourWheel
from desktop.views.widgets.chip import Chip
from desktop.views.widgets.flow_layout import FlowLayout
from desktop.views.widgets.on_screen import place_within
from desktop.views.widgets.parts import button
from desktop.words import tr


class PalettePopup(QFrame):
    """A colour that is clicked closes it; the wheel can be dragged on. Escape or a click beside it closes it too."""

    more_clicked = Signal(QPoint)
    """The context menu is wanted there instead, in global coordinates."""

    def __init__(self, state: ToolState, library: BrushLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._state, self._library, self._at = state, library, QPoint()
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Colours and brushes"))
        self.wheel, self.recent = ColourWheel(196), PaletteGrid()
        self.recent.setAccessibleName(tr("Recent colours"))
        self.more = button(tr("More…"), look="link")
        brushes = QWidget()
        self._flow = FlowLayout(brushes, gap=4)
        self.chips: dict[str, Chip] = {}
        brushes.setFixedWidth(220)
        library.changed.connect(self._show_brushes)
        self._show_brushes()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.wheel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.recent, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(brushes)
        rim = QHBoxLayout()
        rim.addStretch(1)
        rim.addWidget(self.more)
        column.addLayout(rim)
        self.wheel.picked.connect(lambda rgb: state.set(colour=rgb))
        self.recent.picked.connect(self._pick)
        self.more.clicked.connect(self._ask_menu)

    def open_at(self, at: QPoint) -> None:
        """Show it with its wheel under the pointer, wholly on the screen."""
        self._at = at
        value = self._state.value
        self.wheel.show_colour(value.colour)
        self.recent.show_colours(tuple((rgb, "") for rgb in value.recent))
        for name, chip in self.chips.items():
            chip.setChecked(name == value.preset)
        self.adjustSize()
        place_within(self, at - QPoint(self.width() // 2, 12 + self.wheel.height() // 2))
        self.show()

    def _show_brushes(self) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = {name: Chip(preset.label) for name, preset in self._library.presets.items()}
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, name=name: self._take(name))
            self._flow.addWidget(chip)

    def _pick(self, rgb: tuple[int, int, int]) -> None:
        self._state.choose_colour(rgb)
        self.close()

    def _take(self, name: str) -> None:
        self._library.take(self._state, name)
        self.close()

    def _ask_menu(self) -> None:
        self.close()
        self.more_clicked.emit(self._at)
