"""Which class of a segmentation map is painted: the usual ones at hand, all behind a button."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.model.stage.tool_state import Rgb
from desktop.views.colour.class_chip import ClassChip
from desktop.views.colour.class_popup import ClassPopup
from desktop.views.widgets.parts import button
from desktop.words import tr
from engine.catalog import ade20k

AT_HAND = 10


class ClassPicker(QWidget):
    """As many chips as there is room for; the class that is painted is always among them."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Class to paint"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ink: Rgb | None = None
        self._recent = list(ade20k.common()[:AT_HAND])
        self.chips = [ClassChip(each.name, each.colour) for each in self._recent]
        self.more = button(tr("All…"), tooltip=tr("All 150 classes, with a search"), look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for chip in self.chips:
            chip.clicked.connect(lambda _checked=False, chip=chip: self.chosen.emit(chip.rgb))
            row.addWidget(chip)
        row.addWidget(self.more)
        row.addStretch(1)
        self.more.clicked.connect(self.open_popup)

    @cached_property
    def popup(self) -> ClassPopup:
        """Made when it is first wanted: a window would start later with all of its chips."""
        made = ClassPopup(self)
        made.chosen.connect(self.chosen)
        return made

    def show_ink(self, rgb: Rgb | None) -> None:
        """Mark the class of this colour; one that isn't at hand takes the place of the last."""
        self._ink = rgb
        known = ade20k.by_colour().get(rgb) if rgb is not None else None
        if known is not None and known not in self._recent:
            self._recent = [known, *self._recent[: AT_HAND - 1]]
            for chip, each in zip(self.chips, self._recent, strict=True):
                chip.set_class(each.name, each.colour)
        for chip in self.chips:
            chip.setChecked(chip.rgb == rgb)
        self._fit()

    def _fit(self) -> None:
        """Leave out what doesn't fit; the marked one always does."""
        room = self.width() - self.more.sizeHint().width() - 8
        marked = next((chip for chip in self.chips if chip.isChecked()), None)
        if marked is not None:
            room -= marked.sizeHint().width() + 4
        for chip in self.chips:
            if chip is marked:
                chip.setVisible(True)
                continue
            width = chip.sizeHint().width() + 4
            chip.setVisible(width <= room)
            room -= width if width <= room else 0

    def open_popup(self) -> None:
        self.popup.show_ink(self._ink)
        self.popup.move(self.more.mapToGlobal(QPoint(-self.popup.width() // 2, self.more.height() + 6)))
        self.popup.show()
        self.popup.search.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), self.more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
