"""All classes that a segmentation map can hold, by name and colour, with a search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.colour.class_chip import ClassChip
from desktop.views.widgets.flow_layout import FlowLayout
from desktop.views.widgets.keys import key_pressed
from desktop.views.widgets.parts import label
from desktop.words import tr
from engine.catalog import ade20k

WIDTH, HEIGHT = 420, 330


class ClassPopup(QFrame):
    """The usual ones first; typing narrows, Enter takes the first. Escape or a click beside it closes it."""

    chosen = Signal(tuple)
    """The class's (r, g, b)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Classes"))
        self.setFixedSize(WIDTH, HEIGHT)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search 150 classes: lake, palm, bench…"))
        self.search.setAccessibleName(tr("Search classes"))
        self.search.installEventFilter(self)
        self.nothing = label(tr("No class is called so."), "note")
        self.chips = {each.name: ClassChip(each.name, each.colour) for each in ade20k.classes()}
        inner = QWidget()
        inner.setProperty("look", "scrolled")
        self._flow = FlowLayout(inner, gap=4)
        for each in ade20k.matching(""):
            chip = self.chips[each.name]
            chip.clicked.connect(lambda _checked=False, each=each: self._choose(each.colour))
            self._flow.addWidget(chip)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 6, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(scroll, 1)
        self.search.textChanged.connect(self._narrow)
        self._narrow("")

    def show_ink(self, rgb: Rgb | None) -> None:
        """Mark what is painted now, and begin with all of them."""
        for chip in self.chips.values():
            chip.setChecked(chip.rgb == rgb)
        self.search.clear()
        self.search.setFocus()

    def _narrow(self, text: str) -> None:
        found = {each.name for each in ade20k.matching(text)}
        for name, chip in self.chips.items():
            chip.setVisible(name in found)
        self.nothing.setVisible(not found)

    def _choose(self, rgb: Rgb) -> None:
        self.close()
        self.chosen.emit(rgb)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if key_pressed(event) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for first in ade20k.matching(self.search.text())[:1]:
                self._choose(first.colour)
            return True
        return super().eventFilter(watched, event)
