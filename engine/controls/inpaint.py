"""The picture with what is to be redrawn cut out of it, for a ControlNet that fills in what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.phrase import mark
from engine.records import Control

if TYPE_CHECKING:
    import numpy as np


def annotate(rgb: np.ndarray) -> np.ndarray:
    """Turn (H, W, 3) uint8 into the same: what is cut out of it is known where the request's mask is."""
    return rgb.copy()


CONTROL = Control(
    name="inpaint", label=mark("Inpaint"), annotate=annotate, icon="venetian-mask", order=13, cut_out=True, union=7
)
