"""Which rectangle of a picture to work on, and at what size. Pure numbers and numpy; no torch."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from engine.request import SIDE, SIZE_MULTIPLE, Rect, Size

CONTEXT = 0.25
"""How much of a mask's width and height is taken along on each side."""
CONTEXT_MIN = 64
"""… and at least so many pixels."""
ASPECT_MAX = 2.0
"""Sizes longer than this make a model repeat itself; a frame is widened until its size isn't."""


def fit_size(size: Size, native_size: int, multiple: int, buckets: Sequence[Size] = ()) -> Size:
    """Give the generation size of about native_size² pixels whose shape is nearest to that of (width, height) pixels.

    Of the `buckets` that a model was trained on, (width, height) each, the nearest in shape; of two, the larger.
    """
    if buckets:
        shape = math.log(size[0] / size[1])
        return min(buckets, key=lambda each: (abs(math.log(each[0] / each[1]) - shape), -each[0] * each[1]))
    step = math.lcm(multiple, SIZE_MULTIPLE)
    aspect = min(max(size[0] / size[1], 1 / ASPECT_MAX), ASPECT_MAX)
    width, height = native_size * math.sqrt(aspect), native_size / math.sqrt(aspect)
    return _rounded(width, step), _rounded(height, step)


def inpaint_frame(
    mask: np.ndarray,
    native_size: int,
    multiple: int,
    grow: int = 0,
    feather: int = 0,
    buckets: Sequence[Size] = (),
    scale: float = 0.0,
) -> tuple[Rect, Size]:
    """Give the frame and generation size for redrawing a mask, (H, W) uint8: its bounds, context, and a good shape.

    An empty mask gives the whole picture. The frame holds the mask with its grown and feathered rim wherever the
    picture does. `scale` is how many of the picture's pixels, each way, were one when it was made: the frame has at
    least as many to one that is drawn now, as far as the picture reaches. 0: that isn't known.
    """
    height, width = mask.shape
    bounds = _bounds(mask, max(0, grow + feather))
    if bounds is None:
        return Rect(0, 0, width, height), fit_size((width, height), native_size, multiple, buckets)
    x, wide = _with_context(bounds.x, bounds.right, width)
    y, tall = _with_context(bounds.y, bounds.bottom, height)
    size = fit_size((wide, tall), native_size, multiple, buckets)
    if scale:
        x, wide = _widened(x, wide, round(size[0] * scale), width)
        y, tall = _widened(y, tall, round(size[1] * scale), height)
        size = fit_size((wide, tall), native_size, multiple, buckets)
    if wide * size[1] < tall * size[0]:
        x, wide = _widened(x, wide, round(tall * size[0] / size[1]), width)
    else:
        y, tall = _widened(y, tall, round(wide * size[1] / size[0]), height)
    return Rect(x, y, wide, tall), fit_size((wide, tall), native_size, multiple, buckets)


def _bounds(mask: np.ndarray, rim: int) -> Rect | None:
    """Give the smallest rectangle round what is painted and `rim` pixels more, within the picture."""
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if not len(columns):
        return None
    height, width = mask.shape
    x, y = max(0, int(columns[0]) - rim), max(0, int(rows[0]) - rim)
    right, bottom = min(width, int(columns[-1]) + 1 + rim), min(height, int(rows[-1]) + 1 + rim)
    return Rect(x, y, right - x, bottom - y)


def _with_context(low: int, high: int, limit: int) -> tuple[int, int]:
    context = max(CONTEXT_MIN, round((high - low) * CONTEXT))
    start, end = max(0, low - context), min(limit, high + context)
    return start, end - start


def _widened(start: int, length: int, wanted: int, limit: int) -> tuple[int, int]:
    """Grow a span about its middle to `wanted`, shifted to stay inside 0–limit."""
    wanted = min(max(wanted, length), limit)
    start = start - (wanted - length) // 2
    return min(max(0, start), limit - wanted), wanted


def _rounded(side: float, step: int) -> int:
    lowest = math.ceil(SIDE[0] / step) * step
    return int(min(max(lowest, round(side / step) * step), SIDE[-1] // step * step))
