"""Redrawing what a mask covers, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from drive import asked, box_mask, colours, events, finished, picture_of, previews
from engine.engine import Engine
from engine.frames.framing import inpaint_frame
from engine.frames.masks import feathered
from engine.picture import Picture
from engine.request import Mask, Masking, Rect


@pytest.fixture(params=["model_folder", "inpainting_folder", "tiny_vae_folder"])
def folder(request: pytest.FixtureRequest) -> Path:
    """Each kind of model that can inpaint."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize(("grow", "feather"), [(0, 0), (6, 10), (-5, 4)])
def test_outside_the_feathered_mask_not_a_bit_changes(engine: Engine, folder: Path, grow: int, feather: int) -> None:
    source = colours(300, 200)
    painted = box_mask(300, 200, 100, 80, 160, 120)
    frame, size = inpaint_frame(painted, 64, 8, grow, feather)
    mask = Mask(Picture(painted), Masking(grow=grow, feather=feather))
    done = finished(engine, asked(folder, source=Picture(source), mask=mask, frame=frame, size=size, strength=0.9))
    result = done.images[0]
    assert result.shape == source.shape
    outside = feathered(painted, grow, feather) == 0
    np.testing.assert_array_equal(result[outside], source[outside])
    assert (result[painted > 0] != source[painted > 0]).any()


def test_without_a_frame_the_whole_picture_is_worked_on(engine: Engine, model_folder: Path) -> None:
    source = colours(96, 64)
    mask = Mask(Picture(box_mask(96, 64, 70, 30, 96, 64)), Masking(grow=0, feather=0))
    result = picture_of(engine, asked(model_folder, source=Picture(source), mask=mask, size=(96, 64)))
    changed = (result != source).any(axis=2)
    assert changed[30:, 70:].mean() > 0.5
    assert not changed[:30].any()
    assert not changed[:, :70].any()


def test_previews_show_the_frame_with_the_picture_round_the_mask(engine: Engine, model_folder: Path) -> None:
    source = colours(128, 128)
    frame = Rect(32, 32, 64, 64)
    mask = Mask(Picture(box_mask(128, 128, 56, 56, 72, 72)), Masking(grow=0, feather=0))
    shown = previews(events(engine, asked(model_folder, source=Picture(source), mask=mask, frame=frame)))
    cut = source[32:96, 32:96]
    for preview in shown:
        assert preview.frame == frame
        np.testing.assert_array_equal(preview.images[0][:24], cut[:24])
        assert (preview.images[0][24:40, 24:40] != cut[24:40, 24:40]).any()


def test_a_half_painted_mask_mixes_old_and_new(engine: Engine, model_folder: Path) -> None:
    source = Picture(np.full((64, 64, 3), 255, np.uint8))
    hard = box_mask(64, 64, 0, 0, 64, 64)
    whole = picture_of(engine, asked(model_folder, source=source, mask=Mask(Picture(hard), Masking(grow=0, feather=0))))
    half = picture_of(
        engine, asked(model_folder, source=source, mask=Mask(Picture(hard // 2), Masking(grow=0, feather=0)))
    )
    assert np.abs(255 - half.astype(int)).mean() == pytest.approx(np.abs(255 - whole.astype(int)).mean() / 2, rel=0.2)


def test_transparency_outside_the_mask_is_kept_and_inside_is_filled(engine: Engine, model_folder: Path) -> None:
    source = np.dstack([colours(), box_mask(64, 64, 0, 0, 32, 64)])
    mask = Mask(Picture(box_mask(64, 64, 16, 16, 48, 48)), Masking(grow=0, feather=0))
    result = picture_of(engine, asked(model_folder, source=Picture(source), mask=mask))
    assert result.shape == (64, 64, 4)
    assert (result[16:48, 16:48, 3] == 255).all()
    np.testing.assert_array_equal(result[:16], source[:16])
    np.testing.assert_array_equal(result[:, 48:], source[:, 48:])


def test_a_small_mask_between_latents_is_redrawn_all_the_same(engine: Engine, folder: Path) -> None:
    source = colours()
    mask = Mask(Picture(box_mask(64, 64, 25, 25, 29, 29)), Masking(grow=0, feather=0))
    result = picture_of(engine, asked(folder, source=Picture(source), mask=mask))
    assert (result[25:29, 25:29] != source[25:29, 25:29]).any()


def test_an_inpainting_model_also_draws_from_words_and_sketches(engine: Engine, inpainting_folder: Path) -> None:
    from_words = picture_of(engine, asked(inpainting_folder))
    from_sketch = picture_of(engine, asked(inpainting_folder, source=Picture(colours()), strength=0.5))
    assert from_words.shape == from_sketch.shape == (64, 64, 3)
    assert (from_words != from_sketch).any()


@pytest.mark.parametrize("folder", ["model_folder", "inpainting_folder", "tiny_vae_folder"])
def test_the_change_grows_with_the_mask(engine: Engine, request: pytest.FixtureRequest, folder: str) -> None:
    """With the usual feather; 128 is about half of 255."""
    path, source = request.getfixturevalue(folder), Picture(np.full((64, 64, 3), 255, np.uint8))
    changed = []
    for value in (64, 128, 192, 255):
        mask = Mask(Picture(np.where(box_mask(64, 64, 8, 8, 56, 56), value, 0).astype(np.uint8)))
        result = picture_of(engine, asked(path, source=source, mask=mask)).astype(int)
        changed.append(float(np.abs(255 - result[16:48, 16:48]).mean()))
    shares = [each / changed[-1] for each in changed]
    assert shares == sorted(shares)
    assert 0.25 < shares[1] < 0.75
    assert shares[2] - shares[1] > 0.1 < shares[1] - shares[0]
