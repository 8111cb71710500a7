"""Skeletons of people, found and drawn as OpenPose does (Cao et al. 2019): 18 joints of the body."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import annotators
from engine.records import Control, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = "Pose"
BODY = "body_pose_model.pth"


def annotate(rgb: np.ndarray, *, resolution: float = 512.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to the skeletons of the people in it, (H, W, 3) uint8 on black."""
    return annotators.detected(annotators.loaded(LABEL, _load), rgb, resolution)


def _load(folder: Path, device: str) -> Any:
    with annotators.importing():
        from controlnet_aux.open_pose import OpenposeDetector
        from controlnet_aux.open_pose.body import Body
    # Not from_pretrained, which wants another 300 MB for hands and faces.
    return OpenposeDetector(Body(str(folder / BODY)).to(device))


CONTROL = Control(
    name="pose",
    label=LABEL,
    annotate=annotate,
    settings=(annotators.RESOLUTION,),
    order=5,
    weights=(Weights(BODY, 209, annotators.ANNOTATORS),),
)
