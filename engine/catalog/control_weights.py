"""The weights that some controls need for their maps: which are missing, where they belong. Imports no torch."""

from __future__ import annotations

from pathlib import Path

from engine.catalog import downloads
from engine.catalog.download_table import Download
from engine.errors import ModelError
from engine.paths import models_dir
from engine.phrase import phrase
from engine.records import Control, Weights

FOLDER = "annotators"


def folder() -> Path:
    """Tell where the user puts the weights of controls (not made here)."""
    return models_dir() / FOLDER


def path_of(weights: Weights) -> Path:
    return folder() / weights.file


def missing(control: Control) -> list[Weights]:
    """Give those of its files that aren't there."""
    return [each for each in control.weights if not path_of(each).is_file()]


def download(control: Control) -> Download | None:
    """Give what brings its files; None if it needs none, or if they are to be had nowhere."""
    found = (downloads.bringing(f"{FOLDER}/{each.file}") for each in control.weights)
    return next((each for each in found if each is not None), None)


def in_words(weights: Weights) -> str:
    """Say “ControlNetHED.pth (29.4 MB)”."""
    size = f"{weights.megabytes:g} MB" if weights.megabytes >= 0.1 else f"{weights.megabytes * 1000:.0f} KB"
    return f"{weights.file} ({size})"


def check(control: Control) -> None:
    """Raise ModelError, saying what to put where, unless the control can make maps now."""
    absent = missing(control)
    if absent:
        origins = dict.fromkeys(each.origin for each in absent)
        wanted = "\n".join(
            f"{', '.join(in_words(each) for each in absent if each.origin == origin)} from {origin}"
            for origin in origins
        )
        offered = download(control)
        fetch = f"fetch them with “{downloads.command(offered)}” or under “Models and weights”, " if offered else ""
        raise ModelError(
            phrase(
                "{label} needs weights that are not on this machine. Give a ready map, {fetch}or put "
                "these under {folder}:\n{wanted}",
                label=control.label,
                fetch=fetch,
                folder=folder(),
                wanted=wanted,
            )
        )
