"""A request's picture and mask, cut to the frame and brought to the generation size. numpy, Pillow and OpenCV only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from engine.frames import masked_content
from engine.frames.control_maps import on_paper
from engine.frames.filling import filled
from engine.frames.masks import feathered
from engine.groups import altered
from engine.records import EmptyPage
from engine.request import Rect, Request, Size

PAPER = 255
"""Brightness of the paper that a document shows where nothing is painted."""


@dataclass(frozen=True, eq=False)
class Source:
    """What the model is shown: `rgb` (H, W, 3) uint8 of the generation size, without holes.

    `mask` (H, W) float 0–1 tells where to redraw, grown and feathered, None without a mask; `start` is `rgb` with what
    the request puts under its mask, None where that is what stands there already. `match` is the mask's.
    """

    rgb: np.ndarray
    mask: np.ndarray | None = None
    start: np.ndarray | None = None
    match: float = 0.0


def frame_of(request: Request) -> Rect:
    """Give the request's frame; the whole picture if it names none."""
    assert request.source is not None
    return request.frame or Rect(0, 0, *request.source.size)


def prepare(request: Request, page: EmptyPage) -> Source | None:
    """Give the source, cut and scaled, with what the model wants where nothing is painted.

    None where nothing of it is to be seen: a free page that is all empty, or strength 1, which leaves the words alone
    (unless the request counts its steps as diffusers does, whose strongest start still shows a little of the source).
    Raises nothing: a Request has been checked when it was made.
    """
    if request.source is None:
        return None
    unseen = request.mask is None and request.strength > 0
    if unseen and request.strength == 1 and not request.sampling.diffusers_steps:
        return None
    pixels = scaled(cut(request.source.pixels, frame_of(request)), request.size)
    free = page is EmptyPage.FREE and pixels.shape[2] == 4 and request.strength > 0
    if free and unseen and not pixels[..., 3].any():
        return None
    rgb = np.ascontiguousarray(_carried(pixels, request) if free else on_paper(pixels, PAPER))
    if request.mask is None:
        return Source(rgb)
    mask = scaled_map(frame_mask(request), request.size)
    masking = request.mask.masking
    start = masked_content.under(masking.content, rgb, mask, request.sampling.seed)
    return Source(rgb, mask, start, masking.match)


def as_seen(request: Request, shown: Source | None) -> Request:
    """Give the request as it can be run: guidance can't lead away from a source of which nothing is seen."""
    return request if shown is not None else altered(request, residual_guidance=False)


def _carried(pixels: np.ndarray, request: Request) -> np.ndarray:
    """Give (H, W, 4) uint8 to (H, W, 3): the colours of what is painted carried into the free areas.

    With noise there where all is redrawn; context round a mask stays even.
    """
    alpha = pixels[..., 3].astype(np.float32) / 255
    carried = filled(pixels[..., :3], alpha)
    painted = alpha >= 0.5
    if request.mask is not None or not painted.any():
        return carried
    noisy = masked_content.noisier(carried, painted, request.sampling.seed).astype(np.float32)
    mixed: np.ndarray = (noisy + (carried - noisy) * alpha[..., None]).round().astype(np.uint8)
    return mixed


def frame_mask(request: Request) -> np.ndarray:
    """Give the mask inside the frame at the source's scale, (h, w) float 0–1, grown and feathered."""
    assert request.mask is not None
    whole = request.mask.picture.pixels
    frame = frame_of(request)
    rim = max(0, request.mask.masking.grow) + request.mask.masking.feather + 1
    top, left = max(0, frame.y - rim), max(0, frame.x - rim)
    around = whole[top : frame.bottom + rim, left : frame.right + rim]
    soft = feathered(around, request.mask.masking.grow, request.mask.masking.feather)
    return soft[frame.y - top :, frame.x - left :][: frame.height, : frame.width]


def placed(mask: np.ndarray, request: Request) -> np.ndarray:
    """Give a mask (H, W) uint8 at generation size, 0–1: cut to the frame if it lies over the source, else stretched."""
    if request.source is not None and (mask.shape[1], mask.shape[0]) == request.source.size:
        mask = cut(mask, frame_of(request))
    return np.ascontiguousarray(scaled_map(mask.astype(np.float32) / 255, request.size))


def cut(pixels: np.ndarray, frame: Rect) -> np.ndarray:
    return pixels[frame.y : frame.bottom, frame.x : frame.right]


def scaled(pixels: np.ndarray, size: Size, *, flat: bool = False) -> np.ndarray:
    """Give (H, W, 3 | 4) uint8 by Lanczos to (width, height); Pillow scales colours weighted by alpha.

    `flat` takes the nearest pixel instead, so that there are no colours that weren't there.
    """
    if (pixels.shape[1], pixels.shape[0]) == size:
        return np.ascontiguousarray(pixels)
    how = Image.Resampling.NEAREST if flat else Image.Resampling.LANCZOS
    return np.array(Image.fromarray(np.ascontiguousarray(pixels)).resize(size, how))


def scaled_map(values: np.ndarray, size: Size) -> np.ndarray:
    """Give (H, W) float 0–1, bilinear with averaging, to (width, height)."""
    if (values.shape[1], values.shape[0]) == size:
        return values
    return np.array(Image.fromarray(values).resize(size, Image.Resampling.BILINEAR)).clip(0, 1)
