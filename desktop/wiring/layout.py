"""Where the parts of the main window stand: bars above and below, the tools at the left, the docks between."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.widgets.on_screen import FRAME
from desktop.views.window.dock_host import DockHost
from desktop.words import tr
from engine.phrase import mark

TITLES = {
    "colour": mark("Colour"),
    "layers": mark("Layers"),
    "changes": mark("Changes"),
    "settings": mark("Settings"),
    "history": mark("History"),
    "queue": mark("Queue"),
    "session": mark("Session"),
}
"""What stands over each dock; all docks that there are, in their order."""
USUAL, LEAST = QSize(1440, 900), QSize(960, 540)


def fit_screen(window: QWidget) -> None:
    """Make a window as large as is good to work in, and no larger than the screen shows."""
    room = window.screen().availableGeometry().size() - FRAME
    window.setMinimumSize(LEAST.boundedTo(room))
    window.resize(USUAL.boundedTo(room))


def stage_of(canvas: QWidget, messages: QWidget) -> QWidget:
    """Lay messages over the canvas: if they pushed, the drawing would move under the pen."""
    upper = QWidget()
    stage = QGridLayout(upper)
    stage.setContentsMargins(0, 0, 0, 0)
    stage.setSpacing(0)
    stage.addWidget(canvas, 0, 0)
    stage.addWidget(messages, 0, 0, Qt.AlignmentFlag.AlignTop)
    messages.raise_()
    return upper


def column_of(above: QWidget, stage: QWidget, below: QWidget) -> QWidget:
    """Put what belongs to the stage above and below it; the stage takes what room there is."""
    made = QWidget()
    column = QVBoxLayout(made)
    for each in (above, stage, below):
        column.addWidget(each, each is stage)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return made


def body_of(*, top: QWidget, left: QWidget, middle: QWidget, bottom: QWidget) -> QWidget:
    """Put bars above and below, and one at the left of what lies between them."""
    body = QWidget()
    whole, row = QVBoxLayout(body), QHBoxLayout()
    row.addWidget(left)
    row.addWidget(middle, 1)
    whole.addWidget(top)
    whole.addLayout(row, 1)
    whole.addWidget(bottom)
    for layout in (whole, row):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    return body


def docks_of(middle: QWidget, docked: Mapping[str, QWidget]) -> DockHost:
    """Put a dock for each of `docked`, by its name, around the middle; colours scroll where there is little room."""
    docks = DockHost(middle)
    for name, title in TITLES.items():
        docks.add(name, tr(title), docked[name], scrolls=name == "colour")
    return docks
