"""What is done to the picture itself, from the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.files import write_picture
from engine.request import MaskedContent
from fakes import FakeEngine, bare_model


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a picture and a mask of its middle, beside a model."""
    bare_model(tmp_path / "model")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write_picture("in.png", np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8))
    mask = np.zeros((60, 80, 3), np.uint8)
    mask[20:40, 30:50] = 255
    write_picture("mask.png", mask)
    return tmp_path / "here"


@pytest.fixture
def fake() -> FakeEngine:
    return FakeEngine()


def generate(fake: FakeEngine, *words: str) -> int:
    options = [word for each in words for word in each.split()]
    return main(
        ["generate", "--model", "../model", "--prompt", "a cat", "--image", "in.png", "--out", "out.png", *options],
        fake,
    )


def test_what_stands_under_the_mask_can_be_chosen_and_a_recipe_keeps_it(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--mask mask.png --masked-content fill --strength 0.5") == 0
    assert main(["generate", "--recipe", "out.png", "--out", "again.png"], fake) == 0
    words = ["--out", "other.png", "--masked-content", "noise", "--grow", "2"]
    assert main(["generate", "--recipe", "out.png", *words], fake) == 0
    first, again, other = fake.asked
    assert first == again
    assert first.mask.content is MaskedContent.FILL
    assert (other.mask.content, other.mask.grow) == (MaskedContent.NOISE, 2)


def test_an_unknown_content_is_refused_with_what_there_is(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--mask mask.png --masked-content paint") == 2
    assert "blurred" in capsys.readouterr().err
    assert fake.asked == []
