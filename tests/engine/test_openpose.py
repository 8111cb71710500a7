"""Poses are drawn as the ControlNets' own annotator draws them, and change as a body would."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.loading import annotators
from engine.openpose import COLOURS, JOINTS, LIMBS, MIRRORED, Joint, Person, Pose, bounds, draw, fitted, mirrored
from engine.pictures import pose_library


def anybody(seed: int, size: tuple[int, int]) -> Person:
    """Joints all over the canvas and a little beyond it, some unknown and some hidden."""
    random = np.random.default_rng(seed)
    joints: list[Joint | None] = [
        Joint(float(x) * size[0], float(y) * size[1]) for x, y in random.uniform(-0.1, 1.1, (len(JOINTS), 2))
    ]
    for index in random.integers(0, len(JOINTS), 3):
        joints[index] = None
    return Person(tuple(joints))


def theirs(pose: Pose, size: tuple[int, int]) -> np.ndarray:
    with annotators.importing():
        from controlnet_aux.open_pose.body import Keypoint
        from controlnet_aux.open_pose.util import draw_bodypose
    image = np.zeros((size[1], size[0], 3), np.uint8)
    for person in pose.people:
        shown = {index: Keypoint(each.x / pose.size[0], each.y / pose.size[1]) for index, each in person.shown()}
        image = draw_bodypose(image, [shown.get(index) for index in range(len(JOINTS))])
    return image


@pytest.mark.parametrize("size", [(512, 512), (512, 768), (96, 64)])
@pytest.mark.parametrize("seed", range(4))
def test_the_map_is_the_annotators_to_the_bit(seed: int, size: tuple[int, int]) -> None:
    pose = Pose((640, 480), (anybody(seed, (640, 480)), anybody(seed + 100, (640, 480))))
    ours = draw(pose, size)
    assert ours.any()
    assert np.array_equal(ours, theirs(pose, size))


@pytest.mark.parametrize("name", pose_library.library())
def test_so_is_that_of_each_pose_of_the_library(name: str) -> None:
    pose = pose_library.named(name)
    assert np.array_equal(draw(pose), theirs(pose, pose.size))


def test_it_is_drawn_at_the_canvass_size_unless_told() -> None:
    pose = pose_library.named("standing")
    assert draw(pose).shape == (pose.size[1], pose.size[0], 3)
    assert draw(pose, (256, 128)).shape == (128, 256, 3)


def test_a_hidden_joint_is_as_one_that_nobody_knows() -> None:
    pose = pose_library.named("standing")
    person, wrist = pose.people[0], JOINTS.index("left wrist")
    joint = person.joints[wrist]
    assert joint is not None
    hidden = pose.with_person(0, person.with_joint(wrist, replace(joint, hidden=True)))
    unknown = pose.with_person(0, person.with_joint(wrist, None))
    assert np.array_equal(draw(hidden), draw(unknown))
    assert not np.array_equal(draw(hidden), draw(pose))
    colours = {tuple(each) for each in draw(hidden).reshape(-1, 3).tolist()}
    assert COLOURS[wrist] not in colours
    assert COLOURS[JOINTS.index("right wrist")] in colours


def test_joints_far_away_and_on_one_spot_can_be_drawn() -> None:
    far = Person(tuple(Joint(1e6 * (-1) ** index, -1e6) for index in range(len(JOINTS))))
    spot = Person((Joint(8, 8),) * len(JOINTS))
    assert draw(Pose((64, 64), (far, spot))).any()


def test_a_mirrored_body_has_left_and_right_swapped() -> None:
    person = pose_library.named("waving").people[0]
    turned = mirrored(person)
    assert bounds([turned]) == pytest.approx(bounds([person]))
    span = bounds([person])
    assert span is not None
    raised, now = person.joints[JOINTS.index("right wrist")], turned.joints[JOINTS.index("left wrist")]
    assert raised is not None and now is not None
    assert (now.x, now.y) == pytest.approx((span[0] + span[2] - raised.x, raised.y))
    for before, after in zip(person.joints, mirrored(turned).joints, strict=True):
        assert before is not None and after is not None
        assert (after.x, after.y) == pytest.approx((before.x, before.y))


def test_each_side_has_its_other_side() -> None:
    assert [JOINTS[MIRRORED[index]] for index in (0, 1, 2, 17)] == ["nose", "neck", "left shoulder", "right ear"]
    assert sorted(MIRRORED) == list(range(len(JOINTS)))
    assert {end for limb in LIMBS for end in limb} == set(range(len(JOINTS)))


def test_fitting_keeps_the_proportions_and_centres() -> None:
    pose = Pose((100, 200), (Person((Joint(50, 100), Joint(0, 0), *(None,) * 16)),))
    placed = fitted(pose, (400, 400))
    assert placed.size == (400, 400)
    middle, corner = placed.people[0].joints[:2]
    assert middle == Joint(200, 200)
    assert corner == Joint(100, 0)


def test_nobody_is_an_empty_pose() -> None:
    assert Pose((8, 8)).is_empty
    assert Pose((8, 8), (Person((Joint(1, 1, hidden=True), *(None,) * 17)),)).is_empty
    assert not pose_library.named("standing").is_empty
    assert bounds([]) is None
    assert mirrored(Person((None,) * 18)) == Person((None,) * 18)
