"""The brushes that a person takes in hand by name: each is a few fields of the brush's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.model.stage.tool_state import BrushSettings, ToolState


@dataclass(frozen=True)
class BrushPreset:
    """`fields` are those of `BrushSettings` that it sets; what it doesn't name goes back to usual."""

    name: str
    label: str
    fields: Mapping[str, Any]


SET = ("size", "hardness", "opacity", "flow", "grain", "pressure_size", "pressure_opacity", "stabiliser")
"""The fields that are a brush's own."""
_ALL = (
    BrushPreset("round", "Round", {}),
    BrushPreset("soft", "Soft", {"size": 60.0, "hardness": 0.0, "flow": 0.35}),
    BrushPreset(
        "pencil",
        "Pencil",
        {"size": 5.0, "hardness": 0.5, "flow": 0.7, "grain": 0.8, "pressure_size": False, "pressure_opacity": True},
    ),
    BrushPreset("ink", "Ink", {"size": 9.0, "hardness": 1.0, "stabiliser": 0.6}),
    BrushPreset("marker", "Marker", {"size": 26.0, "hardness": 0.95, "opacity": 0.55, "pressure_size": False}),
    BrushPreset(
        "airbrush",
        "Airbrush",
        {"size": 130.0, "hardness": 0.0, "flow": 0.08, "pressure_size": False, "pressure_opacity": True},
    ),
    BrushPreset("texture", "Texture", {"size": 70.0, "hardness": 0.6, "flow": 0.6, "grain": 1.0}),
)
BRUSH_PRESETS: dict[str, BrushPreset] = {preset.name: preset for preset in _ALL}
"""By name, in the order in which they are offered."""


def take_preset(state: ToolState, name: str) -> None:
    """Take a brush in hand by its name."""
    usual = BrushSettings()
    fields = {field: getattr(usual, field) for field in SET} | dict(BRUSH_PRESETS[name].fields)
    state.set(tool="brush", preset=name, **fields)
