"""The five styles, as finishes over the flat drawing. Their textures are fixed, so that they can be learned."""

from collections.abc import Callable
from functools import lru_cache

import cv2
import numpy as np


@lru_cache(maxsize=16)
def grain(height: int, width: int, cells: int, seed: int) -> np.ndarray:
    """Smooth noise in [-1, 1] with about `cells` bumps across the shorter side: (height, width) float32."""
    rng = np.random.default_rng(seed)
    side = min(height, width)
    coarse = rng.uniform(-1, 1, (max(2, round(cells * height / side)), max(2, round(cells * width / side)))).astype(
        np.float32
    )
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def plain(rgb: np.ndarray) -> np.ndarray:
    return rgb


def oil(rgb: np.ndarray) -> np.ndarray:
    """Thick dabs: colours pulled along a field of strokes, with a relief."""
    h, w = rgb.shape[:2]
    reach = 0.016 * min(h, w)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    dx, dy = grain(h, w, 26, 1), grain(h, w, 26, 2)
    dabs = cv2.medianBlur(
        cv2.remap(rgb, x + reach * dx, y + reach * dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), 5
    )
    relief = 16 * grain(h, w, 40, 3)
    return np.clip(dabs.astype(np.float32) * 0.96 + relief[..., None], 0, 255).astype(np.uint8)


def pencil(rgb: np.ndarray) -> np.ndarray:
    """Coloured pencil: pale colours under a hatch, dark outlines, on paper."""
    h, w = rgb.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    soft = cv2.GaussianBlur(rgb, (0, 0), max(0.6, min(h, w) / 360))
    edges = np.max([np.abs(cv2.Sobel(soft[..., c], cv2.CV_32F, i, 1 - i)) for c in range(3) for i in (0, 1)], 0)
    ink = np.clip(edges / 90, 0, 1)[..., None]
    hatch = 0.5 + 0.5 * np.sin((x + y) * (2 * np.pi * 22 / min(h, w)))
    tone = 0.42 + 0.28 * hatch * (1 - grey.astype(np.float32) / 320)
    paper = 250 + (rgb.astype(np.float32) - 250) * tone[..., None]
    return np.clip(paper * (1 - 0.75 * ink) + 60 * 0.75 * ink, 0, 255).astype(np.uint8)


def pixel(rgb: np.ndarray) -> np.ndarray:
    """Pixel art: 32 large pixels across, few tones."""
    h, w = rgb.shape[:2]
    cell = max(1, min(h, w) // 32)
    small = cv2.resize(rgb, (max(1, w // cell), max(1, h // cell)), interpolation=cv2.INTER_AREA)
    small = (np.round(small.astype(np.float32) / 28) * 28).clip(0, 255).astype(np.uint8)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_NEAREST)


def watercolour(rgb: np.ndarray) -> np.ndarray:
    """Watercolour: wavering outlines, pale pooled washes, darker rims, white paper round the picture."""
    h, w = rgb.shape[:2]
    side = min(h, w)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    bent = cv2.remap(
        rgb,
        x + 0.01 * side * grain(h, w, 14, 4),
        y + 0.01 * side * grain(h, w, 14, 5),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    wash = cv2.GaussianBlur(bent, (0, 0), side / 200).astype(np.float32)
    rim = cv2.GaussianBlur(bent, (0, 0), side / 40).astype(np.float32) - wash
    pooled = 252 - (252 - wash) * (0.72 + 0.14 * grain(h, w, 7, 6))[..., None] - 0.35 * np.abs(rim)
    edge = np.minimum(np.minimum(x, w - 1 - x), np.minimum(y, h - 1 - y)) / side + 0.02 * grain(h, w, 12, 7)
    paper = np.clip((0.055 - edge) / 0.02, 0, 1)[..., None]
    return np.clip(pooled * (1 - paper) + 252 * paper, 0, 255).astype(np.uint8)


STYLES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "plain": plain,
    "oil painting": oil,
    "pencil sketch": pencil,
    "pixel art": pixel,
    "watercolour": watercolour,
}
