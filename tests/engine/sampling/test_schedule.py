"""Which noise levels a run goes through."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

import small_models
from engine import registry
from engine.groups import built
from engine.picture import Picture
from engine.request import Request
from engine.sampling.schedule import Schedule, schedule

SAMPLERS = tuple(registry.samplers())
BLANK = Picture(np.zeros((64, 64, 3), np.uint8))


def levels(sampler: str, strength: float, steps: int, **settings: Any) -> Schedule:
    request = built(Request, model="", source=BLANK, steps=steps, strength=strength, sampler=sampler, **settings)
    return schedule(
        registry.sampler(sampler),
        small_models.SD15_SCHEDULER,
        request,
        strength=strength,
        guidance_embedded=False,
        device=torch.device("cpu"),
    )


@pytest.mark.parametrize("steps", [1, 2, 4, 20, 50, 51, 200])
@pytest.mark.parametrize("strength", [0.001, 0.1, 0.33, 0.5, 0.7, 1.0])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_so_many_steps_as_asked_run_downwards_from_the_strength(sampler: str, strength: float, steps: int) -> None:
    times = levels(sampler, strength, steps).timesteps.float()
    assert len(times) == steps
    assert (times.diff() <= 0).all()
    if strength < 1 and steps / strength <= 1000 and not sampler.endswith("karras"):
        assert times[0] <= 1000 * strength + 25


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_higher_strength_starts_noisier(sampler: str) -> None:
    starts = [float(levels(sampler, strength, 8).timesteps[0]) for strength in (0.1, 0.3, 0.6, 0.9)]
    assert starts == sorted(starts)
    assert starts[0] < starts[-1]


@pytest.mark.parametrize(("steps", "strength", "run"), [(4, 0.7, 2), (20, 0.5, 10), (10, 1.0, 10)])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_diffusers_count_of_steps_is_to_be_had(sampler: str, steps: int, strength: float, run: int) -> None:
    assert len(levels(sampler, strength, steps, diffusers_steps=True)) == run


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_sampler_is_fresh_for_each_request(sampler: str) -> None:
    assert levels(sampler, 1.0, 4).scheduler is not levels(sampler, 1.0, 4).scheduler
