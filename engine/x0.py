"""What a model believes the finished latents are, from its output and the noise level."""

from __future__ import annotations

from typing import Any

import torch


def noise_level(scheduler: Any, timestep: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor] | None:
    """(alpha, sigma) of a variance-preserving step, before it is made; None if the scheduler gives x0 itself.

    Solvers that step through their own sigmas (UniPC, DPM++) keep them in `sigmas`, one for each step; others look the
    timestep up among `alphas_cumprod`.
    """
    if not hasattr(scheduler, "convert_model_output"):
        return None
    if scheduler.step_index is None:
        scheduler._init_step_index(timestep)
    sigma = scheduler.sigmas[scheduler.step_index]
    alpha = 1 / (sigma**2 + 1) ** 0.5
    return alpha, sigma * alpha


def from_output(
    prediction_type: str, output: torch.Tensor, noisy: torch.Tensor, level: tuple[torch.Tensor, torch.Tensor]
) -> torch.Tensor:
    """x0 like `noisy`, (B, 4, h, w), for epsilon, v_prediction (Salimans & Ho 2022) or sample prediction."""
    alpha, sigma = (part.to(noisy.device) for part in level)
    if prediction_type == "epsilon":
        return (noisy - sigma * output) / alpha
    if prediction_type == "v_prediction":
        return alpha * noisy - sigma * output
    if prediction_type == "sample":
        return output
    raise ValueError(f"prediction type {prediction_type} is unknown")


def of_step(result: Any) -> torch.Tensor | None:
    """The x0 that a scheduler's step returns: LCM's `denoised`, or `pred_original_sample`."""
    denoised = getattr(result, "denoised", None)
    return denoised if denoised is not None else getattr(result, "pred_original_sample", None)
