"""Between pictures and what an autoencoder takes and gives. numpy only."""

from __future__ import annotations

import numpy as np


def from_uint8(rgb: np.ndarray) -> np.ndarray:
    """Turn (H, W, 3) uint8 to (1, 3, H, W) float32 from -1 to 1, in diffusers' order of operations."""
    values = np.array(rgb, dtype=np.float32) / np.float32(255)
    return np.ascontiguousarray((np.float32(2) * values - np.float32(1)).transpose(2, 0, 1)[None])


def to_uint8(signed: np.ndarray) -> np.ndarray:
    """Turn (3, H, W) float from -1 to 1 to (H, W, 3) uint8, rounded as diffusers does."""
    values = signed / 2
    values += 0.5
    np.clip(values, 0, 1, out=values)
    values *= 255
    return np.ascontiguousarray(np.rint(values, out=values).astype(np.uint8).transpose(1, 2, 0))


def all_finite(values: np.ndarray) -> bool:
    """Tell whether no value is infinite or not a number: their sum is finite only if each part of it is."""
    return bool(np.isfinite(values.sum(dtype=np.float64)))
