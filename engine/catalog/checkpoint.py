"""One file with a whole model in it: its family, told without opening its weights. Imports no torch."""

from __future__ import annotations

from pathlib import Path

from engine import registry
from engine.catalog import contents, refusals, weights_header
from engine.catalog.contents import Contents, FileKind
from engine.errors import ModelError
from engine.phrase import phrase
from engine.records import Family

SUFFIXES = weights_header.SUFFIXES
"""Other programs open a whole model under each of these; which one it is changes nothing of how it is read."""


def is_named_as_one(path: Path) -> bool:
    """Tell by its ending, in capitals or not, whether a path may be a model of one file."""
    return path.suffix.lower() in SUFFIXES


def opened(path: Path) -> tuple[Family, Contents]:
    """Read the family and contents of a whole model. ModelError says what the file is instead, and what to do."""
    found = contents.of_file(path)
    if found.kind is FileKind.UNET:
        raise ModelError(
            phrase(
                "{name} holds a UNet without a text encoder: it is only a part of a model. Get the whole model.",
                name=path.name,
            )
        )
    if found.kind is FileKind.CHECKPOINT and "text encoder" in found.lacks and not found.family:
        raise ModelError(_part(path))
    if found.kind is not FileKind.CHECKPOINT or found.family not in registry.families():
        raise ModelError(refusals.refused(path.name, found, FileKind.CHECKPOINT))
    weights_header.check_unquantised(path)
    if "text encoder" in found.lacks:
        raise ModelError(_part(path))
    if found.variant not in ("", "inpainting", "LCM"):
        raise ModelError(
            phrase(
                "{name} has a UNet for another task ({variant}); Sketchlight knows those of 4 and 9 channels.",
                name=path.name,
                variant=found.variant,
            )
        )
    return registry.families()[found.family], found


def _part(path: Path) -> str:
    """Give the sentence for a file that lacks a text encoder."""
    told = "{name} lacks a text encoder that Sketchlight knows: it is only a part of a model. Get the whole model."
    return phrase(told, name=path.name)
