"""Growing and feathering a mask, and bringing it to latents. numpy and OpenCV only."""

from __future__ import annotations

import numpy as np

PAINTED = 128
"""A mask's value from which a pixel counts as inside when distances are measured."""


def feathered(mask: np.ndarray, grow: int, feather: int) -> np.ndarray:
    """Give (H, W) uint8, 255 = redraw, to float 0–1: its edge moved by `grow` pixels, then falling off over `feather`.

    The fall-off lies outside the grown edge, so that what was painted is redrawn whole, and ends at exactly 0 after
    `feather` pixels. A soft mask keeps its own values: what was painted half falls off from a half. The anti-aliased
    rim of a hard one counts as what it is the rim of.
    """
    import cv2

    soft = mask.astype(np.float32) / 255
    inside = mask >= PAINTED
    if grow < 0:
        depth = cv2.distanceTransform(np.pad(inside, 1, mode="edge").astype(np.uint8), cv2.DIST_L2, 5)[1:-1, 1:-1]
        inside = depth > -grow
        soft = np.where(inside, soft, 0).astype(np.float32)
    if not inside.any() or (grow <= 0 and feather == 0):
        return soft
    distance, nearest = cv2.distanceTransformWithLabels(
        (~inside).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    beyond = (distance - max(grow, 0)).clip(0, None)
    whole = cv2.dilate(np.where(inside, soft, 0).astype(np.float32), np.ones((3, 3), np.uint8))
    by_label = np.zeros(int(nearest.max()) + 1, np.float32)
    by_label[nearest[inside]] = whole[inside]
    return np.maximum(soft, by_label[nearest] * (1 - beyond / (feather + 1)).clip(0, 1)).astype(np.float32)


def to_latents(values: np.ndarray, factor: int) -> np.ndarray:
    """Give the mean of each factor × factor block: (H, W) float to (H / factor, W / factor)."""
    height, width = values.shape
    return values.reshape(height // factor, factor, width // factor, factor).mean(axis=(1, 3), dtype=np.float32)


def sampled_to_latents(values: np.ndarray, factor: int) -> np.ndarray:
    """Sample as diffusers' inpainting pipeline does: 0 or 1, from each block's first pixel; never empty by bad luck."""
    hard = (values >= 0.5).astype(np.float32)
    picked = np.ascontiguousarray(hard[::factor, ::factor])
    return picked if picked.any() else (to_latents(values, factor) > 0).astype(np.float32)
