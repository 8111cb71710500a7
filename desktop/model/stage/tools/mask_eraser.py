"""The mask eraser: takes places out of the mask again."""

from __future__ import annotations

from functools import partial

from desktop.model.stage.tools.painting import paint_mask
from desktop.model.stage.tools.tool import Tool
from engine.phrase import mark

TOOL = Tool(
    name="mask_eraser",
    label=mark("Mask eraser"),
    icon="mask-eraser",
    shortcut="Shift+M",
    tip=mark("Take places out of the mask: they stay as they are."),
    gesture=partial(paint_mask, covers=False),
    options=("mask_size",),
    group=1,
    masks=True,
    order=1,
    eraser="mask_eraser",
)
