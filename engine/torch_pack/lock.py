"""The lock of what PyTorch brings: every wheel with its size and SHA-256, as it was tested. Read-only data."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.errors import ModelError
from engine.paths import resources_dir
from engine.phrase import phrase

NAME = "torch.toml"
BUILT = frozenset({"torch", "torchvision"})
"""Packages of which the processor's builds are others, that lie on an index of their own."""


class Build(StrEnum):
    """What PyTorch is to compute on."""

    CPU = "cpu"
    CUDA = "cuda"


@dataclass(frozen=True)
class Wheel:
    """One package: its wheels by file name, each with its bytes and SHA-256.

    `files` is empty where the index alone knows them: then what it says of the hash is kept from then on.
    """

    name: str
    version: str
    files: Mapping[str, tuple[int, str]]


def wheels(build: Build) -> tuple[Wheel, ...]:
    """Give what is to be installed on this machine for a build, in the order of names."""
    return _wheels(_text(), build)


def digest() -> str:
    """Name this lock: packages of another are not for this program. Changes with Python's version too."""
    return hashlib.sha256(_text().encode() + str(sys.version_info[:2]).encode()).hexdigest()[:12]


def has_builds() -> bool:
    """Tell whether a processor's build is another than the graphics card's here: so it is on Linux alone."""
    return any(each.name.startswith("nvidia-") for each in wheels(Build.CUDA))


def _wheels(text: str, build: Build) -> tuple[Wheel, ...]:
    from packaging.markers import InvalidMarker, Marker

    try:
        told = [(each, _wheel(each), str(each.get("marker", ""))) for each in tomllib.loads(text)["package"]]
        here = [(each, wheel) for each, wheel, marker in told if not marker or Marker(marker).evaluate()]
    except (tomllib.TOMLDecodeError, InvalidMarker, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            phrase("{NAME} can't be read ({error}): install the program again.", NAME=NAME, error=error)
        ) from error
    if build is Build.CUDA:
        return tuple(wheel for _, wheel in here)
    return tuple(_of_processor(wheel) for each, wheel in here if not each.get("cuda"))


def _of_processor(wheel: Wheel) -> Wheel:
    if wheel.name in BUILT and sys.platform == "linux":
        return Wheel(wheel.name, f"{wheel.version}+cpu", {})
    return wheel


def _wheel(table: Mapping[str, Any]) -> Wheel:
    return Wheel(str(table["name"]), str(table["version"]), dict(_files(table["files"])))


def _files(tables: Iterable[Any]) -> Iterable[tuple[str, tuple[int, str]]]:
    for name, size, sha256 in tables:
        if "/" in name or "\\" in name or not name.endswith(".whl") or len(sha256) != 64:
            raise ValueError(f"{name} is no wheel")
        yield name, (int(size), sha256)


def _text() -> str:
    path = resources_dir() / NAME
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise ModelError(phrase("{path} can't be read: install the program again.", path=path)) from error


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> str:
    return path.read_text(encoding="utf-8")
