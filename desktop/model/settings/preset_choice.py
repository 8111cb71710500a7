"""Trades of speed against finish for the model on show: which there are, which one is on, and taking one."""

from __future__ import annotations

from typing import Any

from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine import registry
from engine.catalog import downloads, presets
from engine.catalog.catalog import Model
from engine.catalog.presets import Preset
from engine.groups import value_of

FIELDS = frozenset({"sampler", "steps", "guidance", "spacing", "loras", "model"})
"""The settings by which a preset is known again."""


def offered(model: Model | None) -> tuple[Preset, ...]:
    """Give the presets for models of this kind, those that still lack their LoRA too."""
    return () if model is None else presets.available(model)


def missing(preset: Preset, model: Model | None) -> str:
    """Tell which LoRA a preset lacks and where it belongs, as a sentence; "" if it can be used."""
    return "" if model is None else presets.missing(preset, model)


def download_of(preset: Preset, model: Model) -> str:
    """Give the name of what brings a preset's LoRA for the model; "" if nothing is known to."""
    return next((name for name in preset.downloads if downloads.find(name).family in ("", model.family)), "")


def changes(preset: Preset, settings: Settings, model: Model) -> dict[str, Any]:
    """Give the settings that it changes. Raises ModelError if its LoRA is missing."""
    return presets.changes(preset, model, settings.uses.loras)


def described(settings: Settings, model: Model | None) -> tuple[str, str]:
    """Give the name of the preset that is on, or "", and what the menu's button says."""
    values = {name: value_of(settings, name) for name in FIELDS}
    found = None if model is None else presets.matching(model, values)
    if found is not None:
        return found.name, found.label
    sampling = settings.sampling
    sampler = registry.samplers().get(sampling.sampler)
    return "", tr(
        "Custom · {value} {steps}", value=sampler.label if sampler else sampling.sampler, steps=sampling.steps
    )
