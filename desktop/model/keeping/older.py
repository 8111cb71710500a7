"""Reads what versions before the journal kept: a picture, the panels' JSON, and the cards' pictures beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from desktop.model.document.content import Content, LayerName
from desktop.model.document.pose import PoseFigure
from desktop.model.keeping.panels import read_panels
from desktop.model.keeping.work import KeptDocument, Work
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.openpose import fitted
from engine.picture import Picture
from engine.pictures.files import read_bytes, read_picture
from engine.pictures.picture_codec import decode_exactly
from engine.pictures.pose_files import read_pose
from engine.pictures.recipe_json import MAX_TEXT

Drawn = TypeVar("Drawn")
SKETCH, SETTINGS, PICTURES, MAPS = "sketch.png", "settings.json", "pictures", "maps"


def read(folder: Path) -> Work | None:
    """Give the one drawing of such a folder; None if it holds none. What can't be read is left out and named."""
    if not (folder / SKETCH).exists():
        return None
    try:
        sketch = layer_of(read_picture(folder / SKETCH).pixels)
    except UnreadableFile:
        return Work(Settings(), (), (tr("the last drawing"),))
    settings, lost = _settings(folder)
    ids = [card.id for card in settings.controls if card.id.isalnum()]
    poses = _drawn(folder, ids, ".json", read_pose)
    content = Content(sketch.size, figures={id: PoseFigure(fitted(pose, sketch.size)) for id, pose in poses.items()})
    content = content.with_layer(LayerName.SKETCH, sketch)
    for id, layer in _drawn(folder, ids, ".png", lambda path: layer_of(read_picture(path).pixels)).items():
        if layer.size == sketch.size:
            content = content.with_layer(id, layer)
    return Work(settings, (KeptDocument("last", content, ()),), lost)


def remove(folder: Path) -> None:
    """Drop those files: the journal holds what they held."""
    for name in (SKETCH, SETTINGS):
        (folder / name).unlink(missing_ok=True)
    for name in (PICTURES, MAPS):
        shutil.rmtree(folder / name, ignore_errors=True)


def layer_of(pixels: np.ndarray) -> Layer:
    """Give a colour layer of (H, W, 3 | 4 straight) uint8."""
    layer = Layer((pixels.shape[1], pixels.shape[0]), 4)
    layer.write(layer.rect, conversions.premultiplied(np.ascontiguousarray(pixels)))
    return layer


def _settings(folder: Path) -> tuple[Settings, tuple[str, ...]]:
    def find(revision: str, size: tuple[int, int]) -> Picture | None:
        if not revision.isalnum():
            return None
        try:
            pixels = decode_exactly(read_bytes(folder / PICTURES / f"{revision}.png"), size)
        except UnreadableFile:
            return None
        picture = None if pixels is None else Picture(pixels)
        return picture if picture is not None and picture.revision == revision else None

    try:
        return read_panels(read_bytes(folder / SETTINGS, MAX_TEXT, "settings").decode(), find)
    except (UnreadableFile, UnicodeDecodeError):
        return Settings(), (tr("all settings of the panels"),)


def _drawn(folder: Path, ids: list[str], suffix: str, read: Callable[[Path], Drawn]) -> dict[str, Drawn]:
    """Give what was drawn for the cards, by id."""
    found = {}
    for id in ids:
        try:
            found[id] = read(folder / MAPS / f"{id}{suffix}")
        except UnreadableFile:
            continue
    return found
