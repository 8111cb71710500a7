"""Noise between two seeds: a picture like another, as far from it as is wanted. numpy only.

Spherical linear interpolation (Shoemake, “Animating rotation with quaternion curves”, SIGGRAPH 1985): noise of one seed
is turned towards that of another, so that what comes out is as strong as either.
"""

from __future__ import annotations

import numpy as np

PARALLEL = 0.9995
"""Cosine above which two directions count as one."""


def between(noise: np.ndarray, other: np.ndarray, amount: float) -> np.ndarray:
    """Give each picture's noise (B, …) float32, turned towards `other` by `amount`, 0 (itself) to 1 (the other)."""
    return np.stack([_turned(one, two, amount) for one, two in zip(noise, other, strict=True)])


def _turned(noise: np.ndarray, other: np.ndarray, amount: float) -> np.ndarray:
    one, two = noise.astype(np.float64), other.astype(np.float64)
    cosine = float(np.sum(one * two) / np.sqrt(np.sum(one * one) * np.sum(two * two)))
    if abs(cosine) > PARALLEL:
        return (one + amount * (two - one)).astype(np.float32)
    angle = np.arccos(cosine)
    mixed = (np.sin((1 - amount) * angle) * one + np.sin(amount * angle) * two) / np.sin(angle)
    return np.asarray(mixed, np.float32)
