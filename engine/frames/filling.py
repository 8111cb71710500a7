"""Colours for where a picture has none, from around: push-pull (Gortler et al. 1996). numpy and OpenCV only."""

from __future__ import annotations

import numpy as np


def filled(rgb: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """Give the picture with colours from around flowing into where alpha (0–1) is low, (H, W, 3) uint8.

    Halve alpha-weighted colours until all is known, then fill downwards: the further in, the more even. It keeps an
    invented border such as white paper out of the encoder's sight.
    """
    import cv2

    colours = rgb.astype(np.float32) * alpha[..., None]
    if min(rgb.shape[:2]) == 1 or not alpha.any():
        flowed = np.full_like(colours, 127.5)
    else:
        half = ((rgb.shape[1] + 1) // 2, (rgb.shape[0] + 1) // 2)
        weight = cv2.resize(alpha, half, interpolation=cv2.INTER_AREA)
        mean = cv2.resize(colours, half, interpolation=cv2.INTER_AREA) / np.maximum(weight, 1e-6)[..., None]
        coarse = filled(mean.clip(0, 255), np.minimum(weight * 2, 1)) if weight.min() < 1 else mean
        flowed = cv2.resize(coarse.astype(np.float32), rgb.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    out = colours + flowed * (1 - alpha[..., None])
    return out.round().clip(0, 255).astype(np.uint8)
