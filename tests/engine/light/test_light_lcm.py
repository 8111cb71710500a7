"""LCM without torch is diffusers', bit for bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from diffusers import LCMScheduler

from engine.groups import built
from engine.light import lcm, noise
from engine.light.noise import Generator
from engine.registry import sampler
from engine.request import Request
from engine.sampling import schedule as engine_schedule

CONFIG: dict[str, Any] = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "clip_sample": False,
    "set_alpha_to_one": False,
    "original_inference_steps": 50,
}

pytestmark = pytest.mark.skipif(not noise.available(), reason="on this processor torch draws in another way")


def theirs(config: dict[str, Any], count: int, strength: float) -> Any:
    request = built(Request, model="any", steps=count, sampler="lcm")
    return engine_schedule.schedule(
        sampler("lcm"), config, request, strength=strength, guidance_embedded=False, device=torch.device("cpu")
    )


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction", "sample"])
@pytest.mark.parametrize(("count", "strength"), [(4, 1.0), (1, 1.0), (4, 0.5), (8, 0.1), (2, 0.013), (50, 0.7)])
def test_a_run_gives_the_bits_that_diffusers_gives(prediction: str, count: int, strength: float) -> None:
    config = {**CONFIG, "prediction_type": prediction}
    reference, ours = theirs(config, count, strength), lcm.steps(config, count, strength)
    assert list(ours.timesteps) == reference.timesteps.tolist()
    rng = np.random.default_rng(count)
    clean, drawn = (rng.standard_normal((1, 4, 8, 8), dtype=np.float32) for _ in range(2))
    latents = ours.noised(clean, drawn, 0)
    expected = reference.scheduler.add_noise(torch.from_numpy(clean), torch.from_numpy(drawn), reference.at(0))
    np.testing.assert_array_equal(latents, expected.numpy())
    torchs, generator = torch.Generator().manual_seed(3), Generator(3)
    for index, timestep in enumerate(reference.timesteps):
        output = rng.standard_normal((1, 4, 8, 8), dtype=np.float32)
        stepped = reference.scheduler.step(torch.from_numpy(output), timestep, expected, generator=[torchs])
        latents, believed = ours.step(index, output, latents, [generator])
        expected = stepped.prev_sample
        np.testing.assert_array_equal(believed, stepped.denoised.numpy())
        np.testing.assert_array_equal(latents, expected.numpy())


@pytest.mark.parametrize(("start", "end"), [(0.00085, 0.012), (0.0001, 0.02), (0.002, 0.03)])
def test_the_noise_levels_are_diffusers(start: float, end: float) -> None:
    config = {**CONFIG, "beta_start": start, "beta_end": end}
    reference = LCMScheduler.from_config(config)
    np.testing.assert_array_equal(lcm.steps(config, 4, 1.0).signal, reference.alphas_cumprod.numpy())


@pytest.mark.parametrize(
    "odd",
    [
        {"beta_schedule": "linear"},
        {"rescale_betas_zero_snr": True},
        {"clip_sample": True},
        {"thresholding": True},
        {"trained_betas": [0.1]},
        {"prediction_type": "flow_prediction"},
    ],
)
def test_a_schedule_that_is_not_known_is_refused(odd: dict[str, Any]) -> None:
    assert lcm.refusal(CONFIG) is None
    assert lcm.refusal({**CONFIG, **odd})
