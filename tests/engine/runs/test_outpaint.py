"""A picture carried on beyond its sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from drive import KEY, asked, colours, events, picture_of, previews
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.events import Job
from engine.groups import altered, built
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import Enlarge, Mask, Mode, Outpaint, Rect, Request
from engine.runs.outpaint import frames

needs_starter = pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="there is no starter")
FEATHER = 17
"""At least as many pixels as any of these small frames fades over."""


def test_a_small_extension_is_drawn_in_one_run() -> None:
    assert frames((256, 256), Outpaint(right=64), 256) == [Rect(0, 0, 320, 256)]
    assert frames((256, 256), Outpaint(32, 32, 32, 32), 256) == [Rect(0, 0, 320, 320)]


def test_a_side_is_carried_on_at_the_pictures_own_scale_with_half_a_frame_to_go_on_from() -> None:
    assert frames((256, 256), Outpaint(right=128), 256) == [Rect(128, 0, 256, 256)]
    assert frames((256, 256), Outpaint(left=256), 256) == [Rect(128, 0, 256, 256), Rect(0, 0, 256, 256)]
    blocks = [Rect(384, 0, 256, 256), Rect(384, 256, 256, 256)]
    assert frames((512, 512), Outpaint(right=128), 256) == blocks


@pytest.mark.parametrize("size", [(256, 256), (512, 300), (97, 640), (40, 33), (1, 1)])
@pytest.mark.parametrize("margins", [(300, 0, 0, 0), (0, 129, 0, 1), (64, 64, 64, 64), (700, 513, 10, 257)])
def test_every_pixel_is_drawn_with_enough_to_go_on_from(
    size: tuple[int, int], margins: tuple[int, int, int, int]
) -> None:
    beyond = Outpaint(*margins)
    left, top, right, bottom = margins
    known = np.zeros((size[1] + top + bottom, size[0] + left + right), bool)
    known[top : top + size[1], left : left + size[0]] = True
    plan = frames(size, beyond, 256)
    for frame in plan:
        inside = known[frame.y : frame.bottom, frame.x : frame.right]
        assert inside.shape == (frame.height, frame.width)
        assert max(inside.shape) <= 1.25 * 256
        if len(plan) > 1 and min(size) >= 32:
            assert 0.2 <= inside.mean() < 1
        inside[...] = True
    assert known.all()


@pytest.mark.parametrize("model", ["model_folder", "inpainting_folder"])
def test_the_old_stays_bit_for_bit_and_the_new_is_drawn(
    engine: Engine, request: pytest.FixtureRequest, model: str
) -> None:
    source = colours(96, 72)
    beyond = Outpaint(left=40, bottom=24)
    wanted = asked(request.getfixturevalue(model), source=Picture(source), outpaint=beyond, strength=0.9)
    assert wanted.mode is Mode.OUTPAINT
    result = picture_of(engine, wanted)
    assert result.shape == (96, 136, 3)
    np.testing.assert_array_equal(result[: 72 - FEATHER, 40 + FEATHER :], source[: 72 - FEATHER, FEATHER:])
    assert result[:, :40].std() > 0
    np.testing.assert_array_equal(result, picture_of(engine, wanted))
    assert (result != picture_of(engine, altered(wanted, seed=1))).any()


def test_transparency_of_the_old_is_kept_and_the_new_is_solid(engine: Engine, model_folder: Path) -> None:
    source = np.dstack([colours(64, 64), np.full((64, 64), 255, np.uint8)])
    source[:32, 30:, 3] = 0
    result = picture_of(engine, asked(model_folder, source=Picture(source), outpaint=Outpaint(right=32), strength=0.9))
    assert result.shape == (64, 96, 4)
    assert (result[:, 64:, 3] == 255).all()
    np.testing.assert_array_equal(result[:, : 64 - FEATHER], source[:, : 64 - FEATHER])


def test_a_batch_goes_on_from_its_own_pictures(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, source=Picture(colours()), outpaint=Outpaint(right=64), count=2, strength=0.9)
    found = events(engine, wanted)
    one, other = found[-1].images
    assert one.shape == other.shape == (64, 128, 3)
    assert (one[:, 80:] != other[:, 80:]).any()
    np.testing.assert_array_equal(one[:, : 64 - FEATHER], other[:, : 64 - FEATHER])
    shown = previews(found)
    assert [each.step for each in shown] == list(range(1, 13))
    assert {each.total for each in shown} == {12}
    assert all(len(each.images) == 2 and each.images[0].shape == (64, 128, 3) for each in shown)
    assert all(each.frame == Rect(0, 0, 128, 64) for each in shown)
    np.testing.assert_array_equal(shown[-1].images[1], other)
    assert found[-1].request == wanted
    assert len(found[-1].timings.steps) == 12


def test_previews_say_where_they_lie(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, source=Picture(colours()), outpaint=Outpaint(left=8, top=4), steps=2)
    assert {each.frame for each in previews(events(engine, wanted))} == {Rect(-8, -4, 72, 68)}


def test_it_can_be_stopped_anywhere_and_the_next_run_is_unharmed(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, source=Picture(colours()), outpaint=Outpaint(right=64), steps=2)
    whole = events(engine, wanted)
    for stop_after in range(1, len(whole), 2):
        run = engine.run(Job(KEY, wanted))
        for _ in range(stop_after):
            next(run, None)
        run.close()
    np.testing.assert_array_equal(picture_of(engine, wanted), whole[-1].images[0])


def test_what_excludes_each_other_is_refused() -> None:
    source = Picture(colours())
    mask = Mask(Picture(np.full((64, 64), 255, np.uint8)))
    with pytest.raises(InvalidRequest, match="outpaint and enlarge"):
        built(Request, model="m", source=source, outpaint=Outpaint(1), enlarge=Enlarge())
    with pytest.raises(InvalidRequest, match="mask and outpaint"):
        built(Request, model="m", source=source, mask=mask, outpaint=Outpaint(1))
    with pytest.raises(InvalidRequest, match="leave the frame out"):
        built(Request, model="m", source=source, outpaint=Outpaint(1), frame=Rect(0, 0, 8, 8))
    with pytest.raises(InvalidRequest, match="needs a picture"):
        built(Request, model="m", outpaint=Outpaint(1))


def gradient(picture: np.ndarray) -> np.ndarray:
    """The mean step from each column to the next, (W - 1,)."""
    return np.abs(np.diff(picture.astype(float), axis=1)).mean(axis=(0, 2))


@needs_starter
@pytest.mark.slow
def test_the_seam_is_no_steeper_than_the_picture(engine: Engine) -> None:
    meadow = built(Request, model="starter", prompts=("a red house in a meadow",), size=(256, 256), seed=3)
    source = picture_of(engine, meadow)
    wanted = replace(meadow, source=Picture(source.copy()), strength=0.9, outpaint=Outpaint(right=128))
    result = picture_of(engine, wanted)
    assert result.shape == (256, 384, 3)
    np.testing.assert_array_equal(result[:, :190], source[:, :190])
    steps = gradient(result)
    assert steps[255] <= 1.5 * steps.mean()
    assert result[:, 256:].std() > 10
