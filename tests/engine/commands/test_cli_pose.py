"""`sketchlight-cli pose`, as a person meets it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine import openpose
from engine.cli import main
from engine.pictures import pose_library
from engine.pictures.files import read_picture, write_picture
from engine.pictures.pose_files import read_pose
from fakes import FakeEngine


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_lists_the_library(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pose", "--list"]) == 0
    assert capsys.readouterr().out.splitlines() == list(pose_library.library())


def test_a_pose_of_the_library_becomes_a_map(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pose", "--library", "Waving", "--size", "256x384", "--out", "map.png"]) == 0
    expected = openpose.draw(openpose.fitted(pose_library.named("waving"), (256, 384)))
    assert np.array_equal(read_picture("map.png").pixels, expected)
    assert capsys.readouterr().out.strip() == "map.png"


def test_a_file_becomes_a_map_and_another_file(here: Path) -> None:
    assert main(["pose", "--library", "waving", "--out", "pose.json"]) == 0
    assert read_pose("pose.json") == pose_library.named("waving")
    assert main(["pose", "--file", "pose.json", "--mirror", "--out", "map.png"]) == 0
    turned = openpose.mirrored(pose_library.named("waving").people[0])
    expected = openpose.draw(openpose.Pose(pose_library.named("waving").size, (turned,)))
    assert np.abs(read_picture("map.png").pixels.astype(int) - expected).max() == 0


def test_people_are_looked_for_in_a_picture(here: Path) -> None:
    weights = here / "data" / "Sketchlight" / "models" / "annotators" / "body_pose_model.pth"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"for the fake engine")
    write_picture("group.png", np.full((64, 48, 3), 200, np.uint8))
    assert main(["pose", "--image", "group.png", "--out", "found.json"], FakeEngine()) == 0
    assert read_pose("found.json").size == (48, 64)
    assert not read_pose("found.json").is_empty


def test_without_weights_it_says_which(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_picture("group.png", np.full((64, 48, 3), 200, np.uint8))
    assert main(["pose", "--image", "group.png", "--out", "found.json"], FakeEngine()) == 2
    assert "body_pose_model.pth (209 MB)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--library", "flying", "--out", "map.png"], "There is no pose “flying”"),
        (["--library", "standing"], "--out"),
        (["--out", "map.png"], "--library"),
        (["--file", "none.json", "--out", "map.png"], "doesn't exist"),
        (["--library", "standing", "--out", "none/map.png"], "doesn't exist"),
        (["--library", "standing", "--out", "none/map.json"], "folder that exists"),
        (["--library", "standing", "--out", "map.txt"], "ending"),
        (["--library", "standing", "--size", "100x100", "--out", "map.png"], "multiple of 8"),
    ],
)
def test_what_cant_be_done_gets_a_word(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert main(["pose", *words]) == 2
    assert told in capsys.readouterr().err
    assert not list(here.glob("map*"))
