"""The weights by which objects are told from their ground: whether they are there, and where they belong. No torch."""

from __future__ import annotations

from pathlib import Path

from engine.catalog import control_weights
from engine.errors import ModelError
from engine.phrase import phrase

FOLDER = "object"
"""Their folder among the annotators'; its files are those of a SAM 2 repository in transformers' format."""
NEEDED = ("config.json", "model.safetensors", "preprocessor_config.json")


def folder() -> Path:
    """Tell where they belong (not made here)."""
    return control_weights.folder() / FOLDER


def are_there() -> bool:
    """Tell whether objects can be found by them."""
    return all((folder() / name).is_file() for name in NEEDED)


def check() -> None:
    """Raise ModelError, saying what to put where, unless they are there."""
    if not are_there():
        raise ModelError(
            phrase(
                "SAM 2 is not on this machine: fetch it under “Models and weights”, or put {files} under {folder}.",
                files=", ".join(NEEDED),
                folder=folder(),
            )
        )
