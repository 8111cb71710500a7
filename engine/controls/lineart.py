"""Line art without weights: what is darker than its surroundings, as soft white lines on black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.phrase import mark
from engine.records import Control, Marks, Setting

if TYPE_CHECKING:
    import numpy as np

_BRIGHTNESS = 127
"""Of a line of usual strength."""
_FAINTEST = 16.0


def annotate(rgb: np.ndarray, *, softness: float = 6.0, threshold: float = 8.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to its lines, (H, W, 3) uint8.

    The difference to a Gaussian of `softness` pixels, scaled by its median where it is above `threshold`: the
    “standard” line art of ControlNet's web UI (comfyui_controlnet_aux, lineart_standard). A picture that is mostly
    dark is turned into its negative first, so that light lines are found as well.
    """
    import cv2
    import numpy as np

    page = rgb if np.median(rgb) >= 128 else 255 - rgb
    light = page.astype(np.float32)
    darker = (cv2.GaussianBlur(light, (0, 0), softness) - light).min(axis=2).clip(0, 255)
    lines = darker[darker > threshold]
    usual = max(_FAINTEST, float(np.median(lines))) if lines.size else _FAINTEST
    drawn = (np.where(darker > threshold / 2, darker, 0) / usual * _BRIGHTNESS).clip(0, 255).astype(np.uint8)
    return cv2.cvtColor(drawn, cv2.COLOR_GRAY2RGB)


CONTROL = Control(
    name="lineart",
    label=mark("Line art"),
    annotate=annotate,
    icon="pen-tool",
    marks=Marks.LINES,
    ink=(255, 255, 255),
    settings=(
        Setting("softness", mark("Softness"), 1, 20, 6, 0.5),
        Setting("threshold", mark("Threshold"), 1, 64, 8),
    ),
    order=3,
    union=3,
)
