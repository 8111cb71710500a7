"""Which ControlNet a card means where none was chosen, and which there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine import controlnet_files
from engine.catalog import Model
from engine.controlnet_files import ControlNetFile
from engine.errors import ModelError

LEAST_WORD = 3
"""Letters of a word in a file's name that says what the net follows: “seg”, but not “v11p”'s “p”."""


def beside(model: Model | None) -> list[ControlNetFile]:
    """The ControlNets in the model's own folder, then those in the user's."""
    return controlnet_files.controlnets(_folder(model))


def usual(control: str, nets: Iterable[str]) -> str:
    """The name among `nets` that a control's would have: its own, or one with a word for it; "" if there is none.

    “control_v11p_sd15_seg” is segmentation's, “openpose” is pose's.
    """
    names = list(nets)
    if control in names:
        return control
    return next((name for name in names if any(_stands_for(word, control) for word in _words(name))), "")


def chosen(control: str, name_or_path: str, model: Model | None) -> str:
    """The ControlNet of a card as a request names it. Raises ModelError, saying what to do, where there is none."""
    if name_or_path:
        controlnet_files.find(name_or_path, _folder(model))
        return name_or_path
    found = usual(control, [each.name for each in beside(model)])
    if not found:
        folder = controlnet_files.models_dir() / controlnet_files.FOLDER
        raise ModelError(f"There is no ControlNet for it here. Choose a file, or put one into {folder}.")
    return found


def _folder(model: Model | None) -> Path | None:
    return None if model is None or model.is_file else model.path


def _words(name: str) -> list[str]:
    return name.lower().replace("-", "_").split("_")


def _stands_for(word: str, control: str) -> bool:
    return len(word) >= LEAST_WORD and (word in control or control in word)
