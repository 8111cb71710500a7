"""Which autoencoders there are beside the models' own, by name or by path. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import registry, tables
from engine.catalog import downloads, folders, weights_header
from engine.catalog.catalog import Model
from engine.catalog.contents import FileKind
from engine.catalog.named_files import Shelf
from engine.errors import ModelError
from engine.phrase import phrase


@dataclass(frozen=True)
class VaeFile:
    """An autoencoder that can be asked for: a diffusers folder, or a single file."""

    name: str
    path: Path

    @property
    def label(self) -> str:
        return phrase("The autoencoder “{name}”", name=self.name)


def _listed(folder: Path) -> Iterator[Path]:
    for path in tables.listed(folder):
        if path.suffix.lower() in weights_header.SUFFIXES or tables.is_file(path / "config.json"):
            yield path


KINDS = (FileKind.VAE, FileKind.TINY_VAE)
SHELF = Shelf("autoencoder", "vaes", _listed, weights_header.SUFFIXES, "a folder, or a file of weights", KINDS)


def vaes(model: Model | None = None) -> list[VaeFile]:
    """Give those in a model's own folder, then those in the user's."""
    return [VaeFile(name, path) for name, path in SHELF.all(_beside(model)).items()]


def find(name_or_path: str, model: Model) -> VaeFile:
    """Give the autoencoder of that name, or in that folder or file; ModelError tells what there is instead."""
    found = VaeFile(*SHELF.find(name_or_path, _beside(model)))
    if found.path.is_dir():
        folders.check(found.path, FileKind.VAE, *KINDS)
    return found


def stand_in(name_or_path: str | None, model: Model) -> VaeFile:
    """Find the autoencoder for a model that brings none: the one asked for, or its family's. Raises ModelError."""
    if name_or_path is not None:
        return find(name_or_path, model)
    usual = registry.families()[model.family].usual_vae
    for each in vaes(model):
        if each.name == usual:
            return each
    offered = downloads.hint(usual)
    raise ModelError(
        phrase(
            "{label} holds no autoencoder: choose one as the VAE, such as “{usual}”.{offered}",
            label=model.label,
            usual=usual,
            offered=offered,
        )
    )


def named(name_or_path: str, model: Model) -> str:
    """Give what a request calls it: a name that is known, or a whole path. Raises ModelError."""
    found = find(name_or_path, model)
    return found.name if found.path in SHELF.all(_beside(model)).values() else str(found.path)


def _beside(model: Model | None) -> Path | None:
    return None if model is None or model.is_file else model.path
