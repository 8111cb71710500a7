"""Which tiny autoencoders stand in for a family's full one, such as TAESD (Bohan 2023). Imports no torch."""

from __future__ import annotations

from pathlib import Path, PurePath

from engine import registry, tables
from engine.catalog import contents, vae_files, weights_header
from engine.catalog.catalog import Model
from engine.catalog.contents import FileKind
from engine.catalog.vae_files import VaeFile
from engine.errors import ModelError
from engine.paths import models_dir

DECODER, ENCODER = "decoder", "encoder"


def usual(model: Model) -> str | None:
    """Name the tiny autoencoder of a model's family; None where there is none, or the model's own is one."""
    name = registry.families()[model.family].tiny_decoder
    if not name or not is_full(model):
        return None
    if of_family(model) is not None:
        return name
    also = (name, f"{name}_{DECODER}")
    return next((each.name for each in vae_files.vaes(model) if PurePath(each.name).name in also), None)


def tiny_vaes(model: Model) -> list[str]:
    """Name those that can be chosen: the family's, then what else is here and is tiny."""
    own = usual(model)
    others = [each.name for each in vae_files.vaes(model) if each.name != own and _is_tiny(each.path)]
    return ([own] if own else []) + others


def _is_tiny(path: Path) -> bool:
    if path.is_dir():
        return tables.read_if_readable(path / "config.json").get("_class_name") == "AutoencoderTiny"
    try:
        return contents.of_file(path).kind is FileKind.TINY_VAE
    except ModelError:
        return False


def is_full(model: Model) -> bool:
    """Tell whether a model's own autoencoder is a full one: whether there is something to win."""
    config = {} if model.is_file else tables.read_if_readable(model.path / "vae" / "config.json")
    return config.get("_class_name") != "AutoencoderTiny"


def of_family(model: Model, *, whole: bool = True) -> Path | None:
    """Find it by the family's name for it, in the model's folder or among the user's models: a folder, or a file.

    A file holds the decoder; where the `whole` is wanted, its encoder must lie beside it.
    """
    name = registry.families()[model.family].tiny_decoder
    if not name:
        return None
    for folder in (model.path / name, models_dir() / name):
        if tables.is_file(folder / "config.json"):
            return folder
        for path in tables.listed(folder):
            if path.stem == f"{name}_{DECODER}" and path.suffix in weights_header.SUFFIXES:
                encoder = path.with_name(path.name.replace(DECODER, ENCODER))
                if not whole or tables.is_file(encoder):
                    return path
    return None


def find(name_or_path: str, model: Model) -> VaeFile:
    """Give the one of that name, or in that folder or file; ModelError tells what autoencoders there are instead."""
    path = of_family(model) if name_or_path == registry.families()[model.family].tiny_decoder else None
    return vae_files.find(name_or_path, model) if path is None else VaeFile(name_or_path, path)


def in_place(name_or_path: str | None, model: Model) -> VaeFile | None:
    """Give the one that stands in for a model's full autoencoder; None if none is asked for, or the own is as small."""
    return None if name_or_path is None or not is_full(model) else find(name_or_path, model)


def named(name_or_path: str, model: Model) -> str:
    """Give what a request calls it: a name that is known, or a whole path. Raises ModelError."""
    found = find(name_or_path, model)
    return found.name if found.path == of_family(model) else vae_files.named(name_or_path, model)
