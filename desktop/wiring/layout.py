"""Where the parts of the main window stand: top bar; rail, centre, side column and panel; status bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

USUAL, LEAST = QSize(1440, 900), QSize(960, 540)
FRAME = QSize(8, 40)
"""What a window manager puts round a window, about."""


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


def splitter_of(upper: QWidget) -> QSplitter:
    """Make room for drawers under what always stays."""
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.addWidget(upper)
    splitter.setCollapsible(0, False)
    splitter.setHandleWidth(3)
    return splitter


def body_of(
    *, top: QWidget, left: QWidget, centre: Sequence[QWidget], right: Sequence[QWidget], bottom: QWidget
) -> QWidget:
    """Put bars above and below, and columns between them; of the `centre` the splitter takes what room there is."""
    body = QWidget()
    whole, middle, column = QVBoxLayout(body), QHBoxLayout(), QVBoxLayout()
    for each in centre:
        column.addWidget(each, isinstance(each, QSplitter))
    middle.addWidget(left)
    middle.addLayout(column, 1)
    for each in right:
        middle.addWidget(each)
    whole.addWidget(top)
    whole.addLayout(middle, 1)
    whole.addWidget(bottom)
    for layout in (whole, middle, column):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    return body
