"""The eraser: back to untouched canvas, which the model is free to fill."""

from __future__ import annotations

from desktop.model.pixels.brush import Brush
from desktop.model.stage.tools.painting import key, map_brush, paint, target
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    settings = stage.state.value
    if (drawn := settings.painted) is not None:
        yield from paint(stage, pointer, layer=drawn.id, brush=map_brush(drawn, settings, erases=True))
        return
    node = stage.document.active_node
    if node.alpha_locked:
        stage.document.refused.emit(
            tr("“{name}” keeps its transparency: unlock that in the layers to erase there.", name=node.name)
        )
        return
    brush = Brush(
        size=settings.size,
        hardness=settings.hardness,
        opacity=settings.opacity,
        target=target(stage.document, (0, 0, 0, 0)),
        pressure_size=settings.pressure_size,
    )
    yield from paint(stage, pointer, layer=stage.document.active, brush=brush)


TOOL = Tool(
    name="eraser",
    label=mark("Eraser"),
    icon="eraser",
    shortcut="E",
    tip=mark("Back to untouched canvas, which the model is free to fill."),
    gesture=gesture,
    options=("size", "hardness", "opacity"),
    order=1,
    eraser="eraser",
    map_options=("size",),
    key=key,
)
