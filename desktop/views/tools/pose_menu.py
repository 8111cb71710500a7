"""The library of poses, as thumbnails to choose from."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from desktop.model.pixels import conversions
from desktop.words import tr
from engine import openpose
from engine.pictures import pose_library

COLUMNS = 5
THUMB = QSize(76, 92)
SHARP = 3
"""How many times larger a thumbnail is drawn than it is shown, so that its lines come out thin."""


class PoseMenu(QFrame):
    """A popup; Escape or a click beside it closes it."""

    chosen = Signal(str)
    """A pose's name in the library."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Poses"))
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 10, 10, 10)
        grid.setSpacing(6)
        for index, name in enumerate(pose_library.library()):
            grid.addWidget(self._button(name), index // COLUMNS, index % COLUMNS)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "framed")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(QIcon(thumbnail(name)))
        button.setIconSize(THUMB)
        button.setFixedSize(THUMB.width() + 26, THUMB.height() + 30)
        label = tr(name).capitalize()
        shown = button.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, THUMB.width() + 18)
        button.setText(shown)
        button.setToolTip(label)
        button.setAccessibleName(label)
        button.clicked.connect(lambda: self._choose(name))
        return button

    def _choose(self, name: str) -> None:
        self.close()
        self.chosen.emit(name)


@cache
def thumbnail(name: str) -> QPixmap:
    """Give a pose of the library as OpenPose would draw it, on black."""
    size = (THUMB.width() * SHARP, THUMB.height() * SHARP)
    made = QPixmap.fromImage(conversions.to_drawable(openpose.draw(openpose.fitted(pose_library.named(name), size))))
    made.setDevicePixelRatio(SHARP)
    return made
