"""The eyedropper: the colour that is seen under the pen, in the sketch or in the result."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.document.snapshots import map_colour_at
from desktop.model.stage.tool_state import Drawn
from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    if (drawn := stage.state.value.painted) is not None:
        yield from _pick_ink(stage, pointer, drawn)
        return
    before = stage.state.value
    try:
        while True:
            picked = stage.pick(pointer.at)
            if picked is not None:
                stage.state.set(colour=picked, previous_colour=before.colour)
            if pointer.phase is Phase.RELEASE:
                return
            pointer = yield
    except GeneratorExit:
        stage.state.set(colour=before.colour, previous_colour=before.previous_colour)


def _pick_ink(stage: Stage, pointer: Pointer, before: Drawn) -> Gesture:
    """Take the colour that the map that is drawn has under the pen."""
    try:
        while True:
            found = map_colour_at(stage.document, before.id, int(pointer.at.x() // 1), int(pointer.at.y() // 1))
            if found is not None:
                stage.state.set(drawn=replace(before, ink=found))
            if pointer.phase is Phase.RELEASE:
                return
            pointer = yield
    except GeneratorExit:
        stage.state.set(drawn=before)


TOOL = Tool(
    name="eyedropper",
    label=mark("Eyedropper"),
    icon="pipette",
    shortcut="I",
    tip=mark("Take a colour from the sketch or the result."),
    gesture=gesture,
    cursor=Cursor.PIPETTE,
    options=("colour",),
    order=2,
    map_options=(),
    key=key,
)
