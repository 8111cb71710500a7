"""DDIM without torch is diffusers', but for the last digit of torch's `** 0.5`, which is no rounded square root."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.groups import built
from engine.light import ddim
from engine.registry import sampler
from engine.request import Request
from engine.sampling import schedule

CONFIG: dict[str, Any] = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "set_alpha_to_one": False,
    "steps_offset": 1,
}


SAME = 2e-6


def scale(latents: torch.Tensor) -> float:
    return max(1.0, float(latents.abs().max()))


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction", "sample"])
@pytest.mark.parametrize(("count", "strength"), [(4, 1.0), (1, 1.0), (3, 0.2), (8, 0.55), (50, 0.7)])
@pytest.mark.parametrize("whole", [False, True])
def test_a_run_gives_what_diffusers_gives(prediction: str, count: int, strength: float, whole: bool) -> None:
    config = {**CONFIG, "prediction_type": prediction, "set_alpha_to_one": whole}
    request = built(Request, model="any", steps=count, sampler="ddim")
    theirs = schedule.schedule(
        sampler("ddim"), config, request, strength=strength, guidance_embedded=False, device=torch.device("cpu")
    )
    ours = ddim.steps(config, count, strength)
    assert list(ours.timesteps) == theirs.timesteps.tolist()
    rng = np.random.default_rng(count)
    latents = rng.standard_normal((1, 4, 8, 8), dtype=np.float32)
    expected = torch.from_numpy(latents.copy())
    for index, timestep in enumerate(theirs.timesteps):
        output = rng.standard_normal((1, 4, 8, 8), dtype=np.float32)
        stepped = theirs.scheduler.step(torch.from_numpy(output), timestep, expected)
        latents, believed = ours.step(index, output, latents, [])
        expected = stepped.prev_sample
        np.testing.assert_allclose(believed, stepped.pred_original_sample.numpy(), rtol=0, atol=SAME * scale(expected))
        np.testing.assert_allclose(latents, expected.numpy(), rtol=0, atol=SAME * scale(expected))


def test_a_schedule_that_is_not_known_is_refused() -> None:
    assert ddim.refusal(CONFIG) is None
    assert ddim.refusal({**CONFIG, "timestep_spacing": "trailing"})
    assert ddim.refusal({**CONFIG, "rescale_betas_zero_snr": True})
