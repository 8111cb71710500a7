"""Files of weights that a person hands over, put among the user's own by what they hold. Imports no torch."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from engine import tables
from engine.catalog import contents, folders, library, refusals, weights_header
from engine.catalog.contents import Contents, FileKind
from engine.catalog.downloads import size_in_words
from engine.errors import ModelError
from engine.paths import models_dir
from engine.phrase import phrase

FOLDERS = {
    FileKind.CHECKPOINT: "",
    FileKind.LORA: "loras",
    FileKind.EMBEDDING: "embeddings",
    FileKind.CONTROLNET: "controlnets",
    FileKind.CONTROL_LORA: "controlnets",
    FileKind.T2I_ADAPTER: "controlnets",
    FileKind.IP_ADAPTER: "ip_adapter",
    FileKind.VAE: "vaes",
    FileKind.TINY_VAE: "vaes",
    FileKind.UPSCALER: "upscalers",
}
"""Where among the user's models each kind is looked for by name."""
BESIDE = (".yaml", ".json")
"""What other programs put beside a file to say how it is used; it goes along."""


@dataclass(frozen=True)
class Added:
    """A file that is among the user's own now. `was_here`: it was before, and nothing was written."""

    name: str
    """What it is asked for by."""
    path: Path
    contents: Contents
    was_here: bool = False


def is_weights(path: Path) -> bool:
    """Tell whether a file is one of weights by its ending, of a kind that is read or of one that can be named."""
    return path.suffix.lower() in weights_header.SUFFIXES or bool(weights_header.of_ending(path))


def add(path: Path) -> Added:
    """Put a file into the folder of its kind, as a second name of the same bytes where the disk has such.

    Raises ModelError for what can't be used, with what it is; and for a disk that is full or can't be written.
    """
    path = Path(os.path.realpath(path))
    found = contents.of_file(path)
    if found.kind not in FOLDERS or (found.family and not refusals.usable(found.family)):
        raise ModelError(refusals.of_no_use(path.name, found))
    suffix = path.suffix.lower()
    folder = models_dir() / FOLDERS[found.kind]
    for number in count(1):
        target = folder / (f"{path.stem}{suffix}" if number == 1 else f"{path.stem}-{number}{suffix}")
        if not os.path.lexists(target):
            break
        if _same(path, target):
            return Added(target.stem, target, found, was_here=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _put(path, target)
        for ending in BESIDE:
            beside, its = path.with_suffix(ending), target.with_suffix(ending)
            if tables.is_file(beside) and not its.exists() and beside.stat().st_size < 2**20:
                _put(beside, its)
    except OSError as error:
        raise ModelError(
            phrase(
                "{name} can't be put into {folder}: {why}.", name=path.name, folder=folder, why=error.strerror or error
            )
        ) from error
    return Added(target.stem, target, found)


def holds_models(folder: Path) -> bool:
    """Tell whether a folder can be used as another program's folder of models: something in it can be used."""
    if any(tables.is_dir(folder / name) for name in ("unet", "text_encoder")):
        return False  # a model in diffusers' layout that lacks its index: its parts are no models
    return folders.of_folder(folder).kind in refusals.USED or library.holds(folder, refusals.USED)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other) or filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _put(path: Path, target: Path) -> None:
    """Give a file a second name, or copy it where that can't be; all of it or nothing."""
    with suppress(OSError):
        os.link(path, target)
        return
    needed, free = path.stat().st_size, shutil.disk_usage(target.parent).free
    if needed > free:
        raise ModelError(
            phrase(
                "{name} takes {needed}, and {free} are free where models are kept.",
                name=path.name,
                needed=size_in_words(needed / 1e6),
                free=size_in_words(free / 1e6),
            )
        )
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    os.close(handle)
    try:
        shutil.copyfile(path, part)
        Path(part).chmod(0o644)
        Path(part).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(part).unlink()
        raise
