"""What was redrawn takes on the colours that it meets, and nothing else changes."""

import numpy as np
import pytest

from drive import box_mask
from engine.frames.compose import mixed
from engine.frames.masks import feathered
from engine.frames.seam import matched

SIDE = 128
MASK = feathered(box_mask(SIDE, SIDE, 32, 32, 96, 96), 4, 8)


def sky(*, lighter: int = 0) -> np.ndarray:
    """A sky (H, W, 3) uint8 that grows lighter downwards."""
    column = np.linspace(90, 200, SIDE)[:, None, None] + np.array([0, 10, 40])
    return (np.broadcast_to(column, (SIDE, SIDE, 3)) + lighter).clip(0, 255).astype(np.uint8)


def step(picture: np.ndarray) -> float:
    """How far colours differ just outside and just inside of the mask's edge, in levels."""
    return float(np.abs(picture[64, 14:18].astype(float).mean(0) - picture[64, 34:38].mean(0)).mean())


def test_a_lighter_sky_joins_the_one_around_it() -> None:
    new = sky(lighter=12)
    plain = mixed(sky(), new, MASK)
    joined = mixed(sky(), matched(sky(), new, MASK, 1.0), MASK)
    assert step(plain) > 11
    assert step(joined) < 2.5
    np.testing.assert_array_equal(joined[MASK == 0], sky()[MASK == 0])


def test_half_of_it_joins_by_half_and_nothing_by_nothing() -> None:
    new = sky(lighter=12)
    assert 4 < step(mixed(sky(), matched(sky(), new, MASK, 0.5), MASK)) < 8
    assert matched(sky(), new, MASK, 0.0) is new


def test_another_thing_beside_the_edge_keeps_its_colour() -> None:
    """A red wall against a blue sky isn't the same thing in other light."""
    wall = np.full((SIDE, SIDE, 3), (200, 40, 30), np.uint8)
    np.testing.assert_array_equal(matched(sky(), wall, MASK, 1.0), wall)


def test_what_stands_in_the_middle_changes_less_than_the_edge() -> None:
    new = sky(lighter=12)
    change = np.abs(matched(sky(), new, MASK, 1.0).astype(int) - new).mean(2)
    assert change[64, 64] < 0.75 * change[64, 30]


@pytest.mark.parametrize("value", [0, 1])
def test_a_mask_without_an_edge_changes_nothing(value: int) -> None:
    new = sky(lighter=12)
    assert matched(sky(), new, np.full((SIDE, SIDE), value, np.float32), 1.0) is new


def test_empty_paper_around_a_mask_has_no_colour_to_take_on() -> None:
    paper = np.dstack([sky(), np.zeros((SIDE, SIDE), np.uint8)])
    new = sky(lighter=12)
    np.testing.assert_array_equal(matched(paper, new, MASK, 1.0), new)
