"""Selects what the pen is drawn round."""

from __future__ import annotations

from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, key, path_selector
from desktop.model.stage.tools.shaping import drag_free
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from drag_free(stage, pointer, path_selector(stage, how(stage, pointer)))


TOOL = Tool(
    name="lasso",
    label=mark("Lasso"),
    icon="lasso",
    shortcut="Q",
    tip=mark("Draw round what is to be selected. Shift adds, Alt takes away."),
    gesture=gesture,
    cursor=Cursor.CROSS,
    options=SELECT_OPTIONS,
    group=SELECT_GROUP,
    order=-8,
    family="select",
    key=key,
)
