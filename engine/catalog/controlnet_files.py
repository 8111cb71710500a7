"""Which ControlNets there are, by name or by path. Imports no torch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import tables
from engine.catalog import folders, weights_header
from engine.catalog.contents import FileKind
from engine.catalog.named_files import Shelf
from engine.phrase import phrase

LARGEST_BESIDE = 2**20
"""Bytes of a configuration beside a file that are looked at."""
FOLDER = "controlnets"
"""Where a model's own ControlNets lie, in its folder, and the user's, among the models."""


@dataclass(frozen=True)
class ControlNetFile:
    """A ControlNet, Control-LoRA or T2I-Adapter that can be asked for: a diffusers folder, or a single file."""

    name: str
    path: Path
    pooled: bool = False
    """Whether it is asked to look at its map as a whole."""

    @property
    def label(self) -> str:
        return phrase("The ControlNet “{name}”", name=self.name)

    @property
    def is_file(self) -> bool:
        return self.path.suffix.lower() in weights_header.SUFFIXES

    @property
    def pools(self) -> bool:
        """Whether it looks at its map as a whole, as those for shuffled pictures do; no shape tells.

        Told by A1111's .yaml beside it, or by its name, which is what every program goes by.
        """
        return self.pooled or "shuffle" in self.name.lower() or _POOLS.search(_beside(self.path)) is not None


def controlnets(model: Path | None = None) -> list[ControlNetFile]:
    """Give those in a model's own folder, then those in the user's."""
    return [ControlNetFile(name, path) for name, path in _SHELF.all(model).items()]


def find(name_or_path: str, model: Path | None = None) -> ControlNetFile:
    """Give the ControlNet of that name, or in that folder or file; ModelError tells what there is instead."""
    name, path = _SHELF.find(name_or_path, model)
    if path.is_dir():
        folders.check(path, FileKind.CONTROLNET, FileKind.CONTROLNET, FileKind.T2I_ADAPTER)
    return ControlNetFile(name, path)


def _listed(folder: Path) -> Iterator[Path]:
    for path in tables.listed(folder):
        if path.suffix.lower() in weights_header.SUFFIXES or tables.is_file(path / "config.json"):
            yield path


def _beside(path: Path) -> str:
    try:
        with path.with_suffix(".yaml").open("rb") as file:
            return file.read(LARGEST_BESIDE).decode("utf-8", "replace")
    except OSError:
        return ""


STEERING = (FileKind.CONTROLNET, FileKind.CONTROL_LORA, FileKind.T2I_ADAPTER)
"""What follows a map."""
_POOLS = re.compile(r"global_average_pooling\s*:\s*[Tt]rue")
_SHELF = Shelf("ControlNet", FOLDER, _listed, weights_header.SUFFIXES, "a folder, or a file of weights", STEERING)
