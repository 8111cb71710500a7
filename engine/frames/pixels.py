"""Between pictures and what an autoencoder takes and gives. Imports no torch."""

from __future__ import annotations

import numpy as np


def from_uint8(rgb: np.ndarray) -> np.ndarray:
    """Turn (H, W, 3) uint8 to (1, 3, H, W) float32 from -1 to 1, in diffusers' order of operations."""
    # In place, and after the small bytes are laid out anew: fresh memory for each part takes as long as its sums.
    values = np.ascontiguousarray(rgb.transpose(2, 0, 1)).astype(np.float32)
    values /= np.float32(255)
    values *= np.float32(2)
    values -= np.float32(1)
    return values[None]


def to_uint8(signed: np.ndarray) -> np.ndarray:
    """Turn (3, H, W) float from -1 to 1 to (H, W, 3) uint8, rounded as diffusers does."""
    import cv2

    values = signed / 2
    values += 0.5
    np.clip(values, 0, 1, out=values)
    values *= 255
    return cv2.merge(
        list(np.rint(values, out=values).astype(np.uint8))
    )  # numpy takes three times as long to interleave


def all_finite(values: np.ndarray) -> bool:
    """Tell whether no value is infinite or not a number."""
    return bool(np.isfinite(values).all())
