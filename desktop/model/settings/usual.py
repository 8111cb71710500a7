"""What the panels say of a model that has just been chosen."""

from __future__ import annotations

from typing import Any

from engine.catalog.catalog import Model
from engine.wishes.usual import sampling


def usual(model: Model) -> dict[str, Any]:
    """Give the model's name and the numbers it wants by default, by the names of the settings' fields."""
    return {
        "model": model.name,
        **sampling(model),
        "follow_lines": None,
        "spacing": None,
        "prediction": None,
        "size": (model.native_size, model.native_size),
    }
