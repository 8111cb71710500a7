"""The blur tool: blurs what is under the brush, on the layer that is painted on."""

from __future__ import annotations

from desktop.model.stage.tools.painting import key, smear
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from smear(stage, pointer, "Blur", blurs=True)


TOOL = Tool(
    name="blur",
    label="Blur",
    icon="droplet",
    shortcut="Shift+S",
    tip="Blur what is under the brush.",
    gesture=gesture,
    options=("size", "hardness", "opacity"),
    order=9,
    family="smear",
    key=key,
)
