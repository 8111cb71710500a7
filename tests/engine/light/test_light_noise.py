"""Noise without torch is torch's, bit for bit."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.light import noise
from engine.light.noise import Generator

pytestmark = pytest.mark.skipif(not noise.available(), reason="on this processor torch draws in another way")


def drawn(seed: int, *shapes: tuple[int, ...]) -> list[np.ndarray]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(*shape, generator=generator).numpy() for shape in shapes]


@pytest.mark.parametrize("seed", [0, 1, 7, 417203, 2**31, 2**32 - 1, 2**32 + 7, 2**64 - 1])
def test_a_seed_gives_the_bits_that_torch_gives(seed: int) -> None:
    shapes = ((1, 4, 64, 64), (1, 4, 32, 48), (1, 4, 8, 8))
    ours = Generator(seed)
    for shape, theirs in zip(shapes, drawn(seed, *shapes), strict=True):
        np.testing.assert_array_equal(ours.normal(*shape), theirs)


@pytest.mark.parametrize("count", [16, 17, 31, 33, 4 * 9 * 7])
def test_numbers_that_fill_no_block_are_drawn_as_torch_draws_them(count: int) -> None:
    ours, (first, then) = Generator(5), drawn(5, (count,), (count,))
    np.testing.assert_array_equal(ours.normal(count), first)
    np.testing.assert_array_equal(ours.normal(count), then)


def test_many_seeds_agree() -> None:
    for seed in range(1000, 1200):
        np.testing.assert_array_equal(Generator(seed).normal(4096), drawn(seed, (4096,))[0])


def test_another_seed_gives_other_noise() -> None:
    assert np.abs(Generator(1).normal(64) - Generator(2).normal(64)).max() > 0.1


def test_fewer_than_a_block_are_refused() -> None:
    with pytest.raises(ValueError, match="another way"):
        Generator(1).normal(15)


def test_draws_that_are_kept_are_the_same_in_every_run() -> None:
    shape = (1, 4, 8, 8)
    plain, first, again = Generator(9), noise.Kept(9), noise.Kept(9)
    for _ in range(3):
        drawn = plain.normal(*shape)
        np.testing.assert_array_equal(first.normal(*shape), drawn)
        np.testing.assert_array_equal(again.normal(*shape), drawn)
