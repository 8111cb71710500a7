"""How many numbers a model's parts hold, by the headers of their files. Imports no torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from engine import tables
from engine.catalog import part_files, weights_header
from engine.errors import ModelError

IN_ONE_FILE = {"model.diffusion_model.": "unet", "first_stage_model.": "vae"}
"""Which part a tensor of a single file belongs to; all others are text encoders'."""
BESIDE = ("controlnets", "vaes", "taesd", "taesdxl", "ip_adapter", "ip-adapter")
"""Folders in a model's folder that are no part of it."""


def parts(path: Path) -> Mapping[str, int]:
    """Count numbers by part, such as {"unet": 859520964, …}, of a folder in diffusers' layout or of a single file."""
    if path.is_file():
        return _of_one_file(path)
    found = {}
    for folder in tables.listed(path):
        if folder.is_dir() and folder.name not in BESIDE and (numbers := _readable(folder)):
            found[folder.name] = numbers
    return found


def _readable(folder: Path) -> int:
    """Give numbers of a part; 0 for one that is broken, of which its loader says which part of what it is."""
    try:
        return of_folder(folder)
    except ModelError:
        return 0


def of_folder(folder: Path) -> int:
    """Count the numbers that diffusers would load from a folder: in half precision only if alone there."""
    return sum(map(of_file, part_files.weights_files(folder)))


def of_file(path: Path) -> int:
    return sum(map(math.prod, weights_header.read(path).shapes.values()))


def _of_one_file(path: Path) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for key, shape in weights_header.read(path).shapes.items():
        name = next((part for prefix, part in IN_ONE_FILE.items() if key.startswith(prefix)), "text_encoder")
        found[name] = found.get(name, 0) + math.prod(shape)
    return found
