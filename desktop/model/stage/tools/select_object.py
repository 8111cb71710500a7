"""Selects a thing: a box is drawn round it, and what in the box isn't like the rest is it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from desktop.model.pixels import conversions
from desktop.model.pixels.flood import thing
from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, key, select
from desktop.model.stage.tools.shaping import drag_box, rectangle
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark

CLICKED = 0.4
"""Share of the picture that a click without a box looks for a thing in."""


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    combine, at, document = how(stage, pointer), pointer.at, stage.document

    def take(path: QPainterPath) -> None:
        bounds = path.boundingRect()
        if bounds.width() < 4 or bounds.height() < 4:
            width, height = (side * CLICKED for side in document.size)
            bounds = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
        inside = bounds.toAlignedRect().intersected(document.rect)
        if inside.width() < 4 or inside.height() < 4:
            return
        seen = conversions.straight(document.picture.read())
        white = (seen[..., :3].astype(np.uint16) * seen[..., 3:] + 255 * (255 - seen[..., 3:].astype(np.uint16))) // 255
        coverage = thing(white.astype(np.uint8), (inside.x(), inside.y(), inside.width(), inside.height()))
        if not coverage.any():
            document.refused.emit(tr("Nothing stands out in that box: draw it more closely round the thing."))
            return
        select(stage, coverage, combine)

    yield from drag_box(stage, pointer, rectangle, take, modifiers=False)


TOOL = Tool(
    name="select_object",
    label=mark("Select object"),
    icon="wand-sparkles",
    shortcut="Shift+W",
    tip=mark("Draw a box round a thing, and it is selected. Shift adds, Alt takes away."),
    gesture=gesture,
    cursor=Cursor.CROSS,
    options=SELECT_OPTIONS,
    group=SELECT_GROUP,
    order=-5,
    family="wand",
    key=key,
)
