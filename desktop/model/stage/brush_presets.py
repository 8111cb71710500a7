"""The brushes that a person takes in hand by name: each is a few fields of the brush's settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.model.pixels.pressure import tidy
from desktop.model.stage.tool_state import BrushSettings, ToolState
from desktop.words import tr
from engine.phrase import mark


@dataclass(frozen=True)
class BrushPreset:
    """`fields` are those of `BrushSettings` that it sets; what it doesn't name goes back to usual."""

    name: str
    label: str
    fields: Mapping[str, Any]


CURVES = ("size_curve", "opacity_curve")
SET = (
    "size",
    "hardness",
    "opacity",
    "flow",
    "grain",
    "pressure_size",
    "pressure_opacity",
    *CURVES,
    "tilt_size",
    "spacing",
    "stabiliser",
)
"""The fields that are a brush's own."""
_ALL = (
    BrushPreset("round", mark("Round"), {}),
    BrushPreset("soft", mark("Soft"), {"size": 60.0, "hardness": 0.0, "flow": 0.35}),
    BrushPreset(
        "pencil",
        mark("Pencil"),
        {
            "size": 5.0,
            "hardness": 0.5,
            "flow": 0.7,
            "grain": 0.8,
            "pressure_size": False,
            "pressure_opacity": True,
            "tilt_size": True,
        },
    ),
    BrushPreset("ink", mark("Ink"), {"size": 9.0, "hardness": 1.0, "stabiliser": 0.6}),
    BrushPreset("marker", mark("Marker"), {"size": 26.0, "hardness": 0.95, "opacity": 0.55, "pressure_size": False}),
    BrushPreset(
        "airbrush",
        mark("Airbrush"),
        {"size": 130.0, "hardness": 0.0, "flow": 0.08, "pressure_size": False, "pressure_opacity": True},
    ),
    BrushPreset("texture", mark("Texture"), {"size": 70.0, "hardness": 0.6, "flow": 0.6, "grain": 1.0}),
)
BRUSH_PRESETS: dict[str, BrushPreset] = {preset.name: preset for preset in _ALL}
"""Those that come with the program, by name, in the order in which they are offered."""
KEY = "brushes"
MOST, LONGEST = 200, 60
OWN = "own:"
"""How the names of a person's own brushes begin."""


class BrushLibrary(QObject):
    """The brushes that come with the program, and a person's own, which the preferences keep."""

    changed = Signal()

    def __init__(self, preferences: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._own = {preset.name: preset for preset in _read(preferences)}

    @property
    def presets(self) -> dict[str, BrushPreset]:
        """All of them by name, a person's own behind the others."""
        return {**BRUSH_PRESETS, **self._own}

    def is_own(self, name: str) -> bool:
        """Tell whether a brush is a person's own, which can be deleted."""
        return name in self._own

    def save(self, label: str, state: ToolState) -> str:
        """Keep the brush in hand under a label, in the place of one's own that has it; returns its name."""
        label = " ".join(label.split())[:LONGEST] or tr("Brush")
        usual = BrushSettings()
        values = {field: getattr(state.value, field) for field in SET}
        fields = {field: value for field, value in values.items() if value != getattr(usual, field)}
        preset = BrushPreset(OWN + label, label, fields)
        self._own = dict(list({**self._own, preset.name: preset}.items())[-MOST:])
        state.set(preset=preset.name)
        self._keep()
        return preset.name

    def delete(self, name: str) -> None:
        """Let one's own brush go."""
        if self._own.pop(name, None) is not None:
            self._keep()

    def take(self, state: ToolState, name: str) -> None:
        """Take a brush in hand by its name."""
        preset = self.presets.get(name)
        if preset is not None:
            state.set(tool="brush", preset=name, **fields_of(preset))

    def _keep(self) -> None:
        if self._preferences is not None:
            own = [{"label": preset.label, "fields": dict(preset.fields)} for preset in self._own.values()]
            self._preferences.setValue(KEY, json.dumps(own))
        self.changed.emit()


def fields_of(preset: BrushPreset) -> dict[str, Any]:
    """Give all of a brush's own fields as this one sets them."""
    usual = BrushSettings()
    return {field: getattr(usual, field) for field in SET} | dict(preset.fields)


def _read(preferences: QSettings | None) -> list[BrushPreset]:
    """Give a person's own brushes; what can't be read of them is left out."""
    text = "" if preferences is None else preferences.value(KEY, "")
    try:
        listed = json.loads(text) if isinstance(text, str) and text else []
    except ValueError:
        listed = []
    found = []
    for entry in listed if isinstance(listed, list) else []:
        label = entry.get("label") if isinstance(entry, dict) else None
        fields = entry.get("fields") if isinstance(entry, dict) else None
        if isinstance(label, str) and isinstance(fields, dict):
            label = label[:LONGEST]
            found.append(BrushPreset(OWN + label, label, _checked(fields)))
    return found[:MOST]


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields that are a brush's own and of their kind."""
    usual = BrushSettings()
    good: dict[str, Any] = {}
    for name in SET:
        value = fields.get(name)
        if name in CURVES:
            if isinstance(value, list) and all(_is_point(each) for each in value):
                good[name] = tidy((float(x), float(y)) for x, y in value)
        elif isinstance(getattr(usual, name), bool):
            if isinstance(value, bool):
                good[name] = value
        elif isinstance(value, int | float) and not isinstance(value, bool) and value == value:
            good[name] = float(value)
    return good


def _is_point(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(each, int | float) and not isinstance(each, bool) and each == each for each in value)
    )
