"""One file with a whole model in it: what it holds, told without opening its weights. Imports no torch."""

from __future__ import annotations

import pickletools
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from engine.catalog import weights_header
from engine.errors import ModelError
from engine.records import Family

SUFFIXES = (".safetensors", ".ckpt")
MAX_PICKLE = 64 * 2**20
"""Bytes of the part of a .ckpt file that says what its weights are: a full model's has half a million."""
FIRST_CONV = "input_blocks.0.0.weight"

Shapes = Mapping[str, tuple[int, ...] | None]
"""By name; None where only the name can be told."""


def family_of(path: Path, families: Iterable[Family]) -> Family:
    """The family whose parts the file holds, all of them. ModelError says what it holds instead."""
    return told_apart(path.name, shapes(path), families)


def told_apart(name: str, held: Shapes, families: Iterable[Family]) -> Family:
    """The same by the names and shapes in a file."""
    if any(key.startswith(("lora_", "unet.")) and "lora" in key for key in held):
        raise ModelError(f"{name} is a LoRA, an addition to a model, not a model.")
    known = list(families)
    for family in known:
        absent = [each for each in family.components if not _has(held, family.file_prefixes[each.name])]
        if not absent:
            _check_channels(name, held, family)
            return family
        if all(each.name in ("unet", "vae") for each in absent):
            raise ModelError(f"{name} holds no {absent[0].label}: it is only a part of a model.")
    if any(_has(held, family.file_prefixes["unet"]) for family in known):
        raise ModelError(
            f"{name} holds a UNet without a text encoder that Sketchlight knows: it is only a part of a model, or of "
            f"another architecture than {', '.join(family.label for family in known)}."
        )
    raise ModelError(f"{name} holds no Stable Diffusion model.")


def _has(held: Shapes, prefix: str) -> bool:
    return any(key.startswith(prefix) for key in held)


def _check_channels(name: str, held: Shapes, family: Family) -> None:
    shape = held.get(family.file_prefixes["unet"] + FIRST_CONV)
    if shape is None:
        return
    if len(shape) != 4:
        raise ModelError(f"{name} is damaged: the first layer of its UNet is no convolution of pictures.")
    if shape[1] not in (4, 9):
        raise ModelError(f"{name} has a UNet of {shape[1]} input channels; Sketchlight knows those of 4 and 9.")


def shapes(path: Path) -> Shapes:
    """What a file holds, by its header (.safetensors) or by the names in its pickle, which is not executed (.ckpt)."""
    if path.suffix == ".safetensors":
        return weights_header.read(path).shapes
    try:
        stat = path.stat()
    except OSError as error:
        raise ModelError(f"{path.name} can't be read: {error.strerror}.") from error
    return _pickled(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=64)
def _pickled(path: Path, size: int, changed: int) -> Shapes:
    try:
        return dict.fromkeys(_pickled_names(path, size))
    except ModelError:
        raise
    except Exception as error:  # zipfile and pickletools raise of a dozen kinds on what is broken
        raise ModelError(f"{path.name} can't be loaded: it is damaged, or not what its ending says.") from error


def _pickled_names(path: Path, size: int) -> list[str]:
    """The texts in a pickle that torch wrote."""
    with zipfile.ZipFile(path) as file:
        check_archive(path, file, size)
        (pickle,) = (each for each in file.infolist() if each.filename.endswith("data.pkl"))
        return [each for _, each, _ in pickletools.genops(file.read(pickle)) if isinstance(each, str)]


def check_archive(path: Path, file: zipfile.ZipFile, size: int) -> None:
    """ModelError for an archive that would grow when it is read: torch compresses nothing."""
    entries = file.infolist()
    packed = any(each.compress_type != zipfile.ZIP_STORED for each in entries)
    if packed or sum(each.file_size for each in entries) > size:
        raise ModelError(f"{path.name} is a compressed archive, not a model: unpack it first.")
    if any(each.file_size > MAX_PICKLE for each in entries if each.filename.endswith(".pkl")):
        raise ModelError(f"{path.name} can't be loaded: its list of weights is too long to be one.")
