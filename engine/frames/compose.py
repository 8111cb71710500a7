"""Putting results back into the picture they were asked for. numpy and Pillow only."""

from __future__ import annotations

import numpy as np

from engine.frames.seam import matched
from engine.frames.source import Source, cut, frame_mask, frame_of, scaled
from engine.request import Request


def blended(picture: np.ndarray, source: Source) -> np.ndarray:
    """Lay a result of the generation size over the source, by the mask: (H, W, 3) uint8; the result without one."""
    if source.mask is None:
        return picture
    return _mix(source.rgb, matched(source.rgb, picture, source.mask, source.match), source.mask)


def into_source(picture: np.ndarray, request: Request) -> np.ndarray:
    """Give a result of the generation size, scaled back into its frame: (H, W, 3 | 4) uint8 of the source's size.

    Pixels where the feathered mask is 0 are the source's own, bit for bit.
    """
    assert request.source is not None and request.mask is not None
    frame = frame_of(request)
    out = request.source.pixels.copy()
    inside = cut(out, frame)
    drawn = scaled(picture, (frame.width, frame.height))
    weight = frame_mask(request)
    drawn = matched(inside, drawn, weight, request.mask.masking.match)
    if out.shape[2] == 4:
        drawn = np.dstack([drawn, np.full(drawn.shape[:2], 255, np.uint8)])
    inside[...] = mixed(inside, drawn, weight)
    return out


def mixed(below: np.ndarray, above: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Lay one picture over another of its size, (H, W, 3 | 4) uint8; `weight` (H, W) is 0–1 of the upper one.

    Where that is 0, the lower one's pixels stay bit for bit.
    """
    mix = _mix_alpha if below.shape[2] == 4 else _mix
    return np.where(weight[..., None] > 0, mix(below, above, weight), below)


def _mix(below: np.ndarray, above: np.ndarray, weight: np.ndarray) -> np.ndarray:
    mixed = below + (above.astype(np.float32) - below) * weight[..., None]
    return mixed.round().astype(np.uint8)


def _mix_alpha(below: np.ndarray, above: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Give the same for straight alpha: colours are weighed by how much of each is there."""
    part = weight * (above[..., 3] / 255)
    rest = (1 - weight) * (below[..., 3] / 255)
    alpha = part + rest
    colour = (above[..., :3] * part[..., None] + below[..., :3] * rest[..., None]) / np.maximum(alpha, 1e-6)[..., None]
    return np.dstack([colour, alpha * 255]).round().clip(0, 255).astype(np.uint8)
