"""Edges by Canny (1986), as OpenCV computes them: white lines on black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.phrase import mark
from engine.records import Control, Marks, Setting

if TYPE_CHECKING:
    import numpy as np


def annotate(rgb: np.ndarray, *, low: float = 80.0, high: float = 160.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to its edges, (H, W, 3) uint8 of 0 and 255.

    `low` and `high` are the hysteresis thresholds on the gradient, 0–255; given the wrong way round they are swapped.
    """
    import cv2

    low, high = sorted((low, high))
    edges = cv2.Canny(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), low, high)
    return cv2.cvtColor(edges, cv2.COLOR_GRAY2RGB)


CONTROL = Control(
    name="canny",
    label=mark("Edges"),
    annotate=annotate,
    icon="spline",
    marks=Marks.LINES,
    ink=(255, 255, 255),
    settings=(
        Setting("low", mark("Low threshold"), 0, 255, 80),
        Setting("high", mark("High threshold"), 0, 255, 160),
    ),
    order=0,
    union=3,
)
