"""Keeps the drawing and the panels across a close, a crash or a killed process."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtGui import QImage

from desktop.model.settings import Settings
from engine.errors import UnreadableFile
from engine.paths import resources_dir
from engine.recipe_json import Reader, parse, to_tree

SKETCH, SETTINGS = "sketch.png", "settings.json"
MAX_SIDE = 4096


class Autosave:
    """One drawing in one folder, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, sketch: QImage, settings: Settings) -> str | None:
        """Write both; returns a message if the disk refused, and then the last ones still stand."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return f"The drawing could not be kept in {self._folder}: {error.strerror}."
        text = json.dumps(to_tree(settings)).encode()
        for name, write in ((SKETCH, lambda file: sketch.save(file, "PNG")), (SETTINGS, lambda file: file.write(text))):
            file = QSaveFile(str(self._folder / name))
            if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and write(file) and file.commit()):
                return f"The drawing could not be kept in {self._folder}: {file.errorString()}."
        return None

    def load(self) -> tuple[QImage, Settings] | None:
        """The last drawing (ARGB32, straight alpha) and panels, or None; a damaged one is passed over."""
        sketch = read_sketch(self._folder / SKETCH)
        if sketch is None:
            return None
        try:
            tree = parse((self._folder / SETTINGS).read_text("utf-8"), SETTINGS)
            settings = Reader(SETTINGS, lambda revision, size: None).read(Settings, tree)
        except (OSError, UnicodeDecodeError, UnreadableFile):
            settings = Settings()
        return sketch, settings


def first_start() -> tuple[QImage, Settings]:
    """The shipped sample: a sketch and its prompt, live."""
    folder = resources_dir() / "first_start"
    table = tomllib.loads((folder / "first_start.toml").read_text("utf-8"))
    sketch = read_sketch(folder / table["sketch"])
    if sketch is None:
        sketch = QImage(512, 512, QImage.Format.Format_ARGB32)
        sketch.fill(0)
    return sketch, Settings(prompt=table["prompt"])


def read_sketch(path: Path) -> QImage | None:
    """A picture of our own, bounded; None if it isn't there or isn't one."""
    from PySide6.QtGui import QImageReader

    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MAX_SIDE:
        return None
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_ARGB32)
