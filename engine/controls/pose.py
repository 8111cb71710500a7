"""Skeletons of people, found and drawn as OpenPose does (Cao et al. 2019): 18 joints of the body."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.loading import annotators
from engine.openpose import Joint, Person, Pose
from engine.phrase import mark
from engine.records import Control, Marks, Weights

if TYPE_CHECKING:
    import numpy as np

LABEL = mark("Pose")
BODY = "body_pose_model.pth"


def annotate(rgb: np.ndarray, *, resolution: float = 512.0) -> np.ndarray:
    """Map (H, W, 3) uint8 to the skeletons of the people in it, (H, W, 3) uint8 on black."""
    return annotators.detected(annotators.loaded(LABEL, _load), rgb, resolution)


def find(rgb: np.ndarray, *, resolution: float = 512.0) -> Pose:
    """Give the people in (H, W, 3) uint8, in its pixels."""
    with annotators.importing():
        from controlnet_aux.util import resize_image
    found = annotators.loaded(LABEL, _load).detect_poses(resize_image(rgb, int(resolution)))
    return pose_of([each.body.keypoints for each in found], (rgb.shape[1], rgb.shape[0]))


def pose_of(found: Sequence[Sequence[Any]], size: tuple[int, int]) -> Pose:
    """Make a pose of what the detector found: 18 places or None for each person, as shares of the picture."""
    width, height = size
    people = (tuple(each and Joint(float(each.x) * width, float(each.y) * height) for each in one) for one in found)
    return Pose(size, tuple(map(Person, people)))


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
    icon="person-standing",
    marks=Marks.PEOPLE,
    by_hand=True,
    settings=(annotators.RESOLUTION,),
    order=6,
    union=0,
    find=find,
    weights=(Weights(BODY, 209, annotators.ANNOTATORS),),
)
