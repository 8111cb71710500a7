"""Which program's recipe a picture's texts are, and what it tells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine import registry
from engine.errors import UnreadableFile
from engine.phrase import phrase
from engine.pictures.foreign import comfy, fooocus, foreign_recipe, invoke, novelai, swarm, webui
from engine.pictures.foreign.foreign_recipe import ForeignRecipe
from engine.pictures.recipe import Recipe

MAX_LENGTH = 8 * 2**20
KEYWORDS = ("parameters", "invokeai_metadata", "sd-metadata", "Dream", "Comment", "prompt")
"""By what a picture's texts are known, the surest first."""


def read(texts: Mapping[str, str], name: str) -> Recipe | None:
    """Give the recipe in a picture's texts, by their keywords; None if none of them is one. Raises UnreadableFile."""
    for keyword in KEYWORDS:
        if keyword in texts and (found := _told(keyword, texts, name)) is not None:
            return foreign_recipe.recipe_of(found, name, registry.samplers())
    if "workflow" in texts:
        raise UnreadableFile(
            phrase("{name} carries a workflow of ComfyUI's, but not what was run of it: that can't be read.", name=name)
        )
    return None


def _told(keyword: str, texts: Mapping[str, str], name: str) -> ForeignRecipe | None:
    text = texts[keyword]
    if keyword == "Dream":
        return invoke.read_dream(text)
    if keyword == "parameters" and not text.lstrip().startswith("{"):
        return webui.read(text, name)
    tree = _table(text, name)
    if keyword == "parameters":
        if swarm.KEY in tree:
            return swarm.read(tree)
        if not {"prompt", "full_prompt"} & tree.keys():
            raise UnreadableFile(
                phrase("{name} holds no recipe that is known: its parameters name no prompt.", name=name)
            )
        return fooocus.read(tree)
    if keyword == "Comment":
        ours = {"sampler", "uc", "scale"} & tree.keys()
        return novelai.read(tree, texts.get("Description", ""), texts.get("Source", "")) if len(ours) > 1 else None
    readers = {"invokeai_metadata": invoke.read, "sd-metadata": invoke.read_old}
    return readers[keyword](tree) if keyword in readers else comfy.read(tree, name)


def _table(text: str, name: str) -> dict[str, Any]:
    """Give a JSON object of another program's; empty for the comments that are none."""
    try:
        tree = json.loads(text) if len(text) <= MAX_LENGTH else None
    except (ValueError, RecursionError):
        tree = None
    if isinstance(tree, dict):
        return tree
    if text.lstrip().startswith("{"):
        raise UnreadableFile(
            phrase("The recipe in {name} is another program's, and broken: it can't be read.", name=name)
        )
    return {}
