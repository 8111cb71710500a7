"""The mask eraser: takes places out of the mask again."""

from __future__ import annotations

from desktop.model.pixels.brush import Brush
from desktop.model.stage.tools.painting import paint
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    brush = Brush(size=stage.state.value.mask_size, target=(0,), pressure_size=stage.state.value.pressure_size)
    yield from paint(stage, pointer, layer=stage.document.mask_in_hand, brush=brush)


TOOL = Tool(
    name="mask_eraser",
    label="Mask eraser",
    icon="mask-eraser",
    shortcut="Shift+M",
    tip="Take places out of the mask: they stay as they are.",
    gesture=gesture,
    options=("mask_size",),
    group=1,
    masks=True,
    order=1,
    eraser="mask_eraser",
)
