"""A request's picture and mask, cut to the frame and brought to the generation size. numpy, Pillow and OpenCV only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from engine import masked_content
from engine.filling import filled
from engine.masks import feathered
from engine.request import Rect, Request, Size


@dataclass(frozen=True, eq=False)
class Source:
    """What the model is shown: `rgb` (H, W, 3) uint8 of the generation size, holes filled from around them.

    `coverage` (H, W) float 0–1 tells where the picture is painted, None where all of it is; `mask` (H, W) float 0–1
    where to redraw, grown and feathered, None without a mask; `start` is `rgb` with what the request puts under its
    mask, None where that is what stands there already.
    """

    rgb: np.ndarray
    coverage: np.ndarray | None = None
    mask: np.ndarray | None = None
    start: np.ndarray | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is painted at all."""
        return self.coverage is not None and not self.coverage.any()


def frame_of(request: Request) -> Rect:
    """The request's frame; the whole picture if it names none."""
    assert request.source is not None
    return request.frame or Rect(0, 0, *request.source.size)


def prepare(request: Request) -> Source:
    """Cut, scale and fill. Raises nothing: a Request has been checked when it was made."""
    assert request.source is not None
    frame = frame_of(request)
    pixels = scaled(cut(request.source.pixels, frame), request.size)
    coverage = None
    if pixels.shape[2] == 4:
        alpha = pixels[..., 3].astype(np.float32) / 255
        coverage = None if alpha.min() == 1 else alpha
    rgb = np.ascontiguousarray(pixels[..., :3]) if coverage is None else filled(pixels[..., :3], coverage)
    if request.mask is None:
        return Source(rgb, coverage)
    mask = scaled_map(frame_mask(request), request.size)
    start = masked_content.under(request.mask.content, rgb, mask, request.seed)
    return Source(rgb, coverage, mask, start)


def frame_mask(request: Request) -> np.ndarray:
    """The mask inside the frame at the source's scale, (h, w) float 0–1, grown and feathered."""
    assert request.mask is not None
    whole = request.mask.picture.pixels
    frame = frame_of(request)
    rim = max(0, request.mask.grow) + request.mask.feather + 1
    top, left = max(0, frame.y - rim), max(0, frame.x - rim)
    around = whole[top : frame.bottom + rim, left : frame.right + rim]
    soft = feathered(around, request.mask.grow, request.mask.feather)
    return soft[frame.y - top :, frame.x - left :][: frame.height, : frame.width]


def cut(pixels: np.ndarray, frame: Rect) -> np.ndarray:
    return pixels[frame.y : frame.bottom, frame.x : frame.right]


def scaled(pixels: np.ndarray, size: Size, *, flat: bool = False) -> np.ndarray:
    """(H, W, 3 | 4) uint8 by Lanczos to (width, height); Pillow scales colours weighted by alpha.

    `flat` takes the nearest pixel instead, so that there are no colours that weren't there.
    """
    if (pixels.shape[1], pixels.shape[0]) == size:
        return np.ascontiguousarray(pixels)
    how = Image.Resampling.NEAREST if flat else Image.Resampling.LANCZOS
    return np.array(Image.fromarray(np.ascontiguousarray(pixels)).resize(size, how))


def scaled_map(values: np.ndarray, size: Size) -> np.ndarray:
    """(H, W) float 0–1, bilinear with averaging, to (width, height)."""
    if (values.shape[1], values.shape[0]) == size:
        return values
    return np.array(Image.fromarray(values).resize(size, Image.Resampling.BILINEAR)).clip(0, 1)
