"""Says whose map brush and eraser paint now, with what, and ends it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.model.pixels.map_inks import DIRECTIONS
from desktop.model.stage.map_editing import MapEditing
from desktop.views.colour.class_chip import ClassChip
from desktop.views.colour.class_picker import ClassPicker
from desktop.views.widgets.parts import button, icon_button, label
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark
from engine.records import Marks

HINTS = {
    Marks.CLASSES: "",
    Marks.LINES: mark("Paints white lines on black"),
    Marks.GREYS: "",
    Marks.DIRECTIONS: mark("Looks"),
    Marks.COLOURS: "",
    Marks.PEOPLE: "",
}
"""What isn't seen from what is painted with; all of Marks."""


ROOMY, COMPACT = 520, 300
"""Pixels of width from which on words stand beside icons, and the least."""


class MapOptions(QWidget):
    """In the tool options while a map is painted."""

    def __init__(self, editing: MapEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.setAccessibleName(tr("Map options"))
        self.banner = label("", "banner")
        self.classes = ClassPicker()
        self.near = Slider(
            tr("Nearness"), 0, 1, 0.01, default=0.8, percent=True, tooltip=tr("Light is near, dark is far")
        )
        self.near.setFixedWidth(150)
        self.directions = [ClassChip(name, rgb) for name, rgb in DIRECTIONS.items()]
        self.hint = label("", "note")
        self.start = button(
            tr("Start from the map"), "image", tooltip=tr("Paint on the map that the card had before"), look="link"
        )
        self.clear = icon_button("trash-2", tr("Clear the map"))
        self.done = button(tr("Done"), "check", tooltip=tr("Back to the sketch (Esc)"), look="link")
        self._place()
        self.classes.chosen.connect(editing.set_ink)
        self.near.number_changed.connect(lambda share: editing.set_ink((round(255 * share),) * 3))
        for chip in self.directions:
            chip.clicked.connect(lambda _checked=False, chip=chip: editing.set_ink(chip.rgb))
        self.start.clicked.connect(editing.start_from)
        self.clear.clicked.connect(editing.clear)
        self.done.clicked.connect(editing.stop)
        editing.changed.connect(self._show)
        self._show()

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self.hint)
        row.addWidget(self.near)
        row.addWidget(self.classes, 1)
        for chip in self.directions:
            row.addWidget(chip)
        row.addStretch()
        for each in (self.start, self.clear, self.done):
            row.addWidget(each)

    def minimumSizeHint(self) -> QSize:
        return QSize(COMPACT, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the canvas alone says what is drawn, and icons what the buttons do."""
        compact = event.size().width() < ROOMY
        self.banner.setVisible(not compact)
        for each in (self.start, self.done):
            each.setText("" if compact else each.accessibleName())

    def _show(self) -> None:
        editing = self._editing
        if not editing.painting:
            return
        kind, ink = editing.marks, editing.ink
        self.banner.setText(editing.label)
        self.hint.setText(HINTS[kind])
        self.hint.setVisible(bool(HINTS[kind]))
        self.classes.setVisible(kind is Marks.CLASSES)
        self.classes.show_ink(ink)
        self.near.setVisible(kind is Marks.GREYS)
        self.near.set_number((ink or (0,))[0] / 255)
        for chip in self.directions:
            chip.setVisible(kind is Marks.DIRECTIONS)
            chip.setChecked(chip.rgb == ink)
        self.start.setVisible(editing.can_start_from)
