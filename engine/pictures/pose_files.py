"""Poses as OpenPose writes them: JSON with `people`, each with `pose_keypoints_2d` as x, y, confidence."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.errors import UnreadableFile
from engine.openpose import JOINTS, Joint, Person, Pose
from engine.phrase import mark, phrase
from engine.pictures.files import read_bytes, shown, write_bytes
from engine.pictures.picture_codec import MAX_PIXELS, MAX_SIDE

MAX_BYTES = 8 * 2**20
MAX_PEOPLE = 64
FAR = 4.0
"""How many times its side a joint may lie beyond the canvas."""
FRACTIONS = 1.5
"""Where no number is larger, places are shares of the canvas, as some programs write them."""
UNTOLD = 1024
"""Side in pixels of the canvas of shares where the file tells no size."""

_BODY_25 = (0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)
"""Where each of our joints stands among OpenPose's 25."""
_LAYOUTS = {len(JOINTS): tuple(range(len(JOINTS))), 25: _BODY_25}


def read_pose(path: str | os.PathLike[str]) -> Pose:
    """Read the pose in a file of OpenPose's, of 18 joints or of 25. Raises UnreadableFile, saying what is wrong."""
    return from_json(read_bytes(path, MAX_BYTES, "pose"), shown(path))


def write_pose(path: Path, pose: Pose) -> None:
    """Write a pose for other programs. Raises CannotWrite."""
    write_bytes(path, to_json(pose).encode(), shown(path))


def to_json(pose: Pose) -> str:
    """Write the pose as OpenPose does, the canvas's size beside it; a hidden joint keeps its place at confidence 0."""
    people = [
        {"pose_keypoints_2d": [number for joint in person.joints for number in _numbers(joint)]}
        for person in pose.people
    ]
    return json.dumps({"people": people, "canvas_width": pose.size[0], "canvas_height": pose.size[1]})


def from_json(text: str | bytes, name: str = mark("The pose")) -> Pose:
    """Give what `to_json` or another program wrote; `name` stands in messages. Raises UnreadableFile."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFile(phrase("{name} is not JSON: export the pose as OpenPose JSON again.", name=name)) from None
    if isinstance(tree, list) and tree:
        tree = tree[0]  # some programs write a list of pictures
    found = tree.get("people") if isinstance(tree, dict) else None
    if not isinstance(found, list):
        raise UnreadableFile(phrase("{name} is no pose of OpenPose's: it has no list of “people”.", name=name))
    if len(found) > MAX_PEOPLE:
        raise UnreadableFile(
            phrase(
                "{name} has {len} people: at most {MAX_PEOPLE} can be read.",
                name=name,
                len=len(found),
                MAX_PEOPLE=MAX_PEOPLE,
            )
        )
    people = [_person(each, name) for each in found]
    return _on_canvas(people, (tree.get("canvas_width"), tree.get("canvas_height")), name)


def _numbers(joint: Joint | None) -> tuple[float, float, int]:
    return (0, 0, 0) if joint is None else (round(joint.x, 2), round(joint.y, 2), 0 if joint.hidden else 1)


def _person(tree: Any, name: str) -> Person:
    numbers = tree.get("pose_keypoints_2d") if isinstance(tree, dict) else None
    if not isinstance(numbers, list) or len(numbers) % 3 or len(numbers) // 3 not in _LAYOUTS:
        raise UnreadableFile(
            phrase("{name}: a person's “pose_keypoints_2d” must be 18 or 25 joints of three numbers each.", name=name)
        )
    if not all(isinstance(each, int | float) and abs(each) < 1e9 for each in numbers):  # NaN isn't either
        raise UnreadableFile(
            phrase("{name}: a person's “pose_keypoints_2d” holds something that is no number.", name=name)
        )
    return Person(tuple(_joint(*numbers[3 * at : 3 * at + 3]) for at in _LAYOUTS[len(numbers) // 3]))


def _joint(x: float, y: float, confidence: float) -> Joint | None:
    if confidence > 0:
        return Joint(float(x), float(y))
    return Joint(float(x), float(y), hidden=True) if (x, y) != (0, 0) else None


def _on_canvas(people: Sequence[Person], told: tuple[Any, Any], name: str) -> Pose:
    """Give the people on a canvas of the size that was told, or on one that holds them."""
    places = [(joint.x, joint.y) for person in people for joint in person.joints if joint is not None]
    most = [max((place[axis] for place in places), default=0.0) for axis in (0, 1)]
    in_shares = bool(places) and max(most) <= FRACTIONS
    if told == (None, None):
        size = (UNTOLD, UNTOLD) if in_shares else (math.ceil(most[0]) + 1, math.ceil(most[1]) + 1)
    elif all(isinstance(side, int | float) and 1 <= side <= MAX_SIDE for side in told):
        size = (int(told[0]), int(told[1]))
    else:
        raise UnreadableFile(
            phrase(
                "{name}: “canvas_width” and “canvas_height” must be 1–{MAX_SIDE} pixels.", name=name, MAX_SIDE=MAX_SIDE
            )
        )
    if in_shares:
        people = [person.moved(lambda x, y: (x * size[0], y * size[1])) for person in people]
    for person in people:
        for joint in person.joints:
            if joint is not None and not (_near(joint.x, size[0]) and _near(joint.y, size[1])):
                raise UnreadableFile(
                    phrase("{name}: a joint lies at {x:g}, {y:g}, far off its canvas.", name=name, x=joint.x, y=joint.y)
                )
    if max(size) > MAX_SIDE or size[0] * size[1] > MAX_PIXELS:
        raise UnreadableFile(
            phrase(
                "{name} has a canvas of {value:,}×{value_2:,} pixels, too large to draw: up to "
                "{value_3} million pixels, {MAX_SIDE:,} a side.",
                name=name,
                value=size[0],
                value_2=size[1],
                value_3=MAX_PIXELS // 10**6,
                MAX_SIDE=MAX_SIDE,
            )
        )
    return Pose(size, tuple(people))


def _near(place: float, side: int) -> bool:
    return -FAR * side <= place <= (1 + FAR) * side
