"""The move tool: drags what the chosen layers hold, and its frame scales, turns, slants and distorts it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from desktop.model.stage.transforming import TransformHandle
from engine.phrase import mark

REACH = 10.0
"""Screen pixels beside a handle that still take it."""
ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
CURSORS = {(1, 0): Cursor.WIDTH, (0, 1): Cursor.HEIGHT, (1, 1): Cursor.FALLING, (1, -1): Cursor.RISING}


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    transforming, start = stage.transforming, pointer.at
    fresh = not transforming.active
    if not transforming.begin():
        return
    # What isn't framed yet is moved wherever it is taken: its handles couldn't be seen.
    grip = TransformHandle() if fresh else transforming.grip_at(start, REACH / stage.viewport.value.scale)
    before, at = transforming.quad, start
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            if pointer.at != at:
                at = pointer.at
                quad = transforming.dragged(
                    grip, before, start, at, shift=pointer.shift, alt=pointer.alt, ctrl=pointer.ctrl
                )
                transforming.put(quad, dragging=True)
    except GeneratorExit:
        transforming.put(before)
        raise
    if at != start:
        transforming.settle()


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Enter applies, Esc leaves all as it was, arrows move by a pixel, with Shift by ten."""
    transforming = stage.transforming
    if pressed in ARROWS:
        if transforming.begin():
            transforming.move(ARROWS[pressed] * (10 if shift else 1))
    elif not transforming.active:
        return False
    elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        transforming.apply()
    elif pressed == Qt.Key.Key_Escape:
        transforming.cancel()
    else:
        return False
    return True


def cursor_at(stage: Stage, at: QPointF) -> Cursor:
    """Tell which way the frame goes from there."""
    if not stage.transforming.active:
        return Cursor.MOVE
    grip = stage.transforming.grip_at(at, REACH / stage.viewport.value.scale)
    if grip.turn:
        return Cursor.TURN
    if grip == TransformHandle():
        return Cursor.MOVE
    return CURSORS.get((grip.x, grip.y)) or CURSORS[-grip.x, -grip.y]


TOOL = Tool(
    name="move",
    label=mark("Move"),
    icon="move",
    shortcut="V",
    tip=mark("Drag the layer, or what is selected of it. Handles scale it, beside them it turns, Ctrl distorts."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.MOVE,
    cursor_at=cursor_at,
    options=("transform",),
    group=2,
    order=-3,
    leave=lambda stage: stage.transforming.apply(),
    key=key,
)
