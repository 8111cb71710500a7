"""The hand: moves the canvas under the window; with Shift it turns the sheet."""

from __future__ import annotations

from PySide6.QtCore import QLineF

from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    last = pointer.screen
    while pointer.phase is not Phase.RELEASE:
        pointer = yield
        if pointer.shift:
            middle = stage.viewport.value.middle
            stage.viewport.rotate(QLineF(middle, pointer.screen).angleTo(QLineF(middle, last)))
        else:
            stage.viewport.pan(pointer.screen - last)
        last = pointer.screen


TOOL = Tool(
    name="hand",
    label=mark("Hand"),
    icon="hand",
    shortcut="H",
    tip=mark("Move the canvas, or turn it with Shift. Holding Space does the same with any tool."),
    gesture=gesture,
    cursor=Cursor.HAND,
    group=2,
    family="hand",
    map_options=(),
    key=key,
)
