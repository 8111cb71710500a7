"""SwarmUI's metadata: a JSON table with `sui_image_params` as the “parameters”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.pictures.foreign.foreign_recipe import ForeignRecipe

KEY = "sui_image_params"
_USED = frozenset(
    [
        *("prompt", "negativeprompt", "model", "images", "seed", "steps", "cfgscale", "width", "height", "aspectratio"),
        *("sampler", "scheduler", "loras", "loraweights", "swarm_version", "date", "generation_time"),
    ]
)


def read(tree: Mapping[str, Any]) -> ForeignRecipe:
    """Give what it tells."""
    found = tree.get(KEY)
    params: Mapping[str, Any] = found if isinstance(found, dict) else {}
    names, weights = (_listed(params.get(name)) for name in ("loras", "loraweights"))
    return ForeignRecipe(
        program="SwarmUI",
        prompt=params.get("prompt"),
        negative=params.get("negativeprompt"),
        size=(params.get("width"), params.get("height")),
        seed=params.get("seed"),
        steps=params.get("steps"),
        guidance=params.get("cfgscale"),
        sampler=params.get("sampler"),
        schedule=params.get("scheduler"),
        model=params.get("model"),
        loras=[(_text(name), weights[at] if at < len(weights) else None) for at, name in enumerate(names[:100])],
        from_picture="initimage" in params,
        left=[str(each) for each in params if each not in _USED],
    )


def _listed(told: Any) -> list[Any]:
    """Give a list, or one as text with commas between."""
    return told if isinstance(told, list) else told.split(",") if isinstance(told, str) and told else []


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""
