"""Between a model's output and what it believes the finished latents are (x0), at a noise level."""

from __future__ import annotations

from typing import Any

import torch

Level = tuple[torch.Tensor, torch.Tensor]
"""(alpha, sigma) of a variance-preserving step: noisy latents are alpha × x0 + sigma × noise."""


def noise_level(scheduler: Any, timestep: torch.Tensor) -> Level:
    """Give the level at which a scheduler is about to step.

    Solvers that step through their own noise levels keep them in `sigmas`, as sigma / alpha; others look the timestep
    up among `alphas_cumprod`.
    """
    if not hasattr(scheduler, "sigmas"):
        signal = scheduler.alphas_cumprod[timestep.cpu().long()]
        return signal.sqrt(), (1 - signal).sqrt()
    if scheduler.step_index is None:
        scheduler._init_step_index(timestep)
    ratio = scheduler.sigmas[scheduler.step_index]
    alpha = 1 / (ratio**2 + 1) ** 0.5
    return alpha, ratio * alpha


def from_output(prediction_type: str, output: torch.Tensor, noisy: torch.Tensor, level: Level) -> torch.Tensor:
    """Give x0 like `noisy`, (B, 4, h, w), for epsilon, v_prediction (Salimans & Ho 2022) or sample prediction."""
    alpha, sigma = (part.to(noisy.device) for part in level)
    if prediction_type == "epsilon":
        return (noisy - sigma * output) / alpha
    if prediction_type == "v_prediction":
        return alpha * noisy - sigma * output
    return output


def to_output(prediction_type: str, x0: torch.Tensor, noise: torch.Tensor, level: Level) -> torch.Tensor:
    """Give what a model would say that knew x0 and the noise, (B, 4, h, w) each."""
    alpha, sigma = (part.to(noise.device) for part in level)
    if prediction_type == "epsilon":
        return noise
    if prediction_type == "v_prediction":
        return alpha * noise - sigma * x0
    return x0


def edm_from_output(scheduler: Any, output: torch.Tensor, noisy: torch.Tensor, level: Level) -> torch.Tensor:
    """Give x0 where a scheduler preconditions as Karras et al. (2022): noisy latents are then x0 + ratio × noise."""
    return scheduler.precondition_outputs(noisy, output, _ratio(level, noisy))


def edm_to_output(scheduler: Any, x0: torch.Tensor, noise: torch.Tensor, level: Level) -> torch.Tensor:
    """Give what such a model would say that knew x0 and the noise: the inverse of its output's preconditioning."""
    ratio = _ratio(level, noise)
    noisy = x0 + ratio * noise
    skipped = scheduler.precondition_outputs(noisy, torch.zeros_like(noisy), ratio)
    gain = scheduler.precondition_outputs(torch.zeros_like(noisy), torch.ones_like(noisy), ratio)
    return (x0 - skipped) / gain


def is_edm(scheduler: Any) -> bool:
    """Tell whether a scheduler preconditions what goes into a UNet and what comes out."""
    return hasattr(scheduler, "precondition_outputs")


def _ratio(level: Level, like: torch.Tensor) -> torch.Tensor:
    alpha, sigma = (part.to(like.device) for part in level)
    return sigma / alpha


def of_step(result: Any) -> torch.Tensor | None:
    """Take the x0 that a scheduler's step returns: LCM's `denoised`, or `pred_original_sample`; None if none."""
    denoised = getattr(result, "denoised", None)
    return denoised if denoised is not None else getattr(result, "pred_original_sample", None)
