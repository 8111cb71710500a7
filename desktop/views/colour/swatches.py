"""The colours lately painted with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.model.stage.tool_state import RECENT, Rgb
from desktop.views.colour.swatch import ColourSwatch
from desktop.words import tr

PATCH = 28


class Swatches(QWidget):
    """A row of patches, as many as there is room for; the one in use is ringed."""

    colour_chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Recent colours"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setSpacing(0)
        self._colours = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.patches = [ColourSwatch((0, 0, 0)) for _ in range(RECENT)]
        for patch in self.patches:
            patch.clicked.connect(lambda _on, patch=patch: self._choose(patch))
            row.addWidget(patch)
        row.addStretch(1)

    def show_colours(self, recent: tuple[Rgb, ...], used: Rgb) -> None:
        self._colours = len(recent)
        for patch, rgb in zip(self.patches, recent, strict=False):
            patch.set_rgb(rgb)
            patch.setChecked(rgb == used)
        self._fit()

    def _fit(self) -> None:
        room = min(self._colours, self.width() // PATCH)
        for place, patch in enumerate(self.patches):
            patch.setVisible(place < room)

    def _choose(self, patch: ColourSwatch) -> None:
        patch.setChecked(True)
        self.colour_chosen.emit(patch.rgb())

    def sizeHint(self) -> QSize:
        return QSize(RECENT * PATCH, PATCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, PATCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
