"""Which networks that enlarge pictures there are (ESRGAN and its kind), by name or by path. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine import tables
from engine.catalog.named_files import Shelf
from engine.errors import ModelError
from engine.phrase import phrase

SUFFIXES = (".safetensors", ".pth", ".pt")
LARGEST = 2 * 2**30
"""Bytes of one; the largest that are known take a twentieth of it."""


def _listed(folder: Path) -> Iterator[Path]:
    for path in tables.listed(folder):
        if path.suffix.lower() in SUFFIXES:
            yield path


SHELF = Shelf("upscaler", "upscalers", _listed, SUFFIXES, "a .safetensors or .pth file")


def names() -> list[str]:
    """List those in the user's folder."""
    return list(SHELF.all(None))


def find(name_or_path: str) -> Path:
    """Find the file of a name, or the file itself; ModelError tells what there is instead."""
    _, path = SHELF.find(name_or_path, None)
    if not path.is_file():
        raise ModelError(phrase("{path} is not an upscaler: give a .safetensors or .pth file.", path=path))
    if path.stat().st_size > LARGEST:
        raise ModelError(phrase("{path} is too large to be an upscaler.", path=path))
    return path


def named(name_or_path: str) -> str:
    """Give what a request calls it: a name that is known, or a whole path. Raises ModelError."""
    path = find(name_or_path)
    return next((name for name, each in SHELF.all(None).items() if each == path), str(path))
