"""Lays colour over a layer by coverage, as a stroke does, for tools that know all of their area at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.brush import lerp
from desktop.model.pixels.layer import Layer, slices

FLAT = 128
"""Coverage from which on a flat colour covers a pixel."""


def lay(
    layer: Layer,
    area: QRect,
    coverage: np.ndarray,
    target: np.ndarray,
    *,
    within: Layer | None = None,
    keep_alpha: bool = False,
    flat: bool = False,
) -> None:
    """Bring `area` nearer to `target` by `coverage` (H, W) uint8, both of area's size.

    `target` is premultiplied, (C,) or (H, W, C), in a mask a number or (H, W); `within` is a selection; `keep_alpha`
    leaves transparency as it is; `flat` covers a pixel wholly or not at all.
    """
    inside = area.intersected(layer.rect)
    if inside.isEmpty():
        return
    part = slices(inside, area)
    alpha = coverage[part]
    if flat:
        alpha = np.where(alpha >= FLAT, 255, 0).astype(np.uint8)
    if within is not None:
        alpha = (alpha.astype(np.uint16) * within.read(inside) // 255).astype(np.uint8)
    if not alpha.any():
        return
    target = np.asarray(target, np.uint8)
    fresh = target[part] if target.ndim >= 2 else target
    before = layer.read(inside)
    if keep_alpha and before.ndim == 3:
        there = before[..., 3:].astype(np.uint16)
        opaque = _straight(fresh)
        fresh = np.empty_like(before)
        fresh[..., :3] = ((opaque.astype(np.uint16) * there + 127) // 255).astype(np.uint8)
        fresh[..., 3] = before[..., 3]
    layer.write(inside, lerp(before, fresh, alpha))


def _straight(premultiplied: np.ndarray) -> np.ndarray:
    """Give the colour, (…, 3), of premultiplied (…, 4)."""
    alpha = np.maximum(premultiplied[..., 3:].astype(np.uint16), 1)
    return np.minimum((premultiplied[..., :3].astype(np.uint16) * 255 + alpha // 2) // alpha, 255).astype(np.uint8)
