"""Guidance away from the source: what is believed moves on from the source, at any prediction and noise scale."""

from __future__ import annotations

import pytest
import torch
from diffusers import DDIMScheduler, EDMEulerScheduler, EulerDiscreteScheduler

from engine.guiding import moderated
from engine.sampling import x0
from engine.sampling.residual_guidance import ResidualGuidance

KINDS = ("epsilon", "v_prediction", "sample")
SCHEDULERS = {
    **{f"ddim {kind}": DDIMScheduler(prediction_type=kind, clip_sample=False) for kind in KINDS},
    **{f"euler {kind}": EulerDiscreteScheduler(prediction_type=kind) for kind in KINDS[:2]},
    **{f"edm {kind}": EDMEulerScheduler(prediction_type=kind) for kind in KINDS[:2]},
}


@pytest.mark.parametrize("name", SCHEDULERS)
def test_what_is_believed_leads_away_from_the_source(name: str) -> None:
    scheduler = SCHEDULERS[name]
    scheduler.set_timesteps(8)
    timestep = scheduler.timesteps[3]
    source, latents, output = (torch.randn(2, 4, 6, 5) for _ in range(3))
    entering = scheduler.scale_model_input(latents, timestep)
    level = x0.noise_level(scheduler, timestep)

    def believed(said: torch.Tensor) -> torch.Tensor:
        if x0.is_edm(scheduler):
            return x0.edm_from_output(scheduler, said, latents, level)
        return x0.from_output(scheduler.config.prediction_type, said, entering, level)

    guided = ResidualGuidance(source, 3.0).guided(output, entering, latents, scheduler, level, 0.25)
    wanted = source + moderated(3.0, 0.25) * (believed(output) - source)
    torch.testing.assert_close(believed(guided), wanted, atol=1e-3, rtol=1e-3)


def test_it_fades_and_is_nothing_at_guidance_1() -> None:
    assert moderated(1.0, 0.0) == 1
    assert moderated(2.0, 0.0) > moderated(2.0, 0.5) > moderated(2.0, 1.0) == 1
