"""Fooocus' own scheme of metadata: a JSON table as the “parameters”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.pictures.foreign.foreign_recipe import ForeignRecipe

_USED = frozenset(
    [
        "prompt",
        "negative_prompt",
        "full_prompt",
        "full_negative_prompt",
        "steps",
        "resolution",
        "guidance_scale",
        "base_model",
        "sampler",
        "scheduler",
        "seed",
        "loras",
        "clip_skip",
        "version",
        "metadata_scheme",
        "base_model_hash",
        "created_by",
    ]
)
_RESOLUTION = re.compile(r"\(?\s*(\d{1,6})\s*[,x×]\s*(\d{1,6})\s*\)?")
_COMBINED = re.compile(r"lora_combined_\d{1,3}")


def read(tree: Mapping[str, Any]) -> ForeignRecipe:
    """Give what it tells. Where it keeps the whole prompt, with its styles' words, that is taken."""
    resolution = tree.get("resolution")
    size = _RESOLUTION.fullmatch(_text(resolution).strip())
    combined = [key for key in tree if _COMBINED.fullmatch(str(key))]
    left = [str(key) for key in tree if key not in _USED and key not in combined]
    return ForeignRecipe(
        program="Fooocus",
        prompt=_all(tree.get("full_prompt")) or tree.get("prompt"),
        negative=_all(tree.get("full_negative_prompt")) or tree.get("negative_prompt"),
        size=(size[1], size[2]) if size else (resolution, None),
        seed=tree.get("seed"),
        steps=tree.get("steps"),
        guidance=tree.get("guidance_scale"),
        sampler=tree.get("sampler"),
        schedule=tree.get("scheduler"),
        model=_text(tree.get("base_model")).removesuffix(".safetensors"),
        clip_skip=tree.get("clip_skip"),
        clip_first=1,
        loras=[*_listed(tree.get("loras")), *(_split(tree[key]) for key in combined)],
        left=[each for each in left if each != "styles" or not tree.get("full_prompt")],
    )


def _listed(told: Any) -> list[tuple[str, Any]]:
    """Read [["name", 0.5, "hash"], …]; ("", None) for what is none."""
    pairs = told if isinstance(told, list) else []
    return [
        (_text(each[0]), each[1]) if isinstance(each, list) and len(each) > 1 else ("", None) for each in pairs[:100]
    ]


def _split(told: Any) -> tuple[str, Any]:
    """“name : 0.5”"""
    name, _, weight = _text(told).rpartition(" : ")
    return (name, weight) if name else (_text(told), None)


def _all(told: Any) -> str:
    return ", ".join(map(_text, told)) if isinstance(told, list) else _text(told)


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""
