"""What stands under a mask before it is redrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from drive import asked, box_mask, picture_of
from engine.engine import Engine
from engine.frames.masked_content import random_colours, under
from engine.frames.masks import feathered
from engine.groups import altered, built
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import Mask, MaskedContent, Masking, Request

needs_starter = pytest.mark.skipif(
    not (starter_dir() / "model_index.json").is_file(), reason="the starter is not there"
)
BOX = box_mask(64, 64, 16, 16, 48, 48)
INSIDE = BOX > 0


def red_on_blue(side: int) -> np.ndarray:
    """A red box in the middle of a blue page, (side, side, 3) uint8."""
    page = np.full((side, side, 3), (60, 110, 200), np.uint8)
    page[side // 4 : side * 3 // 4, side // 4 : side * 3 // 4] = (210, 40, 30)
    return page


def laid(content: MaskedContent, seed: int = 0) -> np.ndarray:
    made = under(content, red_on_blue(64), INSIDE.astype(np.float32), seed)
    assert made is not None
    return made


@pytest.mark.parametrize("content", [each for each in MaskedContent if each is not MaskedContent.ORIGINAL])
def test_only_what_is_under_the_mask_is_replaced(content: MaskedContent) -> None:
    made = laid(content)
    np.testing.assert_array_equal(made[~INSIDE], red_on_blue(64)[~INSIDE])
    assert (made[INSIDE] != red_on_blue(64)[INSIDE]).any()


def test_the_original_stays_as_it_is() -> None:
    assert under(MaskedContent.ORIGINAL, red_on_blue(64), INSIDE.astype(np.float32), 0) is None


def test_fill_carries_in_the_colours_of_the_rim() -> None:
    assert np.abs(laid(MaskedContent.FILL)[INSIDE].astype(int) - (60, 110, 200)).max() <= 3


def test_blurred_keeps_the_colour_and_loses_the_edge() -> None:
    made = laid(MaskedContent.BLURRED).astype(int)
    assert np.abs(made[32, 32] - (210, 40, 30)).max() <= 12
    halfway = np.array([(60 + 210) / 2, (110 + 40) / 2, (200 + 30) / 2])
    assert np.abs(made[32, 16] - halfway).max() <= 16


def test_noise_is_random_by_the_seed_and_survives_an_encoder() -> None:
    np.testing.assert_array_equal(laid(MaskedContent.NOISE, 5), laid(MaskedContent.NOISE, 5))
    assert (laid(MaskedContent.NOISE, 5) != laid(MaskedContent.NOISE, 6)).any()
    blocks = random_colours(256, 200, 1)[:256, :200].reshape(32, 8, 25, 8, 3).mean(axis=(1, 3))
    assert 110 < blocks.mean() < 145
    assert blocks.std() > 30


@pytest.mark.parametrize("content", list(MaskedContent))
@pytest.mark.parametrize("model", ["model_folder", "inpainting_folder", "tiny_vae_folder"])
def test_nothing_changes_outside_the_feathered_mask(
    engine: Engine, request: pytest.FixtureRequest, content: MaskedContent, model: str
) -> None:
    folder: Path = request.getfixturevalue(model)
    source = np.random.default_rng(0).integers(0, 256, (80, 96, 3), dtype=np.uint8)
    mask = Mask(Picture(box_mask(96, 80, 30, 20, 60, 50)), Masking(grow=0, feather=6, content=content))
    wanted = asked(folder, source=Picture(source), mask=mask, size=(96, 80), strength=0.6, seed=3)
    result = picture_of(engine, wanted)
    outside = feathered(mask.picture.pixels, 0, 6) == 0
    np.testing.assert_array_equal(result[outside], source[outside])
    np.testing.assert_array_equal(result, picture_of(engine, wanted))
    if content is not MaskedContent.ORIGINAL:
        plain = picture_of(engine, replace(wanted, mask=altered(mask, content=MaskedContent.ORIGINAL)))
        assert (result != plain).any()


@needs_starter
def test_a_filled_thing_vanishes_where_the_original_stays(engine: Engine) -> None:
    source = red_on_blue(128)
    painted = box_mask(128, 128, 24, 24, 104, 104)
    middle = np.s_[48:80, 48:80]

    def middle_of(content: MaskedContent) -> np.ndarray:
        mask = Mask(Picture(painted), Masking(grow=0, feather=4, content=content))
        wanted = built(
            Request,
            model="starter",
            prompts=("a plain blue picture",),
            size=(128, 128),
            strength=0.4,
            source=Picture(source),
            mask=mask,
        )
        return picture_of(engine, wanted)[middle].reshape(-1, 3).mean(axis=0)

    red, _, blue = middle_of(MaskedContent.ORIGINAL)
    assert red > blue + 50
    red, _, blue = middle_of(MaskedContent.FILL)
    assert blue > red + 25
