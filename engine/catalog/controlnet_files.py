"""Which ControlNets there are, by name or by path. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import tables
from engine.catalog.named_files import Shelf
from engine.errors import ModelError

FOLDER = "controlnets"
"""Where a model's own ControlNets lie, in its folder, and the user's, among the models."""


@dataclass(frozen=True)
class ControlNetFile:
    """A ControlNet that can be asked for: a diffusers folder, or a single .safetensors file."""

    name: str
    path: Path

    @property
    def label(self) -> str:
        return f"The ControlNet “{self.name}”"

    @property
    def is_file(self) -> bool:
        return self.path.suffix == ".safetensors"


def controlnets(model: Path | None = None) -> list[ControlNetFile]:
    """Those in a model's own folder, then those in the user's."""
    return [ControlNetFile(name, path) for name, path in _SHELF.all(model).items()]


def find(name_or_path: str, model: Path | None = None) -> ControlNetFile:
    """The ControlNet of that name, or in that folder or file; ModelError tells what there is instead."""
    name, path = _SHELF.find(name_or_path, model)
    if path.is_dir() and not tables.is_file(path / "config.json"):
        raise ModelError(f"{path} is not a ControlNet: it holds no config.json.")
    return ControlNetFile(name, path)


def _listed(folder: Path) -> Iterator[Path]:
    for path in tables.listed(folder):
        if path.suffix == ".safetensors" or tables.is_file(path / "config.json"):
            yield path


_SHELF = Shelf("ControlNet", FOLDER, _listed, forms="a folder or .safetensors file")
