"""DDIM (Song et al. 2021, arXiv 2010.02502) without added noise, as diffusers' DDIMScheduler does it. numpy only.

diffusers writes `** 0.5`, which torch computes to within a digit: one factor in two hundred differs by 6e-8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.light import lcm
from engine.light.lcm import Steps
from engine.light.noise import Generator, Kept

_F = np.float32


@dataclass(frozen=True, eq=False)
class DdimSteps(Steps):
    """`stride` is how far apart the timesteps of the schedule are; `last` is what remains of the signal at its end."""

    stride: int
    last: np.float32

    def step(
        self, index: int, output: np.ndarray, latents: np.ndarray, generators: Sequence[Generator | Kept]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Give the next latents and the x0 believed in, (B, 4, h, w) each; nothing is drawn."""
        timestep = self.timesteps[index]
        alpha, sigma = self.level(timestep)
        believed = lcm.BELIEVED[self.prediction](output, latents, alpha, sigma)
        noise = _NOISE[self.prediction](output, latents, alpha, sigma, believed)
        before = timestep - self.stride
        share = self.signal[before] if before >= 0 else self.last
        return np.sqrt(share) * believed + np.sqrt(_F(1) - share) * noise, believed


def refusal(config: Mapping[str, Any]) -> str | None:
    """Give what of a scheduler's config is not known here; None if all is."""
    spaced = config.get("timestep_spacing", "leading") == "leading"
    return lcm.refusal({**config, "clip_sample": False}) if spaced else "its timestep spacing"


def steps(config: Mapping[str, Any], count: int, strength: float) -> DdimSteps:
    """`count` steps from `strength` of the full noise down, as `engine.sampling.schedule` has them of diffusers."""
    trained = int(config.get("num_train_timesteps", 1000))
    total = count if strength >= 1 else min(math.ceil(count / strength), trained)
    stride = trained // total
    every = np.arange(total)[::-1] * stride + int(config.get("steps_offset", 0))
    signal = lcm.signal(float(config["beta_start"]), float(config["beta_end"]), trained)
    return DdimSteps(
        tuple(int(each) for each in every[max(0, total - count) :]),
        signal,
        str(config.get("prediction_type", "epsilon")),
        1.0,
        stride,
        _F(1) if config.get("set_alpha_to_one", True) else signal[0],
    )


_NOISE = {
    "epsilon": lambda output, noisy, alpha, sigma, believed: output,
    "v_prediction": lambda output, noisy, alpha, sigma, believed: alpha * output + sigma * noisy,
    "sample": lambda output, noisy, alpha, sigma, believed: (noisy - alpha * believed) / sigma,
}
