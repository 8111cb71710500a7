"""A sketch as white lines on black, whatever it was drawn with: dark on light, light on dark, or on nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.phrase import mark
from engine.records import Control, Marks, Setting

if TYPE_CHECKING:
    import numpy as np

REFERENCE = 512
"""Shorter side in pixels of the picture that widths are told for."""
_LINE = 3.0
"""Width of an outline there."""


def annotate(pixels: np.ndarray, *, contrast: float = 24.0, thickness: float = 14.0) -> np.ndarray:
    """Map a sketch, (H, W[, 3 | 4]) uint8, to its lines, (H, W, 3) uint8 of 0 and 255.

    Painted is what stands out from the page by at least `contrast` (0–255), or, on a transparent layer, what is opaque.
    Strokes keep their shape; what is wider than `thickness`, in pixels of a 512² picture, is a filled shape and gives
    its outline and the borders between its colours.
    """
    import cv2
    import numpy as np

    rgb = pixels[..., :3] if pixels.ndim == 3 else pixels[..., None].repeat(3, axis=2)
    rgb = np.ascontiguousarray(rgb)
    painted = _painted(pixels, rgb, contrast)
    scale = min(rgb.shape[:2]) / REFERENCE
    filled = _filled(painted, max(1.0, thickness * scale))
    # Opening rounds corners off; what is left of a filled shape beside it is no stroke.
    strokes = cv2.bitwise_and(painted, cv2.bitwise_not(cv2.dilate(filled, _disc(thickness * scale))))
    rim = cv2.morphologyEx(filled, cv2.MORPH_GRADIENT, _disc(_LINE * scale))
    inside = cv2.erode(filled, _disc(2 * _LINE * scale), borderType=cv2.BORDER_REPLICATE)
    borders = cv2.bitwise_and(cv2.Canny(cv2.GaussianBlur(rgb, (0, 0), 1.0), 40, 80), inside)
    lines = np.maximum.reduce([strokes, rim, cv2.dilate(borders, _disc(_LINE * scale))])
    return cv2.cvtColor(lines, cv2.COLOR_GRAY2RGB)


def _painted(pixels: np.ndarray, rgb: np.ndarray, contrast: float) -> np.ndarray:
    """Give (H, W) uint8, 255 where something is drawn."""
    import numpy as np

    if pixels.ndim == 3 and pixels.shape[2] == 4 and pixels[..., 3].min() < 255:
        return np.where(pixels[..., 3] >= 128, 255, 0).astype(np.uint8)
    away = np.abs(rgb.astype(np.int16) - _page(rgb)).max(axis=2)
    return np.where(away >= max(contrast, 1), 255, 0).astype(np.uint8)


def _filled(painted: np.ndarray, width: float) -> np.ndarray:
    """Tell where it is painted wider than `width` pixels, (H, W) uint8; blobs where strokes meet are none of that."""
    import cv2
    import numpy as np

    wide = cv2.morphologyEx(painted, cv2.MORPH_OPEN, _disc(width))
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(wide)
    large = statistics[:, cv2.CC_STAT_AREA] >= 4 * width**2
    return np.where(large[labels], wide, 0).astype(np.uint8)


def _page(rgb: np.ndarray) -> np.ndarray:
    """Give the colour of the paper: what most of the picture's border has, (3,) int16."""
    import numpy as np

    rim = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]])
    return np.median(rim, axis=0).astype(np.int16)


def _disc(diameter: float) -> np.ndarray:
    import cv2

    side = max(1, round(diameter)) | 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))


CONTROL = Control(
    name="scribble",
    label=mark("Scribble"),
    annotate=annotate,
    icon="signature",
    marks=Marks.LINES,
    ink=(255, 255, 255),
    settings=(
        Setting("contrast", mark("Contrast to the page"), 1, 255, 24),
        Setting("thickness", mark("Widest stroke"), 1, 64, 14),
    ),
    order=1,
    union=2,
    sees_alpha=True,
)
