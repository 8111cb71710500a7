"""Selects a polygon, corner by corner."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.model.document.selecting import Combine
from desktop.model.stage.tools import selection
from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, path_selector
from desktop.model.stage.tools.shaping import close_corners, drop_corners, leave_corners, press_corner
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from press_corner(stage, pointer, path_selector(stage, how(stage, pointer)))


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Enter closes it, Esc takes it back."""
    if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        close_corners(stage, path_selector(stage, Combine(stage.state.value.combine)))
        return True
    return (pressed == Qt.Key.Key_Escape and drop_corners(stage)) or selection.key(stage, pressed, shift)


TOOL = Tool(
    name="select_polygon",
    label=mark("Select polygon"),
    icon="lasso-select",
    shortcut="Shift+Q",
    tip=mark("Click corner by corner; Enter, or a click on the first, closes it. Shift adds, Alt takes away."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=SELECT_OPTIONS,
    group=SELECT_GROUP,
    order=-7,
    family="select",
    leave=leave_corners,
    key=key,
)
