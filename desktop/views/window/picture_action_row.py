"""What can be made of the drawing as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.icons import icon
from desktop.views.widgets.parts import button, section
from desktop.words import tr
from engine.phrase import mark

WAYS = (
    ("extend", mark("Extend"), "expand", mark("Carry the drawing on beyond its sides")),
    ("enlarge", mark("Enlarge…"), "maximize-2", mark("The drawing, larger: redrawn tile by tile")),
    ("sheet", mark("Sheet…"), "grid-2x2", mark("A labelled table of pictures that vary")),
)
"""(name, label, icon, tooltip)"""
GAP = 8


class PictureActionRow(QWidget):
    """A button for each way."""

    clicked = Signal(str)
    """The name of a way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, icon_name, tooltip in WAYS:
            made = self.buttons[name] = button(text, icon_name, tooltip=tooltip)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _checked=False, name=name: self.clicked.emit(name))
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section(tr("Whole drawing")))
        column.addLayout(row)

    def _fit(self, width: int) -> None:
        """Leave the icons out where a language's words take all the room."""
        for shown in (True, False):
            for name, _text, icon_name, _tooltip in WAYS:
                self.buttons[name].setIcon(icon(icon_name) if shown else QIcon())
            hints = [made.sizeHint().width() for made in self.buttons.values()]
            if sum(hints) + GAP * (len(hints) - 1) <= width:
                return

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())
