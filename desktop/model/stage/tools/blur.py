"""The blur tool: blurs what is under the brush, on the layer that is painted on."""

from __future__ import annotations

from functools import partial

from desktop.model.stage.tools.painting import key, smear
from desktop.model.stage.tools.tool import Tool
from engine.phrase import mark

TOOL = Tool(
    name="blur",
    label=mark("Blur"),
    icon="droplet",
    shortcut="Shift+S",
    tip=mark("Blur what is under the brush."),
    gesture=partial(smear, label=mark("Blur"), blurs=True),
    options=("size", "hardness", "opacity"),
    order=9,
    family="smear",
    key=key,
)
