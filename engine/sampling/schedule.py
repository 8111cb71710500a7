"""Which noise levels a run goes through: a sampler's schedule, cut to a strength."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch

from engine import prediction
from engine.distilled import origin_for
from engine.errors import InvalidRequest
from engine.records import Sampler
from engine.request import Request


@dataclass(frozen=True, eq=False)
class Schedule:
    """A fresh diffusers scheduler, ready to step, and the timesteps that are really run."""

    scheduler: Any
    timesteps: torch.Tensor

    def __len__(self) -> int:
        return len(self.timesteps)

    def at(self, index: int) -> torch.Tensor:
        """Give the timestep before step `index` (0-based), (1,)."""
        return self.timesteps[index : index + 1]


def schedule(
    sampler: Sampler,
    config: Mapping[str, Any],
    request: Request,
    *,
    strength: float,
    guidance_embedded: bool,
    device: torch.device,
) -> Schedule:
    """Lay `request.steps` steps from `strength` of the full noise down (diffusers' count of them, if asked for).

    Everything below the first timestep belongs to the run; a strength too low for so many steps starts a little higher.
    """
    scheduler = _made(sampler, config, request)
    if sampler.distilled and (guidance_embedded or not request.sampling.diffusers_steps):
        _set_distilled(scheduler, request, strength, device)
        return Schedule(scheduler, scheduler.timesteps)
    if strength >= 1:
        scheduler.set_timesteps(request.sampling.steps, device=device)
        return _from(scheduler, 0) if request.source is not None else Schedule(scheduler, scheduler.timesteps)
    total, run = request.sampling.steps, max(1, int(request.sampling.steps * strength))
    if not request.sampling.diffusers_steps:
        total, run = (
            min(math.ceil(request.sampling.steps / strength), scheduler.config.num_train_timesteps),
            request.sampling.steps,
        )
    scheduler.set_timesteps(total, device=device)
    return _from(scheduler, max(0, len(scheduler.timesteps) - run * scheduler.order))


def _made(sampler: Sampler, config: Mapping[str, Any], request: Request) -> Any:
    """Make a sampler's scheduler for what the model predicts; InvalidRequest if it can't step at EDM's noise levels."""
    if request.uses.prediction is not None:
        config = prediction.scheduler_config(config, prediction.CHOICES[request.uses.prediction])
    config = _spaced(config, request.sampling.spacing)
    if not prediction.of_scheduler(config).edm:
        return sampler.make(config)
    if sampler.make_edm is None:
        raise InvalidRequest(prediction.not_for_edm(sampler.label))
    return sampler.make_edm(config)


def handed_over(first: Schedule, second: Schedule, start: float) -> tuple[Schedule, Schedule]:
    """Share one run between two models: the first takes the noise levels down to `start` of the training schedule.

    As diffusers' `denoising_end` and `denoising_start` cut it; a solver of second order is not cut within a step. Each
    has a scheduler of its own, so that a multistep solver begins anew.
    """
    trained = first.scheduler.config.num_train_timesteps
    cutoff = round(trained - start * trained)
    upper = int((first.timesteps >= cutoff).sum())
    lower = int((second.timesteps < cutoff).sum())
    if second.scheduler.order == 2 and lower % 2 == 0:
        lower = min(lower + 1, len(second))
    return Schedule(first.scheduler, first.timesteps[:upper]), _from(
        second.scheduler, len(second.scheduler.timesteps) - lower
    )


def _spaced(config: Mapping[str, Any], spacing: str | None) -> Mapping[str, Any]:
    """Give a scheduler's config another timestep spacing, even where it is noted down as a default to be ignored."""
    if spacing is None:
        return config
    defaults = [name for name in config.get("_use_default_values", ()) if name != "timestep_spacing"]
    return {**config, "timestep_spacing": spacing, "_use_default_values": defaults}


def _from(scheduler: Any, start: int) -> Schedule:
    """Give the rest of a schedule; multistep solvers must be told where they begin, DDIM finds its timestep."""
    if hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(start)
    return Schedule(scheduler, scheduler.timesteps[start:])


def _set_distilled(scheduler: Any, request: Request, strength: float, device: torch.device) -> None:
    """LCM and TCD take their steps from the part of their training schedule below the strength, so all can be run."""
    if request.sampling.diffusers_steps:
        scheduler.set_timesteps(request.sampling.steps, device=device, strength=strength)
        return
    origin, reach = origin_for(scheduler.config.original_inference_steps, request.sampling.steps, strength)
    scheduler.set_timesteps(request.sampling.steps, device=device, original_inference_steps=origin, strength=reach)
