"""Weights in torch's pickles (.ckpt, .bin, .pth): read as weights only, and bounded by their file."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from engine.catalog import pickle_header
from engine.errors import ModelError
from engine.phrase import phrase


def load(path: Path) -> dict[str, Any]:
    """Read what a pickle holds, tensors mapped from the file. Nothing in it is run: ModelError for other things."""
    check(path)
    stand_ins: list[Any] = [(stand_in, name) for name, stand_in in pickle_header.HARMLESS.items()]
    try:
        with torch.serialization.safe_globals(stand_ins):
            held = torch.load(path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path))
    except pickle.UnpicklingError as error:
        raise ModelError(pickle_header.more_than_weights(path)) from error
    if isinstance(held, pickle_header.Parameters):
        held = held.held
    if not isinstance(held, dict):
        raise ModelError(phrase("{name} holds no weights by name.", name=path.name))
    return held


def check(path: Path) -> None:
    """Raise ModelError for a pickle that would grow when it is read."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as file:
            pickle_header.check_archive(path, file, path.stat().st_size)


def tensors(path: Path, held: Mapping[str, Any]) -> dict[str, torch.Tensor]:
    """Give the tensors by name. ModelError where they would take far more memory than their file has bytes.

    A pickle may say of a few bytes that they are a large tensor, or many.
    """
    found = {name: each for name, each in held.items() if isinstance(each, torch.Tensor)}
    plain = all(each.layout is torch.strided for each in found.values())
    if not plain or sum(each.numel() * each.element_size() for each in found.values()) > 2 * path.stat().st_size:
        raise ModelError(phrase("{name} can't be loaded: its weights are larger than the file.", name=path.name))
    return found
