"""Selects a thing: a box is drawn round it, or it is clicked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainterPath

from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, key, select
from desktop.model.stage.tools.shaping import drag_box, rectangle
from desktop.model.stage.tools.tool import Cursor, Gesture, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    combine, at = how(stage, pointer), pointer.at

    def take(coverage: np.ndarray) -> None:
        if coverage.any():
            select(stage, coverage, combine)
        else:
            stage.document.refused.emit(tr("Nothing stands out in that box: draw it more closely round the thing."))

    def find(path: QPainterPath) -> None:
        box = path.boundingRect().toAlignedRect()
        stage.objects.find(box if not box.isEmpty() else QRect(at.toPoint(), at.toPoint()), take)

    yield from drag_box(stage, pointer, rectangle, find, modifiers=False)


TOOL = Tool(
    name="select_object",
    label=mark("Select object"),
    icon="wand-sparkles",
    shortcut="Shift+W",
    tip=mark("Draw a box round a thing, or click it, and it is selected. Shift adds, Alt takes away."),
    gesture=gesture,
    cursor=Cursor.CROSS,
    options=SELECT_OPTIONS,
    group=SELECT_GROUP,
    order=-5,
    family="wand",
    key=key,
)
