"""The polygon tool: corner by corner, filled or as an outline."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.model.stage.tools import painting
from desktop.model.stage.tools.shape_paint import SHAPE_OPTIONS, shape_painter
from desktop.model.stage.tools.shaping import close_corners, drop_corners, leave_corners, press_corner
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from engine.phrase import mark

LABEL = mark("Polygon")


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from press_corner(stage, pointer, shape_painter(stage, LABEL))


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Enter closes it, Esc takes it back."""
    if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        close_corners(stage, shape_painter(stage, LABEL))
        return True
    return (pressed == Qt.Key.Key_Escape and drop_corners(stage)) or painting.key(stage, pressed, shift)


TOOL = Tool(
    name="polygon",
    label=LABEL,
    icon="pentagon",
    shortcut="Shift+P",
    tip=mark("Click corner by corner; Enter, or a click on the first, closes it."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=SHAPE_OPTIONS,
    order=7,
    family="shape",
    map_options=("size", "filled"),
    leave=leave_corners,
    key=key,
)
