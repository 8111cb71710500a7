"""Copies of what a document shows, for whoever asks a model or saves."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import snapshot_at


def snapshot_sketch(document: Document, frame: QRect | None, size: tuple[int, int]) -> np.ndarray:
    """Copy `frame` (None: everything) of what a model sees, at `size` (width, height): (H, W, 4) straight alpha."""
    return conversions.straight(snapshot_at(document.model_source, frame, size))


def snapshot_source(document: Document) -> np.ndarray:
    """Copy what a model sees, the visible picture or the marked layer, at its own size: (H, W, 4) straight alpha."""
    return conversions.straight(document.model_source.read())


def snapshot_full(document: Document) -> np.ndarray:
    """Copy the visible picture at its own size: (H, W, 4) uint8 straight alpha."""
    return conversions.straight(document.picture.read())


def snapshot_mask(document: Document) -> np.ndarray:
    """Copy the mask in use: (H, W) uint8, 255 where to redraw."""
    return document.mask.read()


def has_mask(document: Document) -> bool:
    """Tell whether anything is masked."""
    return not document.mask.is_blank


def colour_at(document: Document, x: int, y: int) -> tuple[int, int, int, int] | None:
    """Read straight (r, g, b, a) of what is seen at a pixel, or None outside."""
    return _colour(document, document.picture, x, y)


def map_colour_at(document: Document, id: str, x: int, y: int) -> tuple[int, int, int] | None:
    """Read what is painted on a control's map at a pixel; None where nothing is, and outside."""
    found = _colour(document, document.layer(id), x, y)
    return None if found is None or found[3] == 0 else found[:3]


def _colour(document: Document, layer: Layer | Composite, x: int, y: int) -> tuple[int, int, int, int] | None:
    place = QRect(x, y, 1, 1)
    if not document.rect.contains(place):
        return None
    red, green, blue, alpha = conversions.straight(layer.read(place))[0, 0].tolist()
    return red, green, blue, alpha
