"""Finding people in a picture for the pose editor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.model.asking.people_finder import NOBODY, PeopleFinder
from engine.catalog import control_weights
from engine.errors import ModelError
from engine.events import Failed, Mapped
from engine.mailbox import Mailbox
from engine.openpose import Pose, draw
from engine.picture import Picture
from engine.pictures import pose_library
from engine.request import Annotate, Key, Lane

GROUP = Picture(np.full((20, 30, 3), 90, np.uint8))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    control_weights.folder().mkdir(parents=True)
    return control_weights.folder()


@pytest.fixture
def finder(folder: Path) -> PeopleFinder:
    (folder / "body_pose_model.pth").write_bytes(b"for nobody to read")
    return PeopleFinder(Mailbox())


def asked(finder: PeopleFinder) -> Key:
    job = finder.mailbox.take(0)
    assert job is not None
    assert job.asked == Annotate("pose", GROUP, joints=True)
    return job.key


def test_who_is_found_is_told_once_and_kept_for_the_same_picture(finder: PeopleFinder) -> None:
    found: list[Pose] = []
    finder.found.connect(found.append)
    pose = pose_library.named("waving")
    finder.find(GROUP)
    key = asked(finder)
    assert not finder.takes(Mapped(Key(0, Lane.ANNOTATE, 99), "pose", draw(pose), pose))
    assert finder.takes(Mapped(key, "pose", draw(pose), pose))
    assert not finder.takes(Mapped(key, "pose", draw(pose), pose))
    finder.find(GROUP)
    assert found == [pose, pose]
    assert finder.mailbox.take(0) is None


def test_nobody_gets_a_word(finder: PeopleFinder) -> None:
    notes: list[str] = []
    finder.noted.connect(notes.append)
    finder.find(GROUP)
    pose = Pose((30, 20))
    assert finder.takes(Mapped(asked(finder), "pose", draw(pose), pose))
    assert notes == [NOBODY]


def test_a_failure_is_left_to_who_tells_of_failures(finder: PeopleFinder) -> None:
    finder.find(GROUP)
    assert not finder.takes(Failed(asked(finder), "It is broken.", mendable=True))


def test_missing_weights_are_named(folder: Path) -> None:
    with pytest.raises(ModelError, match="body_pose_model"):
        PeopleFinder(Mailbox()).find(GROUP)
