"""Keeps the drawing and the panels across a close, a crash or a killed process."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import numpy as np

from desktop.model.settings import Settings
from engine.errors import CannotWrite, UnreadableFile
from engine.files import read_picture, write_bytes
from engine.paths import resources_dir
from engine.picture_codec import encode_png
from engine.recipe_json import Reader, parse, to_tree

SKETCH, SETTINGS = "sketch.png", "settings.json"


class Autosave:
    """One drawing in one folder, each file written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, sketch: np.ndarray, settings: Settings) -> None:
        """Write both; `sketch` is (H, W, 4) uint8, straight alpha. Raises CannotWrite: the last ones stand then."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"The drawing could not be kept in {self._folder}: {error.strerror}.") from error
        write_bytes(self._folder / SKETCH, encode_png(sketch))
        write_bytes(self._folder / SETTINGS, json.dumps(to_tree(settings)).encode())

    def load(self) -> tuple[np.ndarray, Settings] | None:
        """The last drawing, (H, W, 3 | 4) uint8, and the panels, or None; what is damaged is passed over."""
        try:
            sketch = read_picture(self._folder / SKETCH).pixels
        except UnreadableFile:
            return None
        try:
            tree = parse((self._folder / SETTINGS).read_text("utf-8"), SETTINGS)
            settings = Reader(SETTINGS, lambda revision, size: None).read(Settings, tree)
        except (OSError, UnicodeDecodeError, UnreadableFile):
            settings = Settings()
        return sketch, settings


def first_start() -> tuple[np.ndarray, Settings]:
    """The shipped sample: a sketch, (H, W, 4) uint8 with untouched paper, and its prompt, live."""
    folder = resources_dir() / "first_start"
    table = tomllib.loads((folder / "first_start.toml").read_text("utf-8"))
    return read_picture(folder / table["sketch"]).pixels, Settings(prompt=table["prompt"], strength=table["strength"])
