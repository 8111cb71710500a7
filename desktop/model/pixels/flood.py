"""Which pixels belong together: by a colour that spreads from a place, by a colour anywhere, or as a thing."""

from __future__ import annotations

import cv2
import numpy as np

OBJECT_SIDE = 480
"""Pixels of the longer side at which a thing is told from its ground: GrabCut takes seconds on more."""
ROUNDS = 4


def like(pixels: np.ndarray, at: tuple[int, int], tolerance: float) -> np.ndarray:
    """Tell where (H, W[, C]) uint8 pixels are like the one at (x, y), each channel within 255 × tolerance: 0 or 255."""
    seed = pixels[at[1], at[0]].astype(int)
    reach = round(255 * tolerance)
    low, high = np.clip(seed - reach, 0, 255), np.clip(seed + reach, 0, 255)
    return cv2.inRange(pixels, tuple(np.atleast_1d(low).tolist()), tuple(np.atleast_1d(high).tolist()))


def flooded(pixels: np.ndarray, at: tuple[int, int], tolerance: float, gap: int = 0) -> np.ndarray:
    """Spread from (x, y) over pixels like it; openings of up to `gap` pixels between lines count as closed."""
    alike = like(pixels, at, tolerance)
    reach = (gap + 1) // 2
    if reach:
        around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        narrowed = cv2.erode(alike, around, borderType=cv2.BORDER_CONSTANT, borderValue=255)
        if narrowed[at[1], at[0]]:
            grown = cv2.dilate(_spread(narrowed, at), around)
            return cv2.bitwise_and(grown, alike)
    return _spread(alike, at)


def softened(coverage: np.ndarray) -> np.ndarray:
    """Let coverage run out over one more pixel, so that no seam shows beside smooth lines."""
    return cv2.max(coverage, cv2.dilate(coverage, np.ones((3, 3), np.uint8)) // 2)


def thing(pixels: np.ndarray, box: tuple[int, int, int, int]) -> np.ndarray:
    """Tell the thing in a box (x, y, width, height) from its ground, by GrabCut: (H, W) of 0 or 255.

    Rother, Kolmogorov, Blake: “GrabCut”, SIGGRAPH 2004; OpenCV's. Worked out small and brought to size again.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, OBJECT_SIDE / max(width, height))
    small = cv2.resize(
        np.ascontiguousarray(pixels[..., :3]),
        (max(1, round(width * scale)), max(1, round(height * scale))),
        interpolation=cv2.INTER_AREA,
    )
    x, y, w, h = (round(number * scale) for number in box)
    x, y = max(0, min(x, small.shape[1] - 3)), max(0, min(y, small.shape[0] - 3))
    w, h = max(2, min(w, small.shape[1] - x)), max(2, min(h, small.shape[0] - y))
    if (w, h) == (small.shape[1], small.shape[0]):  # without any ground to learn from
        x, y, w, h = 1, 1, w - 2, h - 2
    marks = np.zeros(small.shape[:2], np.uint8)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)  # the same box, the same thing
    try:
        cv2.grabCut(small, marks, (x, y, w, h), *models, ROUNDS, cv2.GC_INIT_WITH_RECT)
    except cv2.error:  # too few colours to build its models from
        return np.zeros((height, width), np.uint8)
    found = np.where((marks == cv2.GC_FGD) | (marks == cv2.GC_PR_FGD), 255, 0).astype(np.uint8)
    whole = cv2.resize(found, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.where(cv2.GaussianBlur(whole, (0, 0), 0.7 / scale) >= 128, 255, 0).astype(np.uint8)


def _spread(alike: np.ndarray, at: tuple[int, int]) -> np.ndarray:
    if not alike[at[1], at[0]]:
        return np.zeros_like(alike)
    marks = np.zeros((alike.shape[0] + 2, alike.shape[1] + 2), np.uint8)
    cv2.floodFill(alike, marks, at, 0, flags=4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8))
    return marks[1:-1, 1:-1].copy()
