"""The fill tool: spreads colour over what is like the place clicked."""

from __future__ import annotations

from desktop.model.pixels.flood import flooded, like, softened
from desktop.model.stage.tools.area_paint import colour_target, ground_of, paint_area, source_of
from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    start = pointer
    while pointer.phase is not Phase.RELEASE:
        pointer = yield
    document, settings = stage.document, stage.state.value
    at = int(start.at.x() // 1), int(start.at.y() // 1)
    ground = ground_of(stage)
    if ground is None or not document.rect.contains(*at):
        return
    pixels = source_of(stage, ground).read()
    if start.shift:
        coverage = like(pixels, at, settings.tolerance)
    else:
        coverage = flooded(pixels, at, settings.tolerance, round(settings.gap))
    coverage = coverage if ground.flat else softened(coverage)
    paint_area(stage, ground, tr("Fill"), document.rect, coverage, colour_target(ground, settings.colour))


TOOL = Tool(
    name="fill",
    label=mark("Fill"),
    icon="paint-bucket",
    shortcut="G",
    tip=mark("Fill what is like the place clicked, up to the next line. Shift fills that colour everywhere."),
    gesture=gesture,
    cursor=Cursor.CROSS,
    options=("colour", "opacity", "tolerance", "gap", "sample_all"),
    order=3,
    family="fill",
    map_options=("tolerance", "gap"),
    key=key,
)
