"""Selects a rectangle."""

from __future__ import annotations

from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, key, path_selector
from desktop.model.stage.tools.shaping import drag_box, rectangle
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from drag_box(stage, pointer, rectangle, path_selector(stage, how(stage, pointer)), modifiers=False)


TOOL = Tool(
    name="select_rectangle",
    label=mark("Select rectangle"),
    icon="square-dashed",
    shortcut="R",
    tip=mark("Select a rectangle. Shift adds, Alt takes away."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=SELECT_OPTIONS,
    group=SELECT_GROUP,
    order=-10,
    family="select",
    key=key,
)
