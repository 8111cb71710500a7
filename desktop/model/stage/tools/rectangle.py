"""The rectangle tool: dragged from corner to corner, filled or as an outline."""

from __future__ import annotations

from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.shape_paint import SHAPE_OPTIONS, shape_painter
from desktop.model.stage.tools.shaping import drag_box, rectangle
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from drag_box(stage, pointer, rectangle, shape_painter(stage, tr("Rectangle")))


TOOL = Tool(
    name="rectangle",
    label=mark("Rectangle"),
    icon="square",
    shortcut="Shift+R",
    tip=mark("Draw a rectangle. Shift makes it square, Alt draws it round its middle."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=SHAPE_OPTIONS,
    order=5,
    family="shape",
    map_options=("size", "filled"),
    key=key,
)
