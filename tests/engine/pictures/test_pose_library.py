"""The poses that ship: whole bodies on their canvas, of human proportions, found by name."""

from __future__ import annotations

import math

import pytest

from engine.errors import InvalidRequest
from engine.openpose import JOINTS, MIRRORED, Person, bounds
from engine.pictures import pose_library

LENGTHS = {"elbow": "shoulder", "wrist": "elbow", "knee": "hip", "ankle": "knee"}


def length(person: Person, start: str, end: str) -> float:
    first, second = (person.joints[JOINTS.index(name)] for name in (start, end))
    assert first is not None and second is not None
    return math.hypot(first.x - second.x, first.y - second.y)


def test_what_people_do_most_is_there() -> None:
    usual = {"standing", "walking", "running", "sitting", "jumping", "waving", "dancing", "arms crossed", "kneeling"}
    assert usual <= pose_library.library().keys()


@pytest.mark.parametrize("name", pose_library.library())
def test_each_is_a_body(name: str) -> None:
    """From the neck down all joints are there; no limb is longer than one can be beside the spine seen with it."""
    pose = pose_library.named(name)
    span = bounds(pose.people)
    assert span is not None
    assert span[0] > 0 and span[1] > 0 and span[2] < pose.size[0] and span[3] < pose.size[1]
    for person in pose.people:
        body = max(
            length(person, f"{side} {end}", f"{side} {start}")
            for side in ("left", "right")
            for end, start in LENGTHS.items()
        )
        for side in ("left", "right"):
            thigh, shin = length(person, f"{side} hip", f"{side} knee"), length(person, f"{side} knee", f"{side} ankle")
            arm = length(person, f"{side} shoulder", f"{side} elbow")
            assert thigh <= body * 1.01 and shin <= body * 1.01 and arm <= 0.85 * body


def test_who_stands_is_even() -> None:
    person = pose_library.named("standing").people[0]
    neck = person.joints[JOINTS.index("neck")]
    assert neck is not None
    for joint, other in zip(person.joints, MIRRORED, strict=True):
        twin = person.joints[other]
        assert joint is not None and twin is not None
        assert joint.x + twin.x == pytest.approx(2 * neck.x, abs=0.5)
        assert joint.y == pytest.approx(twin.y, abs=0.5)


def test_names_are_read_kindly_and_a_wrong_one_says_which_there_are() -> None:
    assert pose_library.named("Arms-Crossed") is pose_library.named(" arms  crossed ")
    with pytest.raises(InvalidRequest, match=r"no pose “flying”\. Known: arms crossed, "):
        pose_library.named("flying")
