"""Which samplers are known without torch, by the names that `engine.samplers` gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import table
from engine.errors import ModelError
from engine.light import ddim, lcm
from engine.light.lcm import Steps


@dataclass(frozen=True)
class LightSampler:
    """`steps(config, count, strength)` makes a schedule; `refusal(config)` says what of a config isn't known."""

    steps: Callable[[Mapping[str, Any], int, float], Steps]
    refusal: Callable[[Mapping[str, Any]], str | None]


SAMPLERS = {"lcm": LightSampler(lcm.steps, lcm.refusal), "ddim": LightSampler(ddim.steps, ddim.refusal)}


def refusal(name: str, about: Model) -> str | None:
    """Say why a model can't be sampled so here; None if it can."""
    if name not in SAMPLERS:
        return "another sampler"
    try:
        return SAMPLERS[name].refusal(table(about.path / "scheduler" / "scheduler_config.json"))
    except ModelError:
        return "its scheduler's file"
