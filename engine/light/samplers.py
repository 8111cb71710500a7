"""Which samplers can be used without torch: those whose record has a light one."""

from __future__ import annotations

from engine import registry
from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import table
from engine.errors import ModelError
from engine.records import LightSampler


def light_sampler(name: str) -> LightSampler | None:
    """Give the light one of a sampler's record; None if there is none, or no such sampler."""
    found = registry.samplers().get(name)
    return None if found is None else found.light


def refusal(name: str, about: Model) -> str | None:
    """Say why a model can't be sampled so here; None if it can."""
    light = light_sampler(name)
    if light is None:
        return "another sampler"
    try:
        return light.refusal(table(about.path / "scheduler" / "scheduler_config.json"))
    except ModelError:
        return "its scheduler's file"
