"""The guide tool: pulls lines over the document that other tools' points snap to."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from desktop.model.document.content import Guide
from desktop.model.stage.aids import REACH
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from engine.phrase import mark

FAR = 4.0
"""Screen pixels after which it is clear which way a new guide is pulled."""


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    """Move the guide that is near, or pull a new one: sideways an upright one, up or down one that lies."""
    aids, start = stage.aids, pointer
    reach = REACH / stage.viewport.value.scale
    place = aids.guide_near(pointer.at, reach)
    upright: bool | None = None if place is None else aids.guides[place].upright
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            moved = pointer.screen - start.screen
            if upright is None and max(abs(moved.x()), abs(moved.y())) >= FAR:
                upright = abs(pointer.at.x() - start.at.x()) >= abs(pointer.at.y() - start.at.y())
            if upright is not None:
                aids.lift(place, Guide(upright, pointer.at.x() if upright else pointer.at.y()))
    except GeneratorExit:
        aids.let_go()
        raise
    if upright is not None:
        aids.put_down()


def cursor(stage: Stage, at: QPointF) -> Cursor:
    place = stage.aids.guide_near(at, REACH / stage.viewport.value.scale)
    if place is None:
        return Cursor.CROSS
    return Cursor.WIDTH if stage.aids.guides[place].upright else Cursor.HEIGHT


TOOL = Tool(
    name="guide",
    label=mark("Guides"),
    icon="ruler",
    shortcut="Shift+H",
    tip=mark("Pull a guide across the canvas; drag it out of the picture to take it away. Shift+; snaps to guides."),
    gesture=gesture,
    cursor=Cursor.CROSS,
    cursor_at=cursor,
    group=2,
    family="hand",
    order=1,
)
