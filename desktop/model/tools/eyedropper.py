"""The eyedropper: the colour that is seen under the pen, in the sketch or in the result."""

from __future__ import annotations

from desktop.model.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
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


TOOL = Tool(
    name="eyedropper",
    label="Eyedropper",
    icon="pipette",
    shortcut="I",
    tip="Take a colour from the sketch or the result.",
    gesture=gesture,
    cursor=Cursor.PIPETTE,
    options=("colour",),
    order=2,
)
