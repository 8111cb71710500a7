"""The magic wand: selects what is like the place clicked, touching it or anywhere."""

from __future__ import annotations

from desktop.model.pixels.flood import flooded, like, softened
from desktop.model.stage.tools.selection import SELECT_GROUP, SELECT_OPTIONS, how, key, select
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    start = pointer
    while pointer.phase is not Phase.RELEASE:
        pointer = yield
    document, settings = stage.document, stage.state.value
    at = int(start.at.x() // 1), int(start.at.y() // 1)
    if not document.rect.contains(*at):
        return
    node = document.active_node
    alone = not settings.sample_all and not node.is_group
    pixels = (document.layer(node.id) if alone else document.picture).read()
    if settings.contiguous:
        coverage = flooded(pixels, at, settings.tolerance, round(settings.gap))
    else:
        coverage = like(pixels, at, settings.tolerance)
    select(stage, softened(coverage), how(stage, start))


TOOL = Tool(
    name="wand",
    label=mark("Magic wand"),
    icon="wand",
    shortcut="W",
    tip=mark("Select what is like the place clicked. Shift adds, Alt takes away."),
    gesture=gesture,
    cursor=Cursor.CROSS,
    options=("tolerance", "gap", "contiguous", "sample_all", *SELECT_OPTIONS),
    group=SELECT_GROUP,
    order=-6,
    family="wand",
    key=key,
)
