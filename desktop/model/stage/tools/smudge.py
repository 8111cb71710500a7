"""The smudge tool: smudges colours into each other as a finger does, on the layer that is painted on."""

from __future__ import annotations

from desktop.model.stage.tools.painting import key, smear
from desktop.model.stage.tools.tool import Gesture, Pointer, Stage, Tool


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    yield from smear(stage, pointer, "Smudge", blurs=False)


TOOL = Tool(
    name="smudge",
    label="Smudge",
    icon="droplets",
    shortcut="S",
    tip="Drag colours into each other.",
    gesture=gesture,
    options=("size", "hardness", "opacity"),
    order=8,
    family="smear",
    key=key,
)
