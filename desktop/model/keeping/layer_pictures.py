"""Layers as PNG bytes and back: only as large as what they hold, and where that lies."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer, slices, tile_rect
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.pictures.picture_codec import decode, opened

FAST = [
    cv2.IMWRITE_PNG_COMPRESSION,
    1,
    cv2.IMWRITE_PNG_STRATEGY,
    cv2.IMWRITE_PNG_STRATEGY_RLE,
    cv2.IMWRITE_PNG_FILTER,
    cv2.IMWRITE_PNG_FILTER_UP,
]
"""One filter for all rows, and runs instead of repetitions: this takes the least time, for files that are no larger."""


@dataclass(frozen=True)
class LayerPicture:
    """PNG bytes, and the place of their top left pixel in the document."""

    data: bytes
    x: int = 0
    y: int = 0


def encode_layer(layer: Layer, area: QRect | None = None) -> LayerPicture:
    """Write a layer's `area` (None: the smallest that holds all of it) as PNG, straight alpha or grey."""
    place = (layer.extent if area is None else area) or QRect(0, 0, 1, 1)
    pixels = layer.read(place) if layer.channels == 1 else _straight(layer, place)
    return LayerPicture(encode_fast(pixels), place.x(), place.y())


def _straight(layer: Layer, area: QRect) -> np.ndarray:
    """Give (H, W, 4) straight BGRA of an area, tile by tile: what is opaque is straight already."""
    out = np.zeros((area.height(), area.width(), 4), np.uint8)
    for key in layer.keys_in(area):
        part = tile_rect(key).intersected(area)
        tile = layer.read(part)
        alpha = tile[..., 3]
        if not alpha.any():
            continue
        opaque = alpha.min() == 255
        out[slices(part, area)] = cv2.cvtColor(tile, cv2.COLOR_RGBA2BGRA) if opaque else conversions.straight_bgra(tile)
    return out


def encode_fast(pixels: np.ndarray) -> bytes:
    """Write (H, W) or BGRA (H, W, 4) as PNG, quickly."""
    _, data = cv2.imencode(".png", pixels, FAST)
    return data.tobytes()


def decode_layer(data: bytes, name: str, *, channels: int, size: tuple[int, int], at: tuple[int, int]) -> Layer:
    """Read a PNG into a layer of `size` at a place; what lies outside is cut off. Raises UnreadableFile."""
    layer = Layer(size, channels)
    found = _decoded(data, name)
    pixels = decode(data, name) if found is None else found
    if channels == 1:
        pixels = pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[..., 0])
    elif found is not None and found.ndim == 3:
        _write_straight(layer, QRect(at[0], at[1], found.shape[1], found.shape[0]), found)
        return layer
    else:
        coloured = pixels if pixels.ndim == 3 else np.dstack([pixels] * 3)
        pixels = conversions.premultiplied(np.ascontiguousarray(coloured))
    layer.write(QRect(at[0], at[1], pixels.shape[1], pixels.shape[0]), pixels)
    return layer


def _write_straight(layer: Layer, area: QRect, pixels: np.ndarray) -> None:
    """Write (H, W, 4) straight BGRA tile by tile: what is opaque needs no reckoning, what is empty nothing at all."""
    for key in layer.keys_in(area):
        part = tile_rect(key).intersected(area).intersected(layer.rect)
        piece = np.ascontiguousarray(pixels[slices(part, area)])
        alpha = piece[..., 3]
        if alpha.any():
            opaque = alpha.min() == 255
            made = cv2.cvtColor(piece, cv2.COLOR_BGRA2RGBA) if opaque else conversions.premultiplied_from_bgra(piece)
            layer.write(part, made)


def decode_fast(data: bytes, name: str) -> np.ndarray:
    """Read a picture: (H, W) grey, or (H, W, 3 | 4) straight alpha. Sizes are looked at before anything is decoded."""
    found = _decoded(data, name)
    if found is None:
        return decode(data, name)
    return found if found.ndim == 2 else cv2.cvtColor(found, cv2.COLOR_BGRA2RGBA)


def _decoded(data: bytes, name: str) -> np.ndarray | None:
    """Read grey or straight BGRA, as OpenCV decodes a plain PNG; None for what has to be read with more care."""
    image = opened(data)
    if image is None:
        raise UnreadableFile(tr("{name} is damaged, or larger than what can be opened here.", name=name))
    if image.format != "PNG" or image.mode not in ("L", "RGBA") or image.info.get("icc_profile"):
        return None
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if found is None or found.dtype != np.uint8 or (found.ndim == 3 and found.shape[2] != 4):
        return None
    return found
