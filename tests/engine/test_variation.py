"""Noise between two seeds, and pictures that are alike by it."""

from __future__ import annotations

import numpy as np
import pytest

from engine import variation
from engine.engine import Engine
from engine.events import Finished, Job
from engine.groups import altered, built
from engine.pictures.recipe import Recipe
from engine.request import Backend, Key, Lane, Request


def noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((2, 4, 16, 16)).astype(np.float32)


def test_ends_are_either_noise_and_what_lies_between_is_as_strong() -> None:
    one, two = noise(1), noise(2)
    assert np.allclose(variation.between(one, two, 0.0), one, atol=1e-6)
    assert np.allclose(variation.between(one, two, 1.0), two, atol=1e-6)
    for amount in (0.1, 0.5, 0.9):
        assert variation.between(one, two, amount).std() == pytest.approx(1.0, abs=0.05)
    assert np.allclose(variation.between(one, one, 0.5), one)


def drawn(engine: Engine, request: Request) -> tuple[np.ndarray, ...]:
    (finished,) = [e for e in engine.run(Job(Key(0, Lane.EXPLICIT, 1), request)) if isinstance(e, Finished)]
    return finished.images


@pytest.mark.parametrize("backend", [None, Backend.TORCH])
def test_variants_of_the_starter_are_nearer_the_more_alike_their_noise_is(engine, backend) -> None:
    plain = built(Request, model="starter", prompts=("a red boat",), size=(256, 256), steps=2, seed=5, backend=backend)
    (first,) = drawn(engine, plain)
    (none,) = drawn(engine, altered(plain, variation_seed=9))
    assert np.array_equal(first, none)
    near = drawn(engine, altered(plain, variation=0.1, variation_seed=9, count=2))
    (far,) = drawn(engine, altered(plain, variation=0.8, variation_seed=9))

    def apart(one: np.ndarray) -> float:
        return float(np.abs(one.astype(int) - first).mean())

    assert 0 < apart(near[0]) < apart(far)
    assert not np.array_equal(near[0], near[1])
    alone = Recipe(altered(plain, variation=0.1, variation_seed=9, count=2), 1).alone
    assert (alone.sampling.seed, alone.sampling.variation_seed) == (5, 10)
