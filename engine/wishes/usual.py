"""What is usual where nothing is said: a model's own numbers, and how far each mode leaves its source."""

from __future__ import annotations

from typing import Any

from engine.catalog.catalog import Model

STRENGTHS = {"image": 0.7, "mask": 1.0, "outpaint": 0.9, "enlarge": 0.2, "second": 0.2}
"""How far a result may leave its source."""
SECOND_STEPS = 8
"""Of a second pass, at most: it starts from little noise."""
_REDRAWING = {"lcm": "ddim"}


def sampling(model: Model) -> dict[str, Any]:
    """Give the fields of a request's sampling that a model draws best with."""
    return {"steps": model.steps, "guidance": model.guidance, "sampler": model.sampler}


def redrawing(sampler: str) -> str:
    """Name the sampler that redraws tiles instead: one that adds noise in each step makes other things of each."""
    return _REDRAWING.get(sampler, sampler)
