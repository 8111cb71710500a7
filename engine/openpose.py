"""People as OpenPose sees them (Cao et al. 2019): 18 joints of COCO, and the map that ControlNets are shown of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

JOINTS = (
    "nose", "neck",
    "right shoulder", "right elbow", "right wrist",
    "left shoulder", "left elbow", "left wrist",
    "right hip", "right knee", "right ankle",
    "left hip", "left knee", "left ankle",
    "right eye", "left eye", "right ear", "left ear",
)  # fmt: skip
"""Right and left are the person's own."""

NECK = 1
LIMBS = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10),
    (1, 11), (11, 12), (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
"""Pairs of joints in the order in which they are drawn; the first is the nearer one to the neck."""

COLOURS = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0), (0, 255, 85),
    (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255), (85, 0, 255), (170, 0, 255), (255, 0, 255),
    (255, 0, 170), (255, 0, 85),
)  # fmt: skip
"""Of joint i, and of limb i."""
LIMB_SHADE = 0.6
STICK = 4
"""Half a limb's width and a joint's radius in pixels of the map, whatever its size."""

MIRRORED = tuple(
    JOINTS.index({"right": "left", "left": "right"}[side] + " " + rest) if rest else index
    for index, (side, _, rest) in enumerate(name.partition(" ") for name in JOINTS)
)
"""Which joint each is on the other side of the body."""


@dataclass(frozen=True)
class Joint:
    """A place in pixels of the pose's canvas; a hidden one isn't drawn, but can be shown again where it was."""

    x: float
    y: float
    hidden: bool = False


@dataclass(frozen=True)
class Person:
    """All of `JOINTS`; None where nobody knows."""

    joints: tuple[Joint | None, ...]

    def __post_init__(self) -> None:
        if len(self.joints) != len(JOINTS):
            raise ValueError(f"a person has {len(JOINTS)} joints, not {len(self.joints)}")

    def shown(self) -> Iterator[tuple[int, Joint]]:
        """Give the joints that are drawn, with their numbers."""
        return ((index, each) for index, each in enumerate(self.joints) if each is not None and not each.hidden)

    def moved(self, change: Callable[[float, float], tuple[float, float]]) -> Person:
        """Give every joint taken elsewhere."""
        return Person(
            tuple(None if each is None else Joint(*change(each.x, each.y), each.hidden) for each in self.joints)
        )

    def with_joint(self, index: int, joint: Joint | None) -> Person:
        return Person((*self.joints[:index], joint, *self.joints[index + 1 :]))


@dataclass(frozen=True)
class Pose:
    """People on a canvas of `size` (width, height) in pixels; they may reach beyond it."""

    size: tuple[int, int]
    people: tuple[Person, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of anybody is drawn."""
        return not any(True for person in self.people for _ in person.shown())

    def with_person(self, index: int, person: Person) -> Pose:
        return replace(self, people=(*self.people[:index], person, *self.people[index + 1 :]))


Bounds = tuple[float, float, float, float]
"""(left, top, right, bottom) in pixels."""


def bounds(people: Sequence[Person]) -> Bounds | None:
    """Give what the shown joints span; None if there are none."""
    places = [(joint.x, joint.y) for person in people for _, joint in person.shown()]
    if not places:
        return None
    across, down = zip(*places, strict=True)
    return min(across), min(down), max(across), max(down)


def mirrored(person: Person) -> Person:
    """Swap left and right about the middle of what is shown: the right hand does what the left one did."""
    span = bounds([person])
    if span is None:
        return person
    turned = person.moved(lambda x, y: (span[0] + span[2] - x, y))
    return Person(tuple(turned.joints[MIRRORED[index]] for index in range(len(JOINTS))))


def fitted(pose: Pose, size: tuple[int, int]) -> Pose:
    """Give the whole canvas scaled evenly into one of `size`, and centred there."""
    scale = min(size[0] / pose.size[0], size[1] / pose.size[1])
    left, top = (size[0] - pose.size[0] * scale) / 2, (size[1] - pose.size[1] * scale) / 2
    people = tuple(person.moved(lambda x, y: (left + x * scale, top + y * scale)) for person in pose.people)
    return Pose(size, people)


def draw(pose: Pose, size: tuple[int, int] | None = None, *, stick: int = STICK) -> np.ndarray:
    """Give the map (H, W, 3) uint8 on black, at `size` (None: the canvas's), stretched to it.

    As OpenPose's ControlNets were trained on: person by person, limbs as ellipses in their colours at 60 %, over them
    the joints as discs; a limb is drawn where both its ends are (ControlNet, Zhang et al. 2023, annotator/openpose).
    `stick` is another thickness, for a map that will be scaled.
    """
    import cv2
    import numpy as np

    width, height = size or pose.size
    image = np.zeros((height, width, 3), np.uint8)
    for person in pose.people:
        at = {index: (each.x / pose.size[0] * width, each.y / pose.size[1] * height) for index, each in person.shown()}
        for (start, end), colour in zip(LIMBS, COLOURS, strict=False):
            if start in at and end in at:
                outline = _outline(at[start], at[end], stick)
                cv2.fillConvexPoly(image, outline, [int(channel * LIMB_SHADE) for channel in colour])
        for index, (x, y) in at.items():
            cv2.circle(image, (int(x), int(y)), stick, COLOURS[index], thickness=-1)
    return image


def _outline(start: tuple[float, float], end: tuple[float, float], stick: int) -> np.ndarray:
    """Give the outline of a limb, (N, 2) int32."""
    import cv2
    import numpy as np

    across, down = start[0] - end[0], start[1] - end[1]
    middle = int((start[0] + end[0]) / 2), int((start[1] + end[1]) / 2)
    angle = int(math.degrees(math.atan2(down, across)))
    axes = (int((down**2 + across**2) ** 0.5 / 2), stick)
    return np.asarray(cv2.ellipse2Poly(middle, axes, angle, 0, 360, 1))
