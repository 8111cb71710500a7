"""What is on the disk of a download: what it unlocks, what would stop working without it, and taking it away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from engine.catalog import downloads
from engine.catalog.download_table import Download, DownloadKind
from engine.errors import CannotWrite
from engine.paths import models_dir
from engine.phrase import mark, phrase

_UNLOCKS = {
    DownloadKind.CHECKPOINT: mark("pictures by this model"),
    DownloadKind.CONTROLNET: mark("following a map"),
    DownloadKind.ANNOTATOR: mark("making this map of any picture"),
    DownloadKind.LORA: mark("the speed preset and the LoRA"),
    DownloadKind.IP_ADAPTER: mark("following a picture's look"),
    DownloadKind.VAE: mark("finer or safer decoding"),
    DownloadKind.PREVIEW: mark("sharp previews of every step"),
    DownloadKind.PROGRAM: mark("models that need PyTorch"),
}
_FAMILIES = {"sd15": "SD 1.5", "sdxl": "SDXL", "sdxl_refiner": "SDXL"}


def unlocks(download: Download) -> str:
    """Give what a person can do with it: “following a map, with SD 1.5”."""
    family = _FAMILIES.get(download.family)
    told = _UNLOCKS[download.kind]
    return (
        phrase("{told}, with {family}", told=told, family=family)
        if family and download.kind is not DownloadKind.CHECKPOINT
        else told
    )


def stops(download: Download) -> str:
    """Give what stops working once it is removed, as a sentence."""
    told = phrase("Without it there is no {unlocks}", unlocks=unlocks(download))
    if download.kind is DownloadKind.CHECKPOINT and download.family:
        others = [
            each
            for each in downloads.downloads()
            if each.kind is DownloadKind.CHECKPOINT and each.family == download.family and each.is_there
        ]
        if others == [download]:
            return phrase(
                "{told}, and what else is here for {get} has no model.",
                told=told,
                get=_FAMILIES.get(download.family, download.family),
            )
    return f"{told}."


def bytes_here(download: Download) -> int:
    """Give what it takes on the disk by itself: files that other downloads here share stay, and don't count."""
    return sum(_size(path) for path in _own(download))


def remove(download: Download) -> int:
    """Take its own files away, and folders that become empty; the bytes that this frees. Raises CannotWrite."""
    freed = 0
    # The files that a folder is known for go first, so that half a model is never taken for one.
    for path in sorted(_own(download), key=lambda each: each.name not in ("model_index.json", "config.json")):
        size = _size(path)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(
                phrase("{path} can't be removed: {value}.", path=path, value=error.strerror or error)
            ) from error
        freed += size
        _remove_empty(path.parent)
    return freed


def _own(download: Download) -> list[Path]:
    """Give the files of a download that no other one that is whole has too, and what waits to be continued."""
    others = {
        file.place
        for each in downloads.downloads()
        if each.name != download.name and each.is_there
        for file in each.files
    }
    waiting = [each for each in download.partial.rglob("*") if each.is_file()] if download.partial.is_dir() else []
    return [file.place for file in download.files if file.is_there and file.place not in others] + waiting


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        while folder != models_dir() and folder.is_relative_to(models_dir()):
            folder.rmdir()
            folder = folder.parent


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
