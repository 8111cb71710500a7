"""The smudge tool: smudges colours into each other as a finger does, on the layer that is painted on."""

from __future__ import annotations

from functools import partial

from desktop.model.stage.tools.painting import key, smear
from desktop.model.stage.tools.tool import Tool
from engine.phrase import mark

TOOL = Tool(
    name="smudge",
    label=mark("Smudge"),
    icon="droplets",
    shortcut="S",
    tip=mark("Drag colours into each other."),
    gesture=partial(smear, label=mark("Smudge"), blurs=False),
    options=("size", "hardness", "opacity"),
    order=8,
    family="smear",
    key=key,
)
