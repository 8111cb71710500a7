"""Which ControlNet a card means where none was chosen."""

from __future__ import annotations

from desktop.words import tr
from engine.catalog import controlnet_files
from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.paths import models_dir
from engine.wishes import weights


def chosen(control: str, name_or_path: str, model: Model | None) -> str:
    """Find the ControlNet of a card as a request names it. Raises ModelError, saying what to do, if there is none."""
    if found := weights.controlnet(control, name_or_path, model):
        return found
    folder = models_dir() / controlnet_files.FOLDER
    raise ModelError(
        tr(
            "There is no ControlNet for it here. Fetch one under “Models and weights”, choose a "
            "file, or put one into {folder}.",
            folder=folder,
        )
    )
