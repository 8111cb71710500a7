"""Keeps the drawing and the panels across a close, a crash or a killed process."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from desktop.model.settings.settings import Settings
from engine.errors import CannotWrite, UnreadableFile
from engine.openpose import Pose
from engine.paths import resources_dir
from engine.picture import Picture
from engine.pictures.files import read_bytes, read_picture, write_bytes
from engine.pictures.picture_codec import decode_exactly, encode_png
from engine.pictures.pose_files import read_pose, write_pose
from engine.pictures.recipe_json import Reader, parse, pictures_in, to_tree

Drawn = TypeVar("Drawn", np.ndarray, Pose)

SKETCH, SETTINGS, PICTURES, MAPS = "sketch.png", "settings.json", "pictures", "maps"
OURS = re.compile(r"[0-9a-f]{32}|[0-9a-z]{1,16}")


@dataclass(frozen=True, eq=False)
class Kept:
    """A drawing, (H, W, 3 | 4) uint8 straight alpha, the panels, and the maps and poses drawn for cards, by id."""

    sketch: np.ndarray
    settings: Settings
    maps: Mapping[str, np.ndarray] = field(default_factory=dict)
    poses: Mapping[str, Pose] = field(default_factory=dict)


class Autosave:
    """One drawing in one folder, each file written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, kept: Kept) -> None:
        """Write all of it, the cards' pictures too. Raises CannotWrite: the last ones stand then."""
        pictures = pictures_in(kept.settings)
        try:
            for folder in (self._folder, self._folder / PICTURES, self._folder / MAPS):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"The drawing could not be kept in {self._folder}: {error.strerror}.") from error
        for revision, picture in pictures.items():
            if not self._picture(revision).exists():
                write_bytes(self._picture(revision), encode_png(picture.pixels))
        for id, pixels in kept.maps.items():
            write_bytes(self._folder / MAPS / f"{id}.png", encode_png(pixels))
        for id, pose in kept.poses.items():
            write_pose(self._folder / MAPS / f"{id}.json", pose)
        write_bytes(self._folder / SKETCH, encode_png(kept.sketch))
        write_bytes(self._folder / SETTINGS, json.dumps(to_tree(kept.settings)).encode())
        self._drop(PICTURES, pictures.keys())
        self._drop(MAPS, kept.maps.keys())
        self._drop(MAPS, kept.poses.keys(), ".json")

    def load(self) -> Kept | None:
        """What was kept last, or None; what is damaged is passed over."""
        try:
            sketch = read_picture(self._folder / SKETCH).pixels
        except UnreadableFile:
            return None
        settings = self._settings()
        return Kept(sketch, settings, self._drawn(settings, ".png", _pixels), self._drawn(settings, ".json", read_pose))

    def _settings(self) -> Settings:
        reader = Reader(SETTINGS, self._find)
        try:
            tree = parse((self._folder / SETTINGS).read_text("utf-8"), SETTINGS)
            settings = reader.read(Settings, tree)
        except (OSError, UnicodeDecodeError, UnreadableFile):
            return Settings()
        return _without(settings, {each.revision for each in reader.missing})

    def _drawn(self, settings: Settings, suffix: str, read: Callable[[Path], Drawn]) -> dict[str, Drawn]:
        """What was drawn for the cards, by id; what can't be read is passed over."""
        found = {}
        for card in settings.controls:
            path = self._folder / MAPS / f"{card.id}{suffix}"
            if OURS.fullmatch(card.id) and path.exists():
                try:
                    found[card.id] = read(path)
                except UnreadableFile:
                    continue
        return found

    def _find(self, revision: str, size: tuple[int, int]) -> Picture | None:
        if not OURS.fullmatch(revision):
            return None
        try:
            pixels = decode_exactly(read_bytes(self._picture(revision)), size)
        except UnreadableFile:
            return None
        picture = None if pixels is None else Picture(pixels)
        return picture if picture is not None and picture.revision == revision else None

    def _picture(self, revision: str) -> Path:
        return self._folder / PICTURES / f"{revision}.png"

    def _drop(self, folder: str, wanted: Set[str], suffix: str = ".png") -> None:
        """Take away what no card names any more."""
        for path in (self._folder / folder).glob(f"*{suffix}"):
            if OURS.fullmatch(path.stem) and path.stem not in wanted:
                path.unlink(missing_ok=True)


def _pixels(path: Path) -> np.ndarray:
    return read_picture(path).pixels


def _without(settings: Settings, missing: set[str]) -> Settings:
    """The panels with cards that lack the pictures that are gone."""

    def there(picture: Picture | None) -> Picture | None:
        return None if picture is None or picture.revision in missing else picture

    return replace(
        settings,
        controls=tuple(replace(card, picture=there(card.picture), map=there(card.map)) for card in settings.controls),
        references=tuple(
            replace(card, picture=there(card.picture), mask=there(card.mask)) for card in settings.references
        ),
    )


def first_start() -> Kept:
    """The shipped sample: a sketch with untouched paper, and its prompt, live."""
    folder = resources_dir() / "first_start"
    table = tomllib.loads((folder / "first_start.toml").read_text("utf-8"))
    settings = Settings(prompt=table["prompt"], strength=table["strength"])
    return Kept(read_picture(folder / table["sketch"]).pixels, settings)
