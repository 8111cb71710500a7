"""OpenPose files: ours come back, others' are understood, and bad ones get a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import CannotWrite, UnreadableFile
from engine.openpose import JOINTS, Joint, Person, Pose
from engine.pictures import pose_library
from engine.pictures.pose_files import MAX_BYTES, from_json, read_pose, to_json, write_pose


def person(numbers: list[Any]) -> dict[str, Any]:
    return {"pose_keypoints_2d": numbers}


def test_a_pose_comes_back_hidden_joints_too(tmp_path: Path) -> None:
    half = Person((Joint(12.5, 7.25), Joint(3, 4, hidden=True), *(None,) * 16))
    pose = Pose((320, 200), (half, Person((None,) * 18)))
    write_pose(tmp_path / "pose.json", pose)
    assert read_pose(tmp_path / "pose.json") == pose
    tree = json.loads((tmp_path / "pose.json").read_text())
    assert (tree["canvas_width"], tree["canvas_height"]) == (320, 200)
    assert tree["people"][0]["pose_keypoints_2d"][:9] == [12.5, 7.25, 1, 3, 4, 0, 0, 0, 0]


def test_every_library_pose_comes_back() -> None:
    for pose in pose_library.library().values():
        assert from_json(to_json(pose)) == pose


def test_openposes_25_joints_leave_hip_and_feet_out() -> None:
    numbers = [value for index in range(25) for value in (index, 2 * index, 0.9)]
    found = from_json(json.dumps({"version": 1.3, "people": [person(numbers)]}))
    joints = found.people[0].joints
    assert joints[JOINTS.index("right hip")] == Joint(9, 18)
    assert joints[JOINTS.index("left ear")] == Joint(18, 36)
    assert found.size == (19, 37)


def test_places_as_shares_of_the_canvas_are_understood() -> None:
    numbers = [0.5, 0.25, 1] + [0, 0, 0] * 17
    told = from_json(json.dumps({"people": [person(numbers)], "canvas_width": 200, "canvas_height": 400}))
    assert told.people[0].joints[0] == Joint(100, 100)
    untold = from_json(json.dumps([{"people": [person(numbers)]}]))
    assert untold.people[0].joints[0] == Joint(untold.size[0] / 2, untold.size[1] / 4)


def test_nobody_on_a_canvas_is_a_pose() -> None:
    assert from_json('{"people": [], "canvas_width": 64, "canvas_height": 32}') == Pose((64, 32))


GOOD = [5, 5, 1] * 18


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no list of “people”"),
        ("7", "no list of “people”"),
        ('{"people": {}}', "no list of “people”"),
        ('{"people": [3]}', "18 or 25 joints"),
        (json.dumps({"people": [person([1, 2, 3])]}), "18 or 25 joints"),
        (json.dumps({"people": [person(["x"] * 54)]}), "no number"),
        (json.dumps({"people": [person([float("nan")] * 54)]}), "no number"),
        (json.dumps({"people": [person([1e300] * 54)]}), "no number"),
        (json.dumps({"people": [person(GOOD)] * 65}), "at most 64"),
        (json.dumps({"people": [person(GOOD)], "canvas_width": 0, "canvas_height": 9}), "1–32768"),
        (json.dumps({"people": [person(GOOD)], "canvas_width": "9", "canvas_height": 9}), "1–32768"),
        (json.dumps({"people": [person(GOOD)], "canvas_width": 9}), "1–32768"),
        (json.dumps({"people": [person([500, 5, 1] * 18)], "canvas_width": 8, "canvas_height": 8}), "off its canvas"),
        (json.dumps({"people": [person([40_000, 5, 1] * 18)]}), "40,001×6 pixels, too large"),
    ],
)
def test_what_is_no_pose_gets_a_word(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "bad.json").write_text(text or " ")
    with pytest.raises(UnreadableFile, match=told) as error:
        read_pose(tmp_path / "bad.json")
    assert "bad.json" in str(error.value)


def test_a_file_that_is_missing_or_huge_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="doesn't exist"):
        read_pose(tmp_path / "none.json")
    with pytest.raises(UnreadableFile, match="a folder: name a pose file"):
        read_pose(tmp_path)
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableFile, match="larger than 8 MB"):
        read_pose(tmp_path / "huge.json")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_pose(tmp_path / "none" / "pose.json", Pose((8, 8)))
