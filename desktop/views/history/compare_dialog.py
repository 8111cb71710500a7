"""A window of its own for one picture, or for two that are compared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.history.compare_view import CompareMode, CompareView
from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button, label
from desktop.views.widgets.segmented import Segmented
from desktop.words import tr
from engine.phrase import mark

MODES = (
    (CompareMode.SLIDER.value, mark("Slider"), "contrast", mark("Parted by a line to drag, or by the arrow keys")),
    (
        CompareMode.FLICKER.value,
        mark("Flicker"),
        "eye",
        mark("One after the other in the same place; Space turns by hand"),
    ),
    (CompareMode.SIDE.value, mark("Side by side"), "columns-2", mark("Beside one another")),
)


class CompareDialog(QDialog):
    """Stays open beside the program's window."""

    def __init__(self, pictures: list[tuple[QImage, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        two = len(pictures) > 1
        self.setWindowTitle(tr("Compare") if two else tr("Picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 1000, 740)
        self.view = CompareView(pictures)
        self.modes = Segmented(tr("How to compare"), MODES)
        self.modes.set_value(self.view.mode.value)
        self.modes.chosen.connect(lambda mode: self.view.set_mode(CompareMode(mode)))
        self.modes.setVisible(two)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(12)
        foot.addWidget(self.modes)
        sizes = dict.fromkeys(f"{image.width()} × {image.height()}" for image, _title in pictures)
        foot.addWidget(label(", ".join(sizes), "figure-quiet"))
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.view.setFocus()
