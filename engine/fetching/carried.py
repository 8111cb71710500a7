"""Offline packs: downloads in a folder with a manifest, to be carried to a machine without a network."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from engine import tables
from engine.catalog import downloads
from engine.catalog.download_table import PICKLED, SAFE, Download, File
from engine.catalog.downloads import size_in_words
from engine.errors import CannotFetch, CannotWrite, ModelError
from engine.fetching.fetch import BLOCK, LAST, SPARE, Progress
from engine.paths import models_dir
from engine.phrase import phrase

MANIFEST = "sketchlight-pack.json"
VERSION = 1


@dataclass(frozen=True)
class Carried:
    """A file of a pack: where it belongs among the models, its bytes and its SHA-256."""

    target: PurePosixPath
    size: int
    sha256: str


def export(chosen: Iterable[Download], folder: Path) -> Generator[Progress, None, None]:
    """Copy downloads that are here into an empty or new folder; the manifest is written last.

    Raises ModelError for one that isn't here, CannotWrite for a folder that isn't empty or can't be written.
    """
    chosen = tuple(chosen)
    for each in chosen:
        if not each.is_there:
            raise ModelError(phrase("{label} isn't here yet: fetch it first.", label=each.label))
    files = list({file.target: file for each in chosen for file in each.files}.values())
    total = sum(file.place.stat().st_size for file in files)
    with _in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CannotWrite(phrase("{folder} isn't empty: choose a folder of its own for the pack.", folder=folder))
        _check_space(folder, total)
        written: list[Carried] = []
        done = 0
        for file in files:
            carried = Carried(file.target, 0, "")
            for carried in _copied(file.place, folder / "models" / file.target, file.target):
                yield Progress("pack", done + carried.size, total, file.target.name, stage=phrase("Packing"))
            done += carried.size
            written.append(carried)
        told = {
            "version": VERSION,
            "downloads": [each.name for each in chosen],
            "files": [{"target": str(each.target), "size": each.size, "sha256": each.sha256} for each in written],
        }
        (folder / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    yield Progress("pack", total, total, stage=phrase("Packing"))


def bring(folder: Path) -> Generator[Progress, None, None]:
    """Copy a pack's files to where models belong, each held against the manifest and, where there is one, our table.

    Raises ModelError for a folder that is no pack, CannotFetch for a file that isn't the manifest's, CannotWrite.
    """
    files = manifest(folder)
    known = {file.target: file for each in downloads.downloads() for file in each.files}
    missing = [each for each in files if not (models_dir() / each.target).is_file()]
    total, done = sum(each.size for each in missing), 0
    grown = models_dir() / ".partial" / "pack"
    with _in_words(models_dir()):
        grown.mkdir(parents=True, exist_ok=True)
        _check_space(grown, total)
        try:
            parts: list[tuple[Path, Path]] = []
            for each in missing:
                source, part = folder / "models" / each.target, grown / f"{len(parts)}.part"
                if not source.is_file() or source.is_symlink() or source.stat().st_size != each.size:
                    raise CannotFetch(
                        phrase("{target} is missing from the pack, or not whole: export it again.", target=each.target)
                    )
                came = Carried(each.target, 0, "")
                for came in _copied(source, part, each.target):
                    yield Progress("pack", done + came.size, total, each.target.name, stage=phrase("Bringing"))
                done += came.size
                _check(each, came, known.get(each.target))
                parts.append((part, models_dir() / each.target))
            for part, place in sorted(parts, key=lambda pair: pair[1].name in LAST):
                place.parent.mkdir(parents=True, exist_ok=True)
                os.replace(part, place)
        finally:
            shutil.rmtree(grown, ignore_errors=True)
    yield Progress("pack", total, total, stage=phrase("Bringing"))


def manifest(folder: Path) -> tuple[Carried, ...]:
    """Give what a pack holds. Raises ModelError for a folder that is none, or whose files would lie elsewhere."""
    if not (folder / MANIFEST).is_file():
        raise ModelError(
            phrase("{folder} is no pack of models: it has no {MANIFEST}.", folder=folder, MANIFEST=MANIFEST)
        )
    told = tables.read(folder / MANIFEST)
    if told.get("version") != VERSION:
        raise ModelError(phrase("{folder} was packed by a newer version of the program.", folder=folder))
    try:
        return tuple(_carried(each) for each in told["files"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            phrase("{value} can't be used ({error}): export the pack again.", value=folder / MANIFEST, error=error)
        ) from error


def _carried(told: Mapping[str, Any]) -> Carried:
    target, sha256 = str(told["target"]), str(told["sha256"])
    path = PurePosixPath(target)
    if path.is_absolute() or {"", ".", ".."} & set(target.split("/")) or any(sign in target for sign in '\\:*?"<>|\0'):
        raise ValueError(f"“{target[:60]}” leads out of its folder")
    known = {file.target for each in downloads.downloads() for file in each.files}
    if path.suffix not in SAFE and not (path.suffix in PICKLED and path in known):
        raise ValueError(f"{path.name} is of a kind that can run code")
    return Carried(path, int(told["size"]), sha256)


def _copied(source: Path, target: Path, name: PurePosixPath) -> Iterator[Carried]:
    """Copy a file piece by piece, telling what came so far, and its SHA-256 once it is all there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, done = hashlib.sha256(), 0
    with source.open("rb") as read, target.open("wb") as written:
        while block := read.read(BLOCK):
            written.write(block)
            digest.update(block)
            done += len(block)
            yield Carried(name, done, "")
    yield Carried(name, done, digest.hexdigest())


def _check(wanted: Carried, came: Carried, known: File | None) -> None:
    if wanted != came or (known is not None and known.sha256 and known.sha256 != came.sha256):
        raise CannotFetch(
            phrase(
                "{target} of the pack is not the file that it should be: export the pack again.", target=wanted.target
            )
        )


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed + SPARE > free:
        raise CannotWrite(
            phrase(
                "The pack takes {size_in_words}, and the disk of {folder} has {size_in_words_2} "
                "left: free some space first.",
                size_in_words=size_in_words(needed / 1000000.0),
                folder=folder,
                size_in_words_2=size_in_words(free / 1000000.0),
            )
        )


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    """Turn trouble with files into CannotWrite."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(
            phrase(
                "{value} can't be written: {value_2}.", value=error.filename or folder, value_2=error.strerror or error
            )
        ) from error
