"""What opening and saving mean for pictures: pixels into the document, a recipe into the panels, both into a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.model.asking.candidates import Candidate
from engine.errors import UnreadableFile
from engine.pictures.files import read_picture, write_picture
from engine.pictures.picture_codec import READABLE
from engine.pictures.recipe import Recipe, of_result
from engine.pictures.recipe_file import read_recipe

SUFFIXES = READABLE
"""Pictures that may be dropped or opened."""


@dataclass(frozen=True, eq=False)
class OpenedPicture:
    """A picture from a file: (H, W, 3 | 4) uint8 pixels, and its recipe if it carries one that can be read."""

    path: Path
    pixels: np.ndarray
    recipe: Recipe | None
    notes: tuple[str, ...] = ()


def open_picture(path: Path) -> OpenedPicture:
    """Read a picture and, where it has one, its recipe. Raises UnreadableFile if the picture can't be read."""
    pixels = read_picture(path).pixels
    try:
        recipe = read_recipe(path)
    except UnreadableFile:
        return OpenedPicture(path, pixels, None)
    return OpenedPicture(path, pixels, recipe, recipe.notes)


def save_picture(path: Path, pixels: np.ndarray, made: Candidate | None) -> tuple[str, ...]:
    """Write pixels, with the recipe if the engine made them; returns notes. Raises CannotWrite."""
    recipe = None if made is None else of_result(made.request, made.index, made.environment)
    return write_picture(path, pixels, recipe)
