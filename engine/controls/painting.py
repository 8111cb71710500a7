"""A rough painting as it is, for a ControlNet that keeps what was painted where it stands, and in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Control

if TYPE_CHECKING:
    import numpy as np


def annotate(rgb: np.ndarray) -> np.ndarray:
    """Give the painting, (H, W, 3) uint8, itself: what is unpainted is white paper."""
    return rgb.copy()


CONTROL = Control(name="painting", label="Painting", annotate=annotate, icon="paintbrush", order=2, paper=255)
