"""What can be made of the drawing as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.widgets.parts import button, section
from desktop.words import tr
from engine.phrase import mark

WAYS = (
    ("extend", mark("Extend"), "expand", mark("Carry the drawing on beyond its sides")),
    ("enlarge", mark("Enlarge…"), "maximize-2", mark("The drawing, larger: redrawn tile by tile")),
    ("sheet", mark("Sheet…"), "grid-2x2", mark("A labelled table of pictures that vary")),
)
"""(name, label, icon, tooltip)"""
LEAST = 84
"""Pixels of a button from which on its words are seen; all three share the panel's width evenly."""


class PictureActionRow(QWidget):
    """A button for each way."""

    clicked = Signal(str)
    """The name of a way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons = {}
        for name, text, icon_name, tooltip in WAYS:
            made = self.buttons[name] = button(text, icon_name, tooltip=tooltip)
            made.setMinimumWidth(LEAST)
            made.clicked.connect(lambda _checked=False, name=name: self.clicked.emit(name))
            row.addWidget(made, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section(tr("Drawing")))
        column.addLayout(row)
