"""Asks for another size of the canvas and where the drawing stays, or for another size of the picture."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.model.document.reshaping import ANCHORS
from desktop.views.widgets.parts import button, icon_button, label, number_box
from desktop.words import tr
from engine.phrase import mark

MOST = 16384
NAMES = (
    mark("Top left"),
    mark("Top"),
    mark("Top right"),
    mark("Left"),
    mark("Middle"),
    mark("Right"),
    mark("Bottom left"),
    mark("Bottom"),
    mark("Bottom right"),
)


class CanvasSizeDialog(QDialog):
    """`chosen_size` and `anchor` after it was accepted; with `scales` the proportions may be kept instead."""

    def __init__(self, size: tuple[int, int], *, scales: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("Image size") if scales else tr("Canvas size")
        self._size, self._scales = size, scales
        self.setWindowTitle(tr(title))
        self.width_box, self.height_box = self._side(tr("Width"), size[0]), self._side(tr("Height"), size[1])
        self.keep = QCheckBox(tr("Keep the proportions"))
        self.keep.setChecked(True)
        self.keep.setVisible(scales)
        self._anchors = QButtonGroup(self)
        accept = button(tr("Scale") if scales else tr("Resize"), look="primary")
        accept.setDefault(True)
        accept.clicked.connect(self.accept)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(title, "title"))
        sides = QGridLayout()
        sides.setHorizontalSpacing(16)
        for place, (name, box) in enumerate(((tr("Width"), self.width_box), (tr("Height"), self.height_box))):
            sides.addWidget(label(name, "label"), 0, place)
            sides.addWidget(box, 1, place)
        column.addLayout(sides)
        column.addWidget(self.keep)
        if not scales:
            column.addWidget(label(tr("The drawing stays"), "label"))
            column.addWidget(self._grid())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(accept)
        column.addLayout(row)
        self.setMinimumWidth(340)
        self.width_box.setFocus()
        self.width_box.selectAll()

    @property
    def chosen_size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.width_box.value(), self.height_box.value()

    @property
    def anchor(self) -> tuple[int, int]:
        """One of ANCHORS."""
        return ANCHORS[self._anchors.checkedId()] if not self._scales else (0, 0)

    def _side(self, name: str, value: int) -> QSpinBox:
        box = number_box(name, 16, MOST, suffix=" px")
        box.setValue(value)
        box.valueChanged.connect(lambda _value: self._follow(box))
        return box

    def _follow(self, box: QSpinBox) -> None:
        """Take the other side along where proportions are kept."""
        if not self._scales or not self.keep.isChecked():
            return
        wide = box is self.width_box
        other = self.height_box if wide else self.width_box
        ratio = self._size[1] / self._size[0]
        with QSignalBlocker(other):
            other.setValue(round(box.value() * ratio if wide else box.value() / ratio))

    def _grid(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for number, ((column, row), name) in enumerate(zip(ANCHORS, NAMES, strict=True)):
            each = icon_button("square", name, side=12)
            each.setCheckable(True)
            each.setChecked(number == 4)
            self._anchors.addButton(each, number)
            grid.addWidget(each, row, column)
        grid.setColumnStretch(3, 1)
        return box
