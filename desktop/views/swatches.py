"""The colours lately painted with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.model.tool_state import RECENT, Rgb
from desktop.views.colour_swatch import ColourSwatch


class Swatches(QWidget):
    """A row of patches; the one in use is ringed."""

    colour_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Recent colours")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.patches = [ColourSwatch((0, 0, 0)) for _ in range(RECENT)]
        for patch in self.patches:
            patch.clicked.connect(lambda _on, patch=patch: self._choose(patch))
            row.addWidget(patch)

    def show_colours(self, recent: tuple[Rgb, ...], used: Rgb) -> None:
        for place, patch in enumerate(self.patches):
            patch.setVisible(place < len(recent))
            if place < len(recent):
                patch.set_rgb(recent[place])
                patch.setChecked(recent[place] == used)

    def _choose(self, patch: ColourSwatch) -> None:
        patch.setChecked(True)
        self.colour_chosen.emit(patch.rgb())
