"""Which ControlNet a card means where none was chosen, and which there are."""

from __future__ import annotations

from pathlib import Path

from engine.catalog import controlnet_about, controlnet_files
from engine.catalog.catalog import Model
from engine.catalog.controlnet_files import ControlNetFile
from engine.errors import ModelError
from engine.paths import models_dir


def beside(model: Model | None) -> list[ControlNetFile]:
    """The ControlNets in the model's own folder, then those in the user's."""
    return controlnet_files.controlnets(_folder(model))


def usual_beside(control: str, model: Model | None) -> str:
    """The ControlNet there is for a control; "" if there is none."""
    return controlnet_about.usual_for(control, beside(model), model)


def chosen(control: str, name_or_path: str, model: Model | None) -> str:
    """The ControlNet of a card as a request names it. Raises ModelError, saying what to do, where there is none."""
    if name_or_path:
        file = controlnet_files.find(name_or_path, _folder(model))
        if model is not None:
            controlnet_about.check(file, model, control)
        return name_or_path
    found = usual_beside(control, model)
    if not found:
        folder = models_dir() / controlnet_files.FOLDER
        raise ModelError(
            "There is no ControlNet for it here. Fetch one under “Models and weights”, choose a file, or put one into "
            f"{folder}."
        )
    return found


def _folder(model: Model | None) -> Path | None:
    return None if model is None or model.is_file else model.path
