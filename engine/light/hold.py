"""Keeping what lies outside a mask at the source, as `engine.hold` does it. numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.light import lcm
from engine.light.lcm import Steps


@dataclass(frozen=True, eq=False)
class LightHold:
    """`clean` and `noise` (B, 4, h, w); `start` (1, 1, h, w) is the step from which a place takes part in the run."""

    clean: np.ndarray
    noise: np.ndarray
    start: np.ndarray

    def steered(self, output: np.ndarray, index: int, steps: Steps) -> np.ndarray:
        """Give the model's output, with what the source means said in its place where that is held and let go later."""
        if not ((self.start > 0) & (self.start < len(steps))).any():
            return output
        alpha, sigma = steps.level(steps.timesteps[index])
        meant = lcm.as_output(steps.prediction, self.clean, self.noise, alpha, sigma)
        return np.where(self.start > index, meant, output)

    def before(self, index: int, steps: Steps, latents: np.ndarray) -> np.ndarray:
        """Give latents as they should enter step `index` (or leave the run, at its length)."""
        source = self.clean if index == len(steps) else steps.noised(self.clean, self.noise, index)
        return np.where(self.start >= index, source, latents)


def hold(clean: np.ndarray, noise: np.ndarray, freedom: np.ndarray, steps: int) -> LightHold:
    """Hold each place for the first of `steps` steps; `freedom` (h, w) is the share of the run it is free for."""
    return LightHold(clean, noise, (steps - np.rint(freedom * np.float32(steps)).astype(np.int64))[None, None])
