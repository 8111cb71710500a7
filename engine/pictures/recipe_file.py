"""Recipes on disk."""

from __future__ import annotations

import os

from engine.pictures.files import read_bytes, shown
from engine.pictures.recipe import Recipe
from engine.pictures.recipe_embed import extract


def read_recipe(path: str | os.PathLike[str]) -> Recipe:
    """Give the recipe that a picture carries, or that a JSON file is. Raises UnreadableFile.

    Nothing but this file is opened: what it doesn't carry stands in the recipe's `missing`.
    """
    return extract(read_bytes(path), shown(path))
