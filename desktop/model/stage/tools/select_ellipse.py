"""Selects an ellipse."""

from __future__ import annotations

from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, key, path_selector
from desktop.model.stage.tools.shaping import drag_box, ellipse
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from drag_box(stage, pointer, ellipse, path_selector(stage, how(stage, pointer)), modifiers=False)


TOOL = Tool(
    name="select_ellipse",
    label=mark("Select ellipse"),
    icon="circle-dashed",
    shortcut="O",
    tip=mark("Select an ellipse. Shift adds, Alt takes away."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=SELECT_OPTIONS,
    group=SELECT_GROUP,
    order=-9,
    family="select",
    key=key,
)
