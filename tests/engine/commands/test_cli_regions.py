"""Regions from the command line."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from drive_cli import generate
from engine.cli import main
from engine.pictures.files import read_mask
from fakes import FakeEngine


@pytest.fixture
def here(here: Path) -> Path:
    """The current folder with two masks, one of them empty."""
    left = np.zeros((48, 64), np.uint8)
    cv2.imwrite("empty.png", left)
    left[:, :32] = 255
    cv2.imwrite("left.png", left)
    cv2.imwrite("right.png", 255 - left)
    return here


def test_each_region_has_its_words_and_its_mask(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--region", "a red apple=left.png", "--region", "x = y=right.png") == 0
    one, two = fake.asked[0].regions
    assert (one.words, one.mask) == ("a red apple", read_mask("left.png"))
    assert (two.words, two.mask) == ("x = y", read_mask("right.png"))


def test_a_style_is_put_on_regions_too(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--region", "a red apple=left.png", "--style", "oil painting") == 0
    assert fake.asked[0].regions[0].words.startswith("a red apple, ")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("a red apple", "give words and a mask"),
        ("=left.png", "give words and a mask"),
        ("a red apple=", "give words and a mask"),
        ("a red apple=gone.png", "doesn't exist"),
        ("a red apple=empty.png", "is empty: paint white where “a red apple” is to be"),
        ("a (red apple=left.png", "The words of a region can't be read"),
    ],
)
def test_what_can_be_mended_is_said_before_anything_starts(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str], given: str, told: str
) -> None:
    assert generate(fake, "--region", given) == 2
    assert told in capsys.readouterr().err
    assert fake.asked == []


def test_a_recipe_brings_its_regions_and_other_ones_replace_them(here: Path, fake: FakeEngine) -> None:
    assert generate(fake, "--region", "a red apple=left.png", "--out", "made.png") == 0
    again = ["generate", "--recipe", "made.png", "--model", str(here.parent / "model"), "--out", "again.png"]
    assert main(again, fake) == 0
    assert fake.asked[1].regions == fake.asked[0].regions
    assert main([*again[:-1], "third.png", "--region", "a boat=right.png"], fake) == 0
    assert [each.words for each in fake.asked[2].regions] == ["a boat"]


def test_a_recipe_that_misses_a_mask_says_with_what_to_give_it(
    here: Path, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(fake, "--region", "a red apple=left.png", "--out", "made.png", "--no-embed") == 0
    again = ["generate", "--recipe", "made.png", "--model", str(here.parent / "model"), "--out", "again.png"]
    assert main(again, fake) == 2
    assert "mask of region 1" in (told := capsys.readouterr().err) and "--region" in told
    assert main([*again, "--region", "a red apple=left.png"], fake) == 0
    assert fake.asked[-1].regions == fake.asked[0].regions
