"""The brush: colour onto the sketch."""

from __future__ import annotations

from desktop.model.stage.tools.painting import key, map_brush, of_settings, paint, target
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    settings = stage.state.value
    if (drawn := settings.painted) is not None:
        yield from paint(stage, pointer, layer=drawn.id, brush=map_brush(drawn, settings))
        return
    brush = of_settings(settings, target(stage.document, (*settings.colour, 255)))
    yield from paint(stage, pointer, layer=stage.document.active, brush=brush)
    stage.state.remember_colour(settings.colour)


TOOL = Tool(
    name="brush",
    label=mark("Brush"),
    icon="brush",
    shortcut="B",
    tip=mark("Paint on the active layer. Alt-click takes a colour; [ and ] change the size."),
    gesture=gesture,
    options=("brush", "size", "opacity", "colour"),
    order=0,
    eraser="eraser",
    map_options=("size",),
    key=key,
)
