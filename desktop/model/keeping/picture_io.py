"""What opening and saving mean for pictures: pixels into the document, a recipe into the panels, both into a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.model.asking.candidates import Candidate
from engine.errors import UnreadableFile
from engine.pictures.files import hole_of, read_picture, write_picture
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
    has_hole: bool = False
    """Whether something is cut out of it, which may be what is to be redrawn."""


def open_picture(path: Path) -> OpenedPicture:
    """Read a picture and, where it has one, its recipe. Raises UnreadableFile if the picture can't be read."""
    pixels = read_picture(path).pixels
    has_hole = hole_of(pixels) is not None
    try:
        recipe = read_recipe(path)
    except UnreadableFile:
        return OpenedPicture(path, pixels, None, has_hole=has_hole)
    return OpenedPicture(path, pixels, recipe, recipe.notes, has_hole)


def save_picture(path: Path, pixels: np.ndarray, made: Candidate | None, recipes: str = "all") -> tuple[str, ...]:
    """Write pixels, with the recipe if the engine made them; returns notes. Raises CannotWrite.

    `recipes` is the preference: with the pictures that it was made from (“all”), its “words” only, or “none”.
    """
    told = made is not None and recipes != "none"
    recipe = of_result(made.request, made.index, made.environment) if told and made is not None else None
    return write_picture(path, pixels, recipe, embed=recipes == "all")
