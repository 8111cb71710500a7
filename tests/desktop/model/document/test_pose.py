"""What is under the pen, and what dragging it does to a body."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from desktop.model.document.pose import (
    Grip,
    Part,
    PoseFigure,
    box,
    corners,
    dragged,
    grip_at,
    placed,
    shifted,
    toggled,
)
from engine import openpose
from engine.openpose import JOINTS, LIMBS, Joint, Person, Pose
from engine.pictures import pose_library

ELBOW, WRIST, SHOULDER = (JOINTS.index(f"right {name}") for name in ("elbow", "wrist", "shoulder"))
FOREARM = LIMBS.index((ELBOW, WRIST))


@pytest.fixture
def pose() -> Pose:
    """Two people side by side, the second far from the first."""
    size = (1000, 600)
    first = placed(pose_library.named("standing"), size, QPointF(250, 300))
    second = placed(pose_library.named("standing"), size, QPointF(750, 300))
    return Pose(size, (*first, *second))


def at(pose: Pose, joint: int, person: int = 0) -> QPointF:
    found = pose.people[person].joints[joint]
    assert found is not None
    return QPointF(found.x, found.y)


def distance(pose: Pose, first: int, second: int) -> float:
    way = at(pose, first) - at(pose, second)
    return math.hypot(way.x(), way.y())


def test_a_joint_is_taken_from_a_little_beside_it(pose: Pose) -> None:
    assert grip_at(pose, at(pose, WRIST) + QPointF(5, 5), 9, None) == Grip(0, Part.JOINT, WRIST)
    assert grip_at(pose, at(pose, WRIST, 1), 9, None) == Grip(1, Part.JOINT, WRIST)
    assert grip_at(pose, at(pose, WRIST) + QPointF(-9, -9), 9, None) != Grip(0, Part.JOINT, WRIST)


def test_a_limb_is_taken_between_its_joints(pose: Pose) -> None:
    middle = (at(pose, ELBOW) + at(pose, WRIST)) / 2
    assert grip_at(pose, middle + QPointF(3, 0), 9, None) == Grip(0, Part.LIMB, FOREARM)


def test_a_corner_is_taken_of_the_chosen_person_only(pose: Pose) -> None:
    rect = box(pose.people[0], 18)
    assert rect is not None
    assert grip_at(pose, rect.bottomRight(), 9, 0) == Grip(0, Part.CORNER, 2)
    assert grip_at(pose, rect.bottomRight() + QPointF(3, 3), 9, None) is None


def test_inside_a_box_the_person_is_taken_and_beside_all_nobody(pose: Pose) -> None:
    rect = box(pose.people[1], 0)
    assert rect is not None
    assert grip_at(pose, rect.bottomLeft() + QPointF(2, -2), 4, 0) == Grip(1, Part.WHOLE)
    assert grip_at(pose, QPointF(500, 20), 9, 0) is None
    assert grip_at(Pose((8, 8)), QPointF(4, 4), 9, None) is None


def test_who_is_chosen_goes_before_who_stands_in_the_same_place(pose: Pose) -> None:
    twins = Pose(pose.size, (pose.people[0], pose.people[0]))
    for chosen in (0, 1):
        found = grip_at(twins, at(pose, WRIST), 9, chosen)
        assert found == Grip(chosen, Part.JOINT, WRIST)


def test_a_hidden_joint_is_taken_only_of_the_chosen_person(pose: Pose) -> None:
    hidden = toggled(pose, 0, WRIST)
    assert grip_at(hidden, at(pose, WRIST), 9, 0) == Grip(0, Part.JOINT, WRIST)
    assert grip_at(hidden, at(pose, WRIST), 9, 1) != Grip(0, Part.JOINT, WRIST)


def test_a_joint_moves_alone(pose: Pose) -> None:
    now = dragged(pose, Grip(0, Part.JOINT, ELBOW), QPointF(1, 1), QPointF(11, 21))
    assert at(now, ELBOW) == at(pose, ELBOW) + QPointF(10, 20)
    assert at(now, WRIST) == at(pose, WRIST)
    assert now.people[1] == pose.people[1]


def test_a_limb_moves_with_both_its_joints(pose: Pose) -> None:
    now = dragged(pose, Grip(0, Part.LIMB, FOREARM), QPointF(), QPointF(10, 20))
    assert at(now, ELBOW) == at(pose, ELBOW) + QPointF(10, 20)
    assert at(now, WRIST) == at(pose, WRIST) + QPointF(10, 20)
    assert at(now, SHOULDER) == at(pose, SHOULDER)


@pytest.mark.parametrize("part", [Part.JOINT, Part.LIMB])
def test_turning_keeps_the_lengths_and_takes_along_what_hangs_on_it(pose: Pose, part: Part) -> None:
    grip = Grip(0, part, ELBOW if part is Part.JOINT else LIMBS.index((SHOULDER, ELBOW)))
    pivot, start = at(pose, SHOULDER), at(pose, ELBOW)
    away = start - pivot
    now = dragged(pose, grip, start, pivot + 3 * QPointF(-away.y(), away.x()), turning=True)
    assert distance(now, SHOULDER, ELBOW) == pytest.approx(distance(pose, SHOULDER, ELBOW))
    assert distance(now, ELBOW, WRIST) == pytest.approx(distance(pose, ELBOW, WRIST))
    turned = at(now, ELBOW) - pivot
    assert (turned.x(), turned.y()) == pytest.approx((-away.y(), away.x()))  # a quarter
    assert at(now, SHOULDER) == pivot


def test_the_neck_hangs_on_nothing_and_moves(pose: Pose) -> None:
    now = dragged(pose, Grip(0, Part.JOINT, openpose.NECK), QPointF(), QPointF(5, 0), turning=True)
    assert at(now, openpose.NECK) == at(pose, openpose.NECK) + QPointF(5, 0)


def test_a_corner_scales_about_the_opposite_one(pose: Pose) -> None:
    rect = box(pose.people[0], 0)
    assert rect is not None
    now = dragged(pose, Grip(0, Part.CORNER, 2), rect.bottomRight(), rect.center())
    after = box(now.people[0], 0)
    assert after is not None
    assert after.topLeft() == rect.topLeft()
    assert after.width() == pytest.approx(rect.width() / 2)
    assert after.height() == pytest.approx(rect.height() / 2)
    tiny = box(dragged(pose, Grip(0, Part.CORNER, 2), rect.bottomRight(), QPointF(-999, -999)).people[0], 0)
    assert tiny is not None and 0 < tiny.width() < rect.width() / 10
    assert corners(rect)[2] == rect.bottomRight()


def test_a_person_moves_whole(pose: Pose) -> None:
    now = dragged(pose, Grip(1, Part.WHOLE), QPointF(3, 3), QPointF(13, 3))
    assert now == shifted(pose, 1, None, QPointF(10, 0))
    assert now.people[0] == pose.people[0]


def test_hiding_keeps_the_place(pose: Pose) -> None:
    hidden = toggled(pose, 0, WRIST)
    joint = hidden.people[0].joints[WRIST]
    assert joint is not None and joint.hidden
    assert toggled(hidden, 0, WRIST) == pose


def test_a_joint_that_nobody_knows_is_put_where_it_usually_is(pose: Pose) -> None:
    unknown = pose.with_person(0, pose.people[0].with_joint(WRIST, None).with_joint(ELBOW, None))
    now = toggled(unknown, 0, WRIST)
    assert (at(now, WRIST) - at(pose, WRIST)).manhattanLength() < 2
    nobody = Pose((100, 100), (Person((*(None,) * 17, Joint(1, 1))),))
    assert toggled(nobody, 0, 0).people[0].joints[0] is not None


def test_people_are_placed_whole_and_not_too_large() -> None:
    (person,) = placed(pose_library.named("waving"), (200, 100))
    rect = box(person, 0)
    assert rect is not None
    assert rect.height() == pytest.approx(80)
    assert (rect.center() - QPointF(100, 50)).manhattanLength() < 1e-6
    assert placed(Pose((4, 4)), (200, 100)) == ()


def test_a_figure_is_drawn_as_openpose_draws_it(pose: Pose) -> None:
    figure = PoseFigure(pose)
    assert np.array_equal(figure.drawn((1000, 600), (500, 300), 1.0), openpose.draw(pose, (500, 300)))
    thick = figure.drawn((1000, 600), (500, 300), 2.0)
    assert np.array_equal(thick, openpose.draw(pose, (500, 300), stick=8))
    assert np.count_nonzero(thick) > 1.5 * np.count_nonzero(figure.drawn((1000, 600), (500, 300), 1.0))
