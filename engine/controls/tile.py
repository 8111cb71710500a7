"""The picture itself, without its finest detail, for a ControlNet that keeps what is there and adds detail anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.phrase import mark
from engine.records import Control, Setting

if TYPE_CHECKING:
    import numpy as np


def annotate(rgb: np.ndarray, *, coarseness: float = 1.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to the same at 1 / `coarseness` of the detail; 1 changes nothing."""
    import cv2

    height, width = rgb.shape[:2]
    if coarseness == 1:
        return rgb.copy()
    small = (max(1, round(width / coarseness)), max(1, round(height / coarseness)))
    return cv2.resize(
        cv2.resize(rgb, small, interpolation=cv2.INTER_AREA), (width, height), interpolation=cv2.INTER_CUBIC
    )


CONTROL = Control(
    name="tile",
    label=mark("Tile"),
    annotate=annotate,
    icon="grid-2x2",
    settings=(Setting("coarseness", mark("Coarseness"), 1, 16, 1, 0.5),),
    order=11,
    union=6,
)
