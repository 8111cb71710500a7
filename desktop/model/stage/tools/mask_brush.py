"""The mask brush: marks what should be redrawn."""

from __future__ import annotations

from functools import partial

from desktop.model.stage.tools.painting import paint_mask
from desktop.model.stage.tools.tool import Tool

TOOL = Tool(
    name="mask_brush",
    label="Mask brush",
    icon="venetian-mask",
    shortcut="M",
    tip="Paint over what should be redrawn.",
    gesture=partial(paint_mask, covers=True),
    options=("mask_size",),
    group=1,
    masks=True,
    order=0,
    eraser="mask_eraser",
)
