"""The pose tool: takes joints, limbs and people of the pose that is edited, and drags them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from desktop.model.document.pose import Part, dragged
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from engine.phrase import mark

REACH = 9.0
"""Screen pixels beside a joint that still take it."""
NUDGE, FAR_NUDGE = 1.0, 10.0
"""Document pixels that an arrow key moves a joint, without and with Shift."""
LABELS = {
    Part.JOINT: mark("Move joint"),
    Part.LIMB: mark("Move limb"),
    Part.CORNER: mark("Scale person"),
    Part.WHOLE: mark("Move person"),
}
ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


def reach(stage: Stage) -> float:
    """Tell how far beside a joint a press still takes it, in document pixels."""
    return REACH / stage.viewport.value.scale


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    posing, start = stage.posing, pointer.at
    grip = posing.grip_at(start, reach(stage))
    posing.take(grip)
    if grip is None:
        return
    before = posing.pose
    with posing.change(LABELS[grip.part]):
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            if pointer.at != start:
                posing.put(dragged(before, grip, start, pointer.at, turning=pointer.shift))


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Tab goes from joint to joint, arrows nudge, Delete hides a joint or takes a person away, Esc leaves."""
    posing = stage.posing
    if not posing.active:
        return False
    if pressed in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        posing.cycle(-1 if shift or pressed == Qt.Key.Key_Backtab else 1)
    elif pressed in ARROWS and posing.person is not None:
        posing.nudge(ARROWS[pressed] * (FAR_NUDGE if shift else NUDGE))
    elif pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and posing.person is not None:
        if posing.joint is None:
            posing.delete_person()
        else:
            posing.toggle_joint()
    elif pressed == Qt.Key.Key_Escape:
        stage.state.set(tool="brush")
    else:
        return False
    return True


TOOL = Tool(
    name="pose",
    label=mark("Pose"),
    icon="person-standing",
    shortcut="P",
    tip=mark(
        "Pose people for the pose control: drag joints, limbs or people. Shift turns a limb and keeps its length."
    ),
    gesture=gesture,
    cursor=Cursor.ARROW,
    group=1,
    order=2,
    key=key,
)
