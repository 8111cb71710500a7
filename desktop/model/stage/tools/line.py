"""The line tool: straight from press to release, as wide as the brush."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

from desktop.model.document.selecting import path_coverage
from desktop.model.stage.tools.area_paint import colour_target, ground_of, paint_area
from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.shape_paint import outline
from desktop.model.stage.tools.shaping import snapped
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    ground, start = ground_of(stage), pointer.at
    if ground is None:
        return
    path = QPainterPath(start)
    path.lineTo(start)
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            path = QPainterPath(start)
            path.lineTo(snapped(start, pointer.at) if pointer.shift else pointer.at)
            stage.marking.set(path)
    finally:
        stage.marking.clear()
    settings = stage.state.value
    drawn = outline(path, settings.size)
    area = drawn.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1).intersected(stage.document.rect)
    if not area.isEmpty():
        target = colour_target(ground, settings.colour)
        paint_area(stage, ground, tr("Line"), area, path_coverage(drawn, area), target)


TOOL = Tool(
    name="line",
    label=mark("Line"),
    icon="slash",
    shortcut="L",
    tip=mark("Draw a straight line. Shift keeps to eighths of a turn."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=("size", "opacity", "colour"),
    order=4,
    family="shape",
    map_options=("size",),
    key=key,
)
