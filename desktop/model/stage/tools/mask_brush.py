"""The mask brush: marks what should be redrawn."""

from __future__ import annotations

from desktop.model.pixels.brush import Brush
from desktop.model.stage.tools.painting import paint
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    brush = Brush(size=stage.state.value.mask_size, target=(255,), pressure_size=stage.state.value.pressure_size)
    yield from paint(stage, pointer, layer=stage.document.mask_in_hand, brush=brush)


TOOL = Tool(
    name="mask_brush",
    label="Mask brush",
    icon="venetian-mask",
    shortcut="M",
    tip="Paint over what should be redrawn.",
    gesture=gesture,
    options=("mask_size",),
    group=1,
    masks=True,
    order=0,
    eraser="mask_eraser",
)
