"""What a large picture looks like while it grows, small enough to be shown at every step. numpy and OpenCV only."""

from __future__ import annotations

import numpy as np

from engine.frames.filling import filled
from engine.request import Rect, Size

SIDE = 1024
"""Pixels of a preview's longer side, at most."""


class Board:
    """A picture of `size` at the scale of a preview, that pieces are put on. It doesn't change: `put` gives another."""

    def __init__(self, size: Size, pixels: np.ndarray, known: np.ndarray | None = None) -> None:
        """`pixels` (h, w, 3 | 4) uint8 of any size are what it shows, with colours from around where not `known`."""
        self._size = size
        self._scale = min(1.0, SIDE / max(size))
        shown = max(1, round(size[0] * self._scale)), max(1, round(size[1] * self._scale))
        self.pixels = _resized(pixels, shown)
        if known is not None:
            self.pixels = filled(self.pixels, (_resized(known.astype(np.uint8), shown) > 0).astype(np.float32))

    def put(self, place: Rect, pixels: np.ndarray) -> Board:
        """Put a piece (h, w, 3 | 4) uint8 of any size where it belongs."""
        whole = self.pixels.copy()
        x, y, right, bottom = (round(each * self._scale) for each in (place.x, place.y, place.right, place.bottom))
        inside = whole[y : max(bottom, y + 1), x : max(right, x + 1)]
        if inside.size:
            inside[...] = _resized(pixels, (inside.shape[1], inside.shape[0]))
        return Board(self._size, whole)


def _resized(pixels: np.ndarray, size: Size) -> np.ndarray:
    import cv2

    pixels = np.ascontiguousarray(pixels[..., :3] if pixels.ndim == 3 else pixels)
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
