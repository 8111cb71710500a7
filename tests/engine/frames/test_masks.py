"""Growing, shrinking and feathering."""

from __future__ import annotations

import numpy as np
import pytest

from drive import box_mask
from engine.frames.masks import PAINTED, feathered, sampled_to_latents, to_latents

BOX = box_mask(100, 80, 40, 30, 60, 50)


def test_without_grow_and_feather_nothing_changes() -> None:
    np.testing.assert_array_equal(feathered(BOX, 0, 0), BOX / 255)


@pytest.mark.parametrize("grow", [1, 5, 12])
def test_growing_moves_the_edge_by_so_many_pixels(grow: int) -> None:
    row = feathered(BOX, grow, 0)[40]
    assert np.flatnonzero(row)[0] == 40 - grow
    assert np.flatnonzero(row)[-1] == 59 + grow
    assert row.max() == 1


def test_shrinking_moves_it_inwards() -> None:
    row = feathered(BOX, -4, 0)[40]
    assert np.flatnonzero(row)[0] == 44
    assert np.flatnonzero(row)[-1] == 55


def test_shrinking_a_mask_away_leaves_nothing() -> None:
    assert not feathered(BOX, -50, 20).any()


def test_a_mask_does_not_shrink_from_the_edge_of_the_picture() -> None:
    assert feathered(box_mask(40, 40, 0, 0, 20, 40), -5, 0)[:, 0].all()


@pytest.mark.parametrize("feather", [1, 8, 20])
def test_feathering_falls_off_outside_and_ends_after_so_many_pixels(feather: int) -> None:
    row = feathered(BOX, 0, feather)[40]
    assert (row[40:60] == 1).all()
    ramp = row[60 : 60 + feather + 1]
    assert (np.diff(ramp) < 0).all()
    assert row[60 + feather - 1] > 0
    assert not row[60 + feather + 1 :].any()


def test_soft_values_are_kept() -> None:
    soft = (BOX // 5).astype(np.uint8)
    np.testing.assert_allclose(feathered(soft, 0, 8), soft / 255)


def test_latents_take_the_mean_of_their_pixels_or_diffusers_first_pixel() -> None:
    values = np.zeros((16, 16), np.float32)
    values[2:8, :8] = 1
    np.testing.assert_allclose(to_latents(values, 8), [[0.75, 0], [0, 0]])
    np.testing.assert_array_equal(sampled_to_latents(values, 8), [[1, 0], [0, 0]])
    values[:2, :8] = 1
    np.testing.assert_array_equal(sampled_to_latents(values, 8), [[1, 0], [0, 0]])


@pytest.mark.parametrize("value", [32, 64, 100, 127, 128, 160, 191, 254])
@pytest.mark.parametrize(("grow", "feather"), [(0, 0), (0, 8), (4, 8), (-3, 8), (0, 40)])
def test_what_is_painted_by_a_part_is_redrawn_by_that_part(value: int, grow: int, feather: int) -> None:
    """Nowhere more, however far its rim falls off; 128 of 255 is half."""
    soft = feathered(np.where(box_mask(64, 64, 20, 20, 44, 44), value, 0).astype(np.uint8), grow, feather)
    assert soft.max() <= value / 255 + 1e-6
    if value >= PAINTED or grow >= 0:
        np.testing.assert_allclose(soft[28:36, 28:36], value / 255, atol=1e-6)


def test_a_brush_with_a_soft_rim_keeps_its_fall_off() -> None:
    y, x = np.mgrid[0:64, 0:64] - 32
    painted = (255 * np.exp(-(x**2 + y**2) / 200)).astype(np.uint8)
    soft = feathered(painted, 0, 4)
    assert (soft >= painted / 255 - 1e-6).all()
    assert np.abs(soft - painted / 255).max() < 0.1
    assert (np.diff(soft[32, 32:]) <= 1e-6).all()


def test_the_smooth_rim_of_a_hard_mask_counts_as_hard() -> None:
    """Anti-aliased in from 20 to 21, and the same as a hard one that begins at 20."""
    smooth, hard = np.zeros((8, 64), np.uint8), np.zeros((8, 64), np.uint8)
    smooth[:, 20], smooth[:, 21:40], hard[:, 20:40] = 150, 255, 255
    np.testing.assert_allclose(feathered(smooth, 0, 8)[:, :20], feathered(hard, 0, 8)[:, :20], atol=1e-6)
