"""Sets of downloads that go well together, and what each takes. Imports no torch, never asks the network."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.catalog import downloads
from engine.catalog.download_table import Download
from engine.errors import ModelError
from engine.paths import resources_dir
from engine.phrase import phrase


@dataclass(frozen=True)
class DownloadSet:
    """Downloads to be fetched in one go; `numbers` (millions) compute at once, `work` is 10^12 operations a picture."""

    name: str
    label: str
    about: str
    family: str
    downloads: tuple[Download, ...]
    numbers: float
    work: float

    @property
    def missing(self) -> tuple[Download, ...]:
        return tuple(each for each in self.downloads if not each.is_there)

    @property
    def is_there(self) -> bool:
        return not self.missing

    @property
    def megabytes(self) -> float | None:
        """Of all its downloads; None where one's size isn't known."""
        return _sum(tuple(each.megabytes for each in self.downloads))

    @property
    def missing_megabytes(self) -> float | None:
        """Of what is still to be fetched."""
        return _sum(tuple(each.missing_megabytes for each in self.missing))


def sets() -> tuple[DownloadSet, ...]:
    """Give all of them, in the order in which they are offered. Raises ModelError for a table that can't be used."""
    path = resources_dir() / "sets.toml"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else ()


def find(name: str) -> DownloadSet | None:
    return next((each for each in sets() if each.name == name), None)


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> tuple[DownloadSet, ...]:
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> tuple[DownloadSet, ...]:
    """Give the sets of a TOML table. Raises ModelError for one that names a download that there isn't."""
    return tuple(_set(entry) for entry in tomllib.loads(text).get("set", []))


def _set(entry: Mapping[str, Any]) -> DownloadSet:
    try:
        return DownloadSet(
            name=str(entry["name"]),
            label=str(entry["label"]),
            about=str(entry["about"]),
            family=str(entry["family"]),
            downloads=tuple(downloads.find(str(name)) for name in entry["downloads"]),
            numbers=float(entry["numbers"]),
            work=float(entry["work"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            phrase("The set “{value}” can't be used: {error}.", value=str(entry.get("name"))[:60], error=error)
        ) from error


def _sum(sizes: tuple[float | None, ...]) -> float | None:
    return None if None in sizes else sum(each or 0 for each in sizes)
