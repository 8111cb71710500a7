"""The denoising loop, unrolled: a generator that yields after each step, with what the model believes so far."""

from __future__ import annotations

import inspect
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from engine.conditioning.guidance import Denoiser
from engine.sampling import x0
from engine.sampling.residual_guidance import ResidualGuidance
from engine.sampling.schedule import Schedule
from engine.sampling.source_hold import SourceHold


@dataclass(frozen=True, eq=False)
class Step:
    """After step `done` of `total`: still noisy `latents` and the believed `x0`, both (B, 4, h, w); and its seconds."""

    done: int
    total: int
    latents: torch.Tensor
    x0: torch.Tensor
    seconds: float


@torch.inference_mode()
def denoise(
    denoiser: Denoiser,
    schedule: Schedule,
    latents: torch.Tensor,
    *,
    generators: list[torch.Generator],
    hold: SourceHold | None = None,
    residual: ResidualGuidance | None = None,
) -> Iterator[Step]:
    """Take latents (B, 4, h, w) down the schedule. The last step's `latents` are the result."""
    scheduler = schedule.scheduler
    accepts = inspect.signature(scheduler.step).parameters
    extras = {"generator": generators} if "generator" in accepts else {}
    total = len(schedule)
    for index, timestep in enumerate(schedule.timesteps):
        began = time.perf_counter()
        entering = scheduler.scale_model_input(latents, timestep)
        output = denoiser.predict(entering, timestep, index, total)
        level = x0.noise_level(scheduler, timestep)
        if residual is not None:
            output = residual.guided(output, entering, latents, scheduler, level, index / total)
        if hold is not None:
            output = hold.steered(output, index, scheduler, level)
        result = scheduler.step(output, timestep, latents, **extras)
        believed = x0.of_step(result)
        if believed is None:
            believed = (
                x0.edm_from_output(scheduler, output, latents, level)
                if x0.is_edm(scheduler)
                else x0.from_output(scheduler.config.prediction_type, output, latents, level)
            )
        latents = result.prev_sample
        if hold is not None:
            latents = hold.before(index + 1, schedule, latents)
        if latents.device.type != "cpu":
            torch.accelerator.synchronize()
        yield Step(index + 1, total, latents, believed, time.perf_counter() - began)
