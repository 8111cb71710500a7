"""The eraser: back to untouched canvas, which the model is free to fill."""

from __future__ import annotations

from desktop.model.document.document import LayerName
from desktop.model.pixels.brush import Brush
from desktop.model.stage.tools.painting import key, map_brush, paint
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    settings = stage.state.value
    if settings.map_brush.id:
        yield from paint(stage, pointer, layer=settings.map_brush.id, brush=map_brush(settings, erases=True))
        return
    brush = Brush(
        size=settings.size,
        hardness=settings.hardness,
        opacity=settings.opacity,
        target=(0, 0, 0, 0),
        pressure_size=settings.pressure_size,
    )
    yield from paint(stage, pointer, layer=LayerName.SKETCH, brush=brush)


TOOL = Tool(
    name="eraser",
    label="Eraser",
    icon="eraser",
    shortcut="E",
    tip="Back to untouched canvas, which the model is free to fill.",
    gesture=gesture,
    options=("size", "hardness", "opacity"),
    order=1,
    eraser="eraser",
    map_options=("size",),
    key=key,
)
