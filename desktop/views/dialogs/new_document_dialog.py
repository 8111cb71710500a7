"""Asks for a width and a height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.views.widgets.chip import Chip
from desktop.views.widgets.flow_layout import FlowLayout
from desktop.views.widgets.parts import button, label, labelled, number_box
from desktop.views.widgets.segmented import Segmented
from desktop.words import tr
from engine.phrase import mark

LEAST, MOST, STEP = 64, 4096, 8
PRESETS = (
    (512, 512),
    (768, 512),
    (512, 768),
    (1024, 576),
    (1024, 1024),
    (1152, 896),
    (896, 1152),
    (1216, 832),
    (832, 1216),
    (1344, 768),
    (768, 1344),
    (2048, 2048),
)
"""What SD 1.5 draws at, then what SDXL was trained at, then one to enlarge into."""
PAPERS = (("paper", mark("Untouched")), ("white", mark("White")), ("colour", mark("Brush colour")))


PAPER_TIPS = {
    "paper": mark("Transparent: the model is free to fill it"),
    "white": mark("A white layer under the sketch"),
    "colour": mark("A layer of the colour in hand under the sketch"),
}


class NewDocumentDialog(QDialog):
    """Width and height in multiples of 8; `chosen_size` after it was accepted."""

    def __init__(
        self,
        size: tuple[int, int] = (512, 512),
        *,
        title: str = mark("New drawing"),
        verb: str = mark("Create"),
        papers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(title))
        self.width_box = self._side(tr("Width"), size[0])
        self.height_box = self._side(tr("Height"), size[1])
        accept = button(verb, look="primary")
        accept.setDefault(True)
        accept.clicked.connect(self.accept)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(title, "title"))
        column.addWidget(self._presets())
        column.addLayout(self._sides())
        self._papers = Segmented(tr("Background"), [(value, text, "", PAPER_TIPS[value]) for value, text in PAPERS])
        if papers:
            column.addWidget(labelled(tr("Background"), self._papers), 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(accept)
        column.addLayout(row)
        self.setMinimumWidth(380)
        self.width_box.setFocus()
        self.width_box.selectAll()

    def paper(self) -> str:
        """Give one of PAPERS: what the first layer is filled with."""
        return self._papers.value()

    def chosen_size(self) -> tuple[int, int]:
        """Give (width, height) in pixels, multiples of 8."""
        return _fitted(self.width_box.value()), _fitted(self.height_box.value())

    def _side(self, name: str, value: int) -> QSpinBox:
        box = number_box(name, LEAST, MOST, suffix=" px")
        box.setSingleStep(STEP)
        box.setValue(value)
        box.editingFinished.connect(lambda: box.setValue(_fitted(box.value())))
        box.valueChanged.connect(self._show_chosen)
        return box

    def _sides(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (name, box) in enumerate(((tr("Width"), self.width_box), (tr("Height"), self.height_box))):
            grid.addWidget(label(name, "label"), 0, place)
            grid.addWidget(box, 1, place)
        grid.addWidget(
            label(tr("{LEAST} to {MOST} px, in steps of {STEP}", LEAST=LEAST, MOST=MOST, STEP=STEP), "note"), 2, 0, 1, 2
        )
        return grid

    def _presets(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=4)
        self._chips: dict[tuple[int, int], Chip] = {}
        for size in PRESETS:
            chip = Chip(f"{size[0]} × {size[1]}")
            chip.clicked.connect(lambda _on, size=size: self._take(size))
            self._chips[size] = chip
            flow.addWidget(chip)
        self._show_chosen()
        return row

    def _take(self, size: tuple[int, int]) -> None:
        self.width_box.setValue(size[0])
        self.height_box.setValue(size[1])
        self._show_chosen()

    def _show_chosen(self) -> None:
        for size, chip in getattr(self, "_chips", {}).items():
            chip.setChecked(size == (self.width_box.value(), self.height_box.value()))


def _fitted(side: int) -> int:
    return min(MOST, max(LEAST, round(side / STEP) * STEP))
