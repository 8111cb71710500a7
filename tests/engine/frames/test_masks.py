"""Growing, shrinking and feathering."""

from __future__ import annotations

import numpy as np
import pytest

from drive import box_mask
from engine.frames.masks import feathered, sampled_to_latents, to_latents

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
