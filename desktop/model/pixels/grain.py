"""The grain of paper that pencils and chalk catch on: noise that repeats, anchored to the document."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from PySide6.QtCore import QRect

SIDE = 256
CONTRAST = 2.2
"""How steep the grain's bumps are."""


@cache
def paper() -> np.ndarray:
    """Make one period of the grain, (SIDE, SIDE) float 0–1: two sizes of bumps, seamless."""
    random = np.random.default_rng(7)
    noise = random.random((SIDE, SIDE), np.float32)
    fine, coarse = (_blurred(noise, sigma) for sigma in (0.8, 2.2))
    mixed = fine + coarse
    low, high = np.percentile(mixed, (2, 98))
    made: np.ndarray = np.clip((mixed - low) / (high - low), 0, 1).astype(np.float32)
    made.flags.writeable = False
    return made


def grained(cover: np.ndarray, amount: float, area: QRect) -> np.ndarray:
    """Let coverage of `area` catch only on the grain's bumps, the more the lighter it is."""
    rows = (np.arange(area.height()) + area.y()) % SIDE
    columns = (np.arange(area.width()) + area.x()) % SIDE
    height = paper()[np.ix_(rows, columns)]
    full = cover.astype(np.float32) / 255
    caught = np.clip((full - height * amount) * CONTRAST, 0, full)
    return (caught * 255 + np.float32(0.5)).astype(np.uint8)


def _blurred(noise: np.ndarray, sigma: float) -> np.ndarray:
    """Blur without a seam where the period ends, to unit spread."""
    pad = 16
    around = cv2.copyMakeBorder(noise, pad, pad, pad, pad, cv2.BORDER_WRAP)
    made = cv2.GaussianBlur(around, (0, 0), sigma)[pad:-pad, pad:-pad]
    return (made - made.mean()) / made.std()
