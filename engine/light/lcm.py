"""Latent consistency sampling (Luo et al. 2023, arXiv 2310.04378) as diffusers' LCMScheduler does it. numpy only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.distilled import origin_for
from engine.light.noise import Generator, Kept

_F = np.float32
SIGMA_DATA = 0.5
_SCALED = "scaled_linear"


def refusal(config: Mapping[str, Any]) -> str | None:
    """Give what of a scheduler's config is not known here; None if all is."""
    if config.get("beta_schedule") != _SCALED or config.get("trained_betas") is not None:
        return "its noise schedule"
    for name in ("rescale_betas_zero_snr", "thresholding", "clip_sample"):
        if config.get(name, name == "clip_sample"):
            return f"its scheduler's {name}"
    return None if config.get("prediction_type", "epsilon") in BELIEVED else "its prediction type"


@dataclass(frozen=True, eq=False)
class Steps:
    """A schedule of `timesteps`, highest first, of a model that was trained with the noise of `signal` (N,) float32."""

    timesteps: tuple[int, ...]
    signal: np.ndarray
    prediction: str
    scaling: float

    def __len__(self) -> int:
        return len(self.timesteps)

    def level(self, timestep: int) -> tuple[np.float32, np.float32]:
        """Give (alpha, sigma): noisy latents are alpha × clean + sigma × noise."""
        share = self.signal[timestep]
        return np.sqrt(share), np.sqrt(_F(1) - share)

    def noised(self, clean: np.ndarray, noise: np.ndarray, index: int) -> np.ndarray:
        """Give latents as they enter step `index`."""
        alpha, sigma = self.level(self.timesteps[index])
        return alpha * clean + sigma * noise

    def step(
        self, index: int, output: np.ndarray, latents: np.ndarray, generators: Sequence[Generator | Kept]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Give the next latents and the x0 believed in, (B, 4, h, w) each, from what the model says of `latents`."""
        timestep = self.timesteps[index]
        believed = BELIEVED[self.prediction](output, latents, *self.level(timestep))
        # diffusers has the timestep as a tensor, whose square is a whole number and whose quotients are float32.
        scaled = _F(timestep) * _F(self.scaling)
        square = scaled * scaled + _F(SIGMA_DATA**2)
        denoised = (scaled / np.sqrt(square)) * believed + (_F(SIGMA_DATA**2) / square) * latents
        if index + 1 == len(self):
            return denoised, denoised
        alpha, sigma = self.level(self.timesteps[index + 1])
        noise = np.concatenate([each.normal(1, *latents.shape[1:]) for each in generators])
        return alpha * denoised + sigma * noise, denoised


def steps(config: Mapping[str, Any], count: int, strength: float) -> Steps:
    """`count` steps from `strength` of the full noise down, as `engine.schedule` has them of diffusers."""
    trained = int(config.get("num_train_timesteps", 1000))
    origin, reach = origin_for(int(config.get("original_inference_steps", 50)), count, strength)
    every = np.arange(1, int(origin * reach) + 1) * (trained // origin) - 1
    picked = np.floor(np.linspace(0, len(every), num=count, endpoint=False)).astype(np.int64)
    return Steps(
        tuple(int(each) for each in every[::-1][picked]),
        signal(float(config["beta_start"]), float(config["beta_end"]), trained),
        str(config.get("prediction_type", "epsilon")),
        float(config.get("timestep_scaling", 10.0)),
    )


@lru_cache(maxsize=4)
def signal(start: float, end: float, count: int) -> np.ndarray:
    """Give `alphas_cumprod` (N,) float32, to the bit: torch.linspace fuses its sum, cumprod multiplies in double."""
    low, high = _F(start**0.5), _F(end**0.5)
    step = np.float64(_F((high - low) / _F(count - 1)))
    index = np.arange(count)
    rising, falling = float(low) + step * index, float(high) - step * (count - 1 - index)
    betas = np.where(index < count // 2, rising, falling).astype(_F) ** 2
    return np.cumprod((_F(1) - betas).astype(np.float64)).astype(_F)


BELIEVED = {
    "epsilon": lambda output, noisy, alpha, sigma: (noisy - sigma * output) / alpha,
    "v_prediction": lambda output, noisy, alpha, sigma: alpha * noisy - sigma * output,
    "sample": lambda output, noisy, alpha, sigma: output,
}


def as_output(
    prediction: str, clean: np.ndarray, noise: np.ndarray, alpha: np.float32, sigma: np.float32
) -> np.ndarray:
    """Give what a model would say that knew the clean latents and the noise, (B, 4, h, w) each."""
    if prediction == "epsilon":
        return noise
    return alpha * noise - sigma * clean if prediction == "v_prediction" else clean
