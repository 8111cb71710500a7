"""Weights that are asked for by name: those in a model's own folder, then those in the user's. Imports no torch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import tables
from engine.catalog import downloads, library, weights_header
from engine.catalog.contents import FileKind
from engine.errors import ModelError
from engine.paths import models_dir
from engine.phrase import phrase


@dataclass(frozen=True)
class Shelf:
    """One kind of weights: its name in messages, its folder, what may lie there, and how that is said.

    `listed(folder)` gives the paths of those in one folder that may be asked for by name.
    """

    what: str
    folder: str
    listed: Callable[[Path], Iterator[Path]]
    suffixes: tuple[str, ...] = (".safetensors",)
    forms: str = "a .safetensors file"
    kinds: tuple[FileKind, ...] = ()
    """What of the folders of other programs belongs here."""

    def all(self, model: Path | None) -> dict[str, Path]:
        """Name → path; a model's own hide the user's of the same name."""
        found: dict[str, Path] = {}
        for root in self._roots(model):
            for path in self.listed(root):
                found.setdefault(self._name(path, root), path)
        for each in library.entries(*self.kinds) if self.kinds else ():
            found.setdefault(each.name, each.path)
        return found

    def find(self, name_or_path: str, model: Path | None) -> tuple[str, Path]:
        """Give (name, path) of what is asked for; ModelError tells what there is instead."""
        if (path := self._file(name_or_path, model)) is not None:
            return name_or_path, path
        known = self.all(model)
        if name_or_path in known:
            return name_or_path, known[name_or_path]
        path = tables.path_of(name_or_path)
        by_path = path.is_absolute() or path.suffix.lower() in self.suffixes or len(path.parts) > 1 or path.is_dir()
        if not (by_path or path.is_file()):
            raise ModelError(
                phrase(
                    "There is no {what} “{name_or_path}”. Known: {value}; put one into {value_2}, or "
                    "give {forms}.{hint}",
                    what=self.what,
                    name_or_path=name_or_path,
                    value=", ".join(known) or "none",
                    value_2=models_dir() / self.folder,
                    forms=self.forms,
                    hint=downloads.hint(name_or_path),
                )
            )
        if not path.exists():
            raise ModelError(
                phrase("There is no {what} at {path}: the folder or file is missing.", what=self.what, path=path)
            )
        if path.is_file() and path.suffix.lower() not in self.suffixes:
            if told := weights_header.of_ending(path):
                raise ModelError(told)
            allowed = " or ".join(self.suffixes)
            raise ModelError(
                phrase(
                    "{name} is not a {allowed} file; other formats can run code and are not opened.",
                    name=path.name,
                    allowed=allowed,
                )
            )
        return path.stem if path.is_file() else path.name, path.absolute()

    def _roots(self, model: Path | None) -> list[Path]:
        return ([] if model is None else [model / self.folder]) + [models_dir() / self.folder]

    def _file(self, name: str, model: Path | None) -> Path | None:
        """Give the file of that name, seen at once without looking through folders, as each frame asks for it."""
        below = Path(name)
        if not name or below.is_absolute() or ".." in below.parts:
            return None
        for root in self._roots(model):
            for suffix in self.suffixes:
                if tables.is_file(path := root / f"{name}{suffix}"):
                    return path
            if os.path.exists(root / name):
                return None  # a folder of that name, which comes before what the next root has
        return None

    def _name(self, path: Path, root: Path) -> str:
        below = path.relative_to(root)
        return (below.with_suffix("") if path.suffix.lower() in self.suffixes else below).as_posix()


def files_below(folder: Path, suffixes: tuple[str, ...] = (".safetensors",)) -> Iterator[Path]:
    """Give files of these kinds in a folder and in those in it, sorted; none if it can't be read."""
    try:
        found = (Path(below, name) for below, _, names in os.walk(folder) for name in names)
        yield from sorted(path for path in found if path.suffix.lower() in suffixes and tables.is_file(path))
    except OSError:
        return
