"""The mask brush: marks what should be redrawn."""

from __future__ import annotations

from functools import partial

from desktop.model.stage.tools.painting import paint_mask
from desktop.model.stage.tools.tool import Tool
from engine.phrase import mark

TOOL = Tool(
    name="mask_brush",
    label=mark("Mask brush"),
    icon="venetian-mask",
    shortcut="M",
    tip=mark("Paint over what should be redrawn."),
    gesture=partial(paint_mask, covers=True),
    options=("mask_size",),
    group=1,
    masks=True,
    order=0,
    eraser="mask_eraser",
)
