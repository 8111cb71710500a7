"""Pixels at another size: averaged when smaller, by Lanczos when larger."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import MAX_LEVEL, Layer


def resized(pixels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Give (H, W) or premultiplied (H, W, 4) uint8 at `size` (width, height); the same array if it has that size."""
    height, width = pixels.shape[:2]
    if (width, height) == size:
        return pixels
    smaller = size[0] <= width and size[1] <= height
    made = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LANCZOS4)
    if made.ndim == 3:
        np.minimum(made[..., :3], made[..., 3:], out=made[..., :3])
    return made


def nearest(pixels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Give (H, W[, channels]) uint8 at `size` without a colour that wasn't there."""
    return cv2.resize(np.ascontiguousarray(pixels), size, interpolation=cv2.INTER_NEAREST_EXACT)


def fitted(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Give a mask (H, W) at `size`, contiguous."""
    return resized(np.ascontiguousarray(mask), size)


def snapshot_at(layer: Layer | Composite, frame: QRect | None, size: tuple[int, int]) -> np.ndarray:
    """Give `frame` (None: everything) of a layer at `size`, from the nearest larger reduction of its tiles."""
    area = layer.rect if frame is None else frame.intersected(layer.rect)
    level = _level(area, size, whole=area == layer.rect)
    if area == layer.rect:
        return resized(layer.read(None, level), size)
    part = QRect(area.x() >> level, area.y() >> level, area.width() >> level, area.height() >> level)
    return resized(layer.read(part, level), size)


def _level(area: QRect, size: tuple[int, int], *, whole: bool) -> int:
    """Tell how often `area` can be halved and still be as large as `size`; parts only where they halve exactly."""
    level = 0
    numbers = (area.x(), area.y(), area.width(), area.height())
    while level < MAX_LEVEL:
        factor = 2 << level
        fits = area.width() // factor >= size[0] and area.height() // factor >= size[1]
        if not fits or not (whole or all(number % factor == 0 for number in numbers)):
            break
        level += 1
    return level
