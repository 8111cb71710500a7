"""What a download is, and reading the table of them: nothing in it may leave its folder or run. Imports no torch."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from engine.errors import ModelError
from engine.paths import models_dir
from engine.phrase import mark, phrase

SAFE = frozenset({".safetensors", ".json", ".txt"})
PICKLED = frozenset({".bin", ".pt", ".pth"})
"""Taken only where an entry says that what reads them refuses everything but weights."""
SMALL = 0.01
"""Megabytes that a file of settings is counted as."""
PARTIAL = ".partial"
"""Folder among the user's models in which downloads grow, so that each can be moved into its place in one go."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_REPO = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class DownloadKind(StrEnum):
    """What a download is for, in the order of lists."""

    CHECKPOINT = "checkpoint"
    CONTROLNET = "controlnet"
    ANNOTATOR = "annotator"
    LORA = "lora"
    IP_ADAPTER = "ip-adapter"
    VAE = "vae"
    PREVIEW = mark("preview decoder")
    PROGRAM = "program"


HEADINGS = {
    DownloadKind.CHECKPOINT: mark("Models"),
    DownloadKind.CONTROLNET: "ControlNets",
    DownloadKind.ANNOTATOR: mark("Control maps from pictures"),
    DownloadKind.LORA: "LoRAs",
    DownloadKind.IP_ADAPTER: mark("Reference pictures"),
    DownloadKind.VAE: mark("Autoencoders"),
    DownloadKind.PREVIEW: mark("Preview decoders"),
    DownloadKind.PROGRAM: mark("Parts of the program"),
}


@dataclass(frozen=True)
class File:
    """One file: where it lies in its repository, and where below the user's models folder it belongs."""

    path: str
    target: PurePosixPath
    megabytes: float | None = None
    """None: nobody has looked."""
    sha256: str = ""

    @property
    def place(self) -> Path:
        return models_dir() / self.target

    @property
    def is_there(self) -> bool:
        return self.place.is_file()


@dataclass(frozen=True)
class Download:
    """Files of one repository of a model hub that belong together."""

    name: str
    label: str
    kind: DownloadKind
    repo: str
    files: tuple[File, ...]
    licence: str = ""
    family: str = ""
    """The family that it works with; empty: any."""
    control: str = ""
    """The control that a ControlNet was trained on; empty: several, or it is none."""
    about: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a checkpoint wants by default, as in its sketchlight.json, beside its label."""

    @property
    def megabytes(self) -> float | None:
        """Of all its files; None where one's size isn't known."""
        return _sum(self.files)

    @property
    def missing_megabytes(self) -> float | None:
        """Of the files that aren't there: some are shared between downloads."""
        return _sum(self.missing)

    @property
    def missing(self) -> tuple[File, ...]:
        return tuple(each for each in self.files if not each.is_there)

    @property
    def is_there(self) -> bool:
        return not self.missing

    @property
    def partial(self) -> Path:
        """The folder in which it grows."""
        return models_dir() / PARTIAL / self.name

    @property
    def partial_bytes(self) -> int:
        """How much of it waits to be continued; what a fetch moves into its place meanwhile is not counted."""
        waiting = 0
        for folder, _, names in os.walk(self.partial):  # unlike Path.rglob, it passes over a folder that went away
            for name in names:
                with suppress(OSError):
                    waiting += os.stat(os.path.join(folder, name)).st_size
        return waiting


def parse(text: str) -> tuple[Download, ...]:
    """Give the downloads of a TOML table. Raises ModelError for an entry that could write or run what it mustn't."""
    found = [_download(entry) for entry in tomllib.loads(text).get("download", [])]
    names = [each.name for each in found]
    if len(set(names)) < len(names):
        raise ModelError(
            phrase("Two downloads are called {next}.", next=next(each for each in names if names.count(each) > 1))
        )
    return tuple(sorted(found, key=lambda each: list(DownloadKind).index(each.kind)))


def _download(entry: Mapping[str, Any]) -> Download:
    name = str(entry.get("name", ""))
    try:
        folder = _inside(entry["folder"])
        pickled = bool(entry.get("weights_only"))
        if not (_NAME.fullmatch(name) and _REPO.fullmatch(entry["repo"])):
            raise ValueError("its name or repository is none")
        return Download(
            name=name,
            label=str(entry["label"]),
            kind=DownloadKind(entry["kind"]),
            repo=entry["repo"],
            files=tuple(_file(each, folder, pickled) for each in entry["files"]),
            licence=str(entry.get("licence", "")),
            family=str(entry.get("family", "")),
            control=str(entry.get("control", "")),
            about=dict(entry.get("about", {})),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            phrase("The download “{value}” can't be used: {error}.", value=name[:60], error=error)
        ) from error


def _file(told: str | Mapping[str, Any], folder: PurePosixPath, pickled: bool) -> File:
    table: Mapping[str, Any] = {"path": told} if isinstance(told, str) else told
    path = _inside(table["path"])
    target = folder / _inside(table.get("to", table["path"]))
    for each in (path, target):
        if each.suffix not in (SAFE | PICKLED if pickled else SAFE):
            raise ValueError(f"{each.name} is of a kind that can run code")
    usual = None if path.suffix in PICKLED or path.suffix == ".safetensors" else SMALL
    sha256 = str(table.get("sha256", ""))
    if sha256 and not _SHA256.fullmatch(sha256):
        raise ValueError(f"the SHA-256 of {path.name} is none")
    return File(str(path), target, table.get("megabytes", usual), sha256)


def _inside(told: str) -> PurePosixPath:
    """Give a relative path that stays where it starts, on every system."""
    path = PurePosixPath(told)
    parts = told.split("/")
    if not told or path.is_absolute() or {"", ".", ".."} & set(parts) or any(sign in told for sign in '\\:*?"<>|\0'):
        raise ValueError(f"“{told[:60]}” leads out of its folder")
    return path


def _sum(files: tuple[File, ...]) -> float | None:
    sizes = [each.megabytes for each in files]
    return None if None in sizes else sum(each or 0 for each in sizes)
