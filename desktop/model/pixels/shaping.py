"""Pictures brought to another shape: filling it, or whole in the middle of it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from desktop.model.pixels import conversions
from desktop.model.pixels.resample import nearest, resized
from engine.picture import Picture

Size = tuple[int, int]


@lru_cache(maxsize=16)
def covering(picture: Picture, size: Size, flat: bool = False) -> Picture:
    """Give the middle of a picture at `size` (width, height), filling it: what reaches over is cut off.

    `flat` mixes no colours.
    """
    pixels, (width, height) = picture.pixels, picture.size
    if (width, height) == size:
        return picture
    scale = min(width / size[0], height / size[1])
    across, down = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    left, top = (width - across) // 2, (height - down) // 2
    part = pixels[top : top + down, left : left + across]
    return Picture(nearest(part, size) if flat else _scaled(part, size))


def inner_size(whole: Size, size: Size) -> Size:
    """Give the largest size with the proportions of `whole` that fits into `size`."""
    scale = min(size[0] / whole[0], size[1] / whole[1])
    return max(1, round(whole[0] * scale)), max(1, round(whole[1] * scale))


def centred(pixels: np.ndarray, size: Size) -> np.ndarray:
    """Give (h, w, 3 | 4) in the middle of `size`, with zeros around: transparent, or black."""
    height, width = pixels.shape[:2]
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    around = np.zeros((size[1], size[0], pixels.shape[2]), np.uint8)
    around[top : top + height, left : left + width] = pixels
    return around


def _scaled(pixels: np.ndarray, size: Size) -> np.ndarray:
    if pixels.ndim == 2:
        return resized(np.ascontiguousarray(pixels), size).copy()
    scaled = conversions.straight(resized(conversions.premultiplied(np.ascontiguousarray(pixels)), size))
    return scaled if pixels.shape[2] == 4 else np.ascontiguousarray(scaled[..., :3])
