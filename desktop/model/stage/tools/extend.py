"""The extend tool: drags the drawing's border outwards, into what is to be carried on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from desktop.model.stage.margins import MarginHandle, dragged
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from engine.phrase import mark

REACH = 10.0
"""Screen pixels beside the border that still take it."""
CURSORS = {
    (1, 0): Cursor.WIDTH,
    (0, 1): Cursor.HEIGHT,
    (1, 1): Cursor.FALLING,
    (1, -1): Cursor.RISING,
}
"""By hold, which looks the same from the other end."""


def _hold_at(stage: Stage, at: QPointF) -> MarginHandle | None:
    return stage.extending.hold_at(at, REACH / stage.viewport.value.scale)


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    extending, start = stage.extending, pointer.at
    hold, before = _hold_at(stage, start), extending.margins
    if hold is None:
        return
    extending.hold(hold)
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            by = pointer.at - start
            extending.put(dragged(before, hold, by, extending.size, evenly=pointer.alt, in_proportion=pointer.shift))
    except GeneratorExit:
        extending.put(before)
    finally:
        extending.hold(None)


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Enter has it drawn, Esc leaves the drawing as it is."""
    if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        stage.extending.ask()
    elif pressed == Qt.Key.Key_Escape:
        stage.extending.leave()
    else:
        return False
    return True


def cursor_at(stage: Stage, at: QPointF) -> Cursor:
    """Tell which way the border goes from there."""
    hold = stage.extending.held or _hold_at(stage, at)
    if hold is None:
        return Cursor.ARROW
    return CURSORS.get((hold.x, hold.y)) or CURSORS[-hold.x, -hold.y]


TOOL = Tool(
    name="extend",
    label=mark("Extend"),
    icon="expand",
    shortcut="C",
    tip=mark(
        "Drag the drawing's border outwards to carry it on there. Alt moves both sides, Shift keeps the proportions."
    ),
    gesture=gesture,
    cursor=Cursor.ARROW,
    cursor_at=cursor_at,
    group=2,
    order=-1,
    key=key,
)
