"""The ellipse tool: dragged from corner to corner, filled or as an outline."""

from __future__ import annotations

from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.shape_paint import SHAPE_OPTIONS, shape_painter
from desktop.model.stage.tools.shaping import drag_box, ellipse
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from drag_box(stage, pointer, ellipse, shape_painter(stage, tr("Ellipse")))


TOOL = Tool(
    name="ellipse",
    label=mark("Ellipse"),
    icon="circle",
    shortcut="Shift+O",
    tip=mark("Draw an ellipse. Shift makes it a circle, Alt draws it round its middle."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=SHAPE_OPTIONS,
    order=6,
    family="shape",
    map_options=("size", "filled"),
    key=key,
)
