"""A folder of pictures drawn anew: named after them, gone on with, and reported."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from drive_cli import write_noise
from engine.cli import main
from engine.pictures.files import write_picture
from engine.pictures.recipe_file import read_recipe
from fakes import FakeEngine, bare_model


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three pictures in `in`, to work in."""
    monkeypatch.chdir(tmp_path)
    bare_model(tmp_path / "model")
    (tmp_path / "in").mkdir()
    write_noise("in/a.png", "in/b.png", "in/c.jpg")
    Path("in/notes.txt").write_text("no picture", encoding="utf-8")
    return tmp_path


def draw(fake: FakeEngine, *words: str) -> int:
    return main(["generate", "--model", "model", "--prompt", "a cat", "--image", "in", "--out", "out", *words], fake)


def states() -> dict[str, str]:
    tree = json.loads(Path("out/report.json").read_text(encoding="utf-8"))
    return {row["image"]: row["state"] for row in tree["pictures"]}


@pytest.mark.usefixtures("here")
def test_each_picture_is_drawn_under_its_name_and_reported() -> None:
    fake = FakeEngine()
    assert draw(fake, "--strength", "0.5") == 0
    assert [request.strength for request in fake.asked] == [0.5] * 3
    assert sorted(path.name for path in Path("out").glob("*.png")) == ["a.png", "b.png", "c.png"]
    assert read_recipe("out/b.png").request.source.size == (64, 64)
    assert states() == {"a.png": "made", "b.png": "made", "c.jpg": "made"}


@pytest.mark.usefixtures("here")
def test_going_on_makes_only_what_is_missing_or_asked_for_otherwise() -> None:
    draw(FakeEngine())
    Path("out/b.png").unlink()
    Path("out/c.png").write_bytes(Path("out/c.png").read_bytes()[:200])
    fake = FakeEngine()
    assert draw(fake) == 0
    assert len(fake.asked) == 2
    assert states() == {"a.png": "there", "b.png": "made", "c.jpg": "made"}
    other = FakeEngine()
    assert draw(other, "--seed", "3") == 0
    assert len(other.asked) == 3


@pytest.mark.usefixtures("here")
def test_what_cannot_be_read_is_told_and_the_others_are_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/a.png").write_bytes(b"not a picture")
    assert draw(FakeEngine()) == 2
    assert "1 of 3 pictures could not be drawn" in capsys.readouterr().err
    assert states() == {"a.png": "failed", "b.png": "made", "c.jpg": "made"}


@pytest.mark.usefixtures("here")
def test_names_are_put_together_and_stay_in_their_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(FakeEngine(), "--names", "{number}-{name}-seed{seed}", "--seed", "5", "--count", "2") == 0
    assert sorted(path.name for path in Path("out").glob("*-a-*")) == ["0001-a-seed5-1.png", "0001-a-seed6-2.png"]
    for pattern in ("../{name}", "{name.__class__}", "same", "{home}"):
        assert draw(FakeEngine(), "--names", pattern) == 2
        assert "--names" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_masks_of_the_same_names_go_with_them() -> None:
    Path("masks").mkdir()
    white = np.zeros((64, 64, 3), np.uint8)
    white[10:30] = 255
    for name in "abc":
        write_picture(f"masks/{name}.png", white)
    fake = FakeEngine()
    assert draw(fake, "--mask", "masks") == 0
    assert all(request.mask is not None for request in fake.asked)
