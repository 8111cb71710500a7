"""A picture's colours and textures without its composition: it is bent out of shape by a smooth random flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.phrase import mark
from engine.records import Control, Setting

if TYPE_CHECKING:
    import numpy as np


def annotate(rgb: np.ndarray, *, grain: float = 256.0, seed: float = 0.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to the same, each pixel taken from somewhere else.

    Where from varies smoothly over `grain` pixels and reaches over the whole picture: the content shuffle of
    ControlNet 1.1, drawn from `seed`, so that it is the same again.
    """
    import cv2
    import numpy as np

    height, width = rgb.shape[:2]
    rng = np.random.default_rng(int(seed))

    def flow(reach: int) -> np.ndarray:
        knots = rng.random((round(height / grain) + 4, round(width / grain) + 4), dtype=np.float32)
        smooth = cv2.resize(knots, (width + 3 * int(grain), height + 3 * int(grain)), interpolation=cv2.INTER_CUBIC)
        part = smooth[int(grain) :, int(grain) :][:height, :width]
        return (part - part.min()) / max(float(np.ptp(part)), 1e-6) * (reach - 1)

    return cv2.remap(rgb, flow(width), flow(height), cv2.INTER_LINEAR)


CONTROL = Control(
    name="shuffle",
    label=mark("Shuffle"),
    annotate=annotate,
    icon="shuffle",
    settings=(
        Setting("grain", mark("Grain"), 32, 512, 256),
        Setting("seed", mark("Seed"), 0, 9999, 0),
    ),
    order=12,
)
