"""The same scene, larger."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from drive import KEY, asked, colours, events, picture_of, previews
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.events import Job
from engine.frames.source import scaled
from engine.groups import altered, built
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import Enlarge, Mode, Request
from engine.runs.enlarge import spans
from engine.sampling.noise_field import NoiseField

needs_starter = pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="there is no starter")


def test_tiles_of_a_length() -> None:
    assert spans(200, 256, 64) == [(0, 200)]
    assert spans(512, 256, 64) == [(0, 256), (128, 384), (256, 512)]
    assert spans(448, 256, 64) == [(0, 256), (192, 448)]


@pytest.mark.parametrize("length", [257, 300, 511, 513, 1000, 8192])
@pytest.mark.parametrize("overlap", [0, 8, 64, 512])
def test_tiles_leave_no_gap_and_stand_where_latents_do(length: int, overlap: int) -> None:
    found = spans(length, 256, overlap)
    assert (found[0][0], found[-1][1]) == (0, length)
    assert all(end - start == 256 for start, end in found)
    assert all(start % 8 == 0 for start, _ in found[:-1])
    shared = [before[1] - after[0] for before, after in pairwise(found)]
    assert min(shared) > max(0, min(overlap, 128) - 8)


def test_the_noise_of_tiles_agrees_where_they_overlap() -> None:
    whole = 320, 256
    left, right = (NoiseField(whole, x, 0).crop([7, 8], 8, 32, 32) for x in (0, 64))
    assert left.shape == (2, 4, 32, 32)
    assert torch.equal(left[..., 8:], right[..., :24])
    assert not torch.equal(left[0], left[1])
    assert torch.equal(left, NoiseField(whole, 0, 0).crop([7, 8], 8, 32, 32))
    alone = torch.randn(1, 4, 32, 32, generator=torch.Generator().manual_seed(7))
    assert torch.equal(NoiseField((256, 256), 0, 0).crop([7], 8, 32, 32), alone)


def test_a_picture_that_fits_one_tile_is_plain_image_to_image(engine: Engine, model_folder: Path) -> None:
    source = colours(64, 64)
    large = picture_of(engine, asked(model_folder, source=Picture(source), enlarge=Enlarge(2), size=(128, 128)))
    plain = asked(model_folder, source=Picture(scaled(source, (128, 128))), size=(128, 128))
    np.testing.assert_array_equal(large, picture_of(engine, plain))


def test_tiles_grow_into_a_whole_that_is_like_the_source(engine: Engine, model_folder: Path) -> None:
    wanted = asked(
        model_folder, source=Picture(colours()), enlarge=Enlarge(2.5, 16), strength=0.3, steps=2, count=2, size=(64, 64)
    )
    assert wanted.mode is Mode.ENLARGE
    found = events(engine, wanted)
    assert [image.shape for image in found[-1].images] == [(160, 160, 3)] * 2
    assert (found[-1].images[0] != found[-1].images[1]).any()
    assert found[-1].request == wanted
    shown = previews(found)
    assert [each.step for each in shown] == list(range(1, 19))
    assert {each.total for each in shown} == {18}
    assert {each.images[0].shape for each in shown} == {(160, 160, 3)}
    # Tiles not drawn yet show the picture scaled up.
    first, plain = shown[0].images[0], scaled(colours(), (160, 160))
    np.testing.assert_array_equal(first[64:], plain[64:])
    assert (first[:64, :64] != plain[:64, :64]).any()
    np.testing.assert_array_equal(found[-1].images[0], picture_of(engine, wanted))


def test_strength_zero_scales_up(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, source=Picture(colours()), enlarge=Enlarge(2), strength=0.0, size=(64, 64))
    np.testing.assert_array_equal(picture_of(engine, wanted), scaled(colours(), (128, 128)))


def test_transparency_is_enlarged_as_it_is(engine: Engine, model_folder: Path) -> None:
    source = np.dstack([colours(), np.full((64, 64), 255, np.uint8)])
    source[:32, :32, 3] = 0
    wanted = asked(model_folder, source=Picture(source), enlarge=Enlarge(1.5), strength=0.3, steps=1)
    result = picture_of(engine, wanted)
    np.testing.assert_array_equal(result[..., 3], scaled(source, (96, 96))[..., 3])


def test_it_can_be_stopped_between_tiles(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, source=Picture(colours()), enlarge=Enlarge(2, 8), strength=0.3, steps=1, size=(64, 64))
    whole = events(engine, wanted)
    for stop_after in range(1, len(whole), 5):
        run = engine.run(Job(KEY, wanted))
        for _ in range(stop_after):
            next(run, None)
        run.close()
    np.testing.assert_array_equal(picture_of(engine, wanted), whole[-1].images[0])


def test_more_pixels_than_can_be_kept_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="67 million pixels"):
        built(Request, model="m", source=Picture(np.zeros((2048, 2048, 3), np.uint8)), enlarge=Enlarge(8))


@needs_starter
@pytest.mark.slow
def test_where_tiles_meet_nothing_is_seen(engine: Engine) -> None:
    scene = built(Request, model="starter", prompts=("a red house in a meadow",), size=(256, 256), seed=3)
    source = picture_of(engine, scene)
    wanted = altered(
        scene, source=Picture(source.copy()), strength=0.2, enlarge=Enlarge(2, 64), steps=2, sampler="ddim"
    )
    result = picture_of(engine, wanted)
    assert result.shape == (512, 512, 3)
    before = scaled(source, (512, 512))
    for axis in (0, 1):
        for border in (128, 256, 384):
            # A horizon that lies there is no seam.
            assert stands_out(result, axis, border) <= 1.3 * max(1.0, stands_out(before, axis, border))
    assert 1 < np.abs(result.astype(float) - before).mean() < 10


def stands_out(rgb: np.ndarray, axis: int, border: int) -> float:
    """The mean step across a line of pixels, over that of the 24 on either side."""
    steps = np.abs(np.diff(rgb.astype(float), axis=axis)).mean(axis=(1 - axis, 2))
    return float(steps[border - 1] / np.r_[steps[border - 25 : border - 1], steps[border : border + 24]].mean())
