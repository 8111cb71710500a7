"""Quick looks at x0 without torch, as `engine.preview` takes them: a linear map to colours, or the tiny decoder."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from engine.catalog.catalog import LatentRgb

AFFORDABLE = 0.15
"""The share of a step that a preview may cost."""


@dataclass(eq=False)
class LightPreviewer:
    """Knows what the decoder was measured to cost, in seconds a latent."""

    colours: LatentRgb | None
    factor: int
    decode: Callable[[np.ndarray], np.ndarray]
    """Latents (1, 4, h, w) to (H, W, 3) uint8."""
    _cost: float | None = field(default=None, init=False)

    def render(self, x0: np.ndarray, step_seconds: float) -> list[np.ndarray]:
        """Decode x0 (B, 4, h, w) to B pictures (H, W, 3) uint8 of full size, by the best decoder cheap enough."""
        affordable = self._cost is not None and self._cost * x0.size <= AFFORDABLE * step_seconds
        if affordable or self.colours is None:
            return [self.decoded(each[None]) for each in x0]
        return [self._linear(each) for each in x0]

    def decoded(self, latents: np.ndarray) -> np.ndarray:
        """Give one picture by the decoder, whose cost is noted."""
        began = time.perf_counter()
        picture = self.decode(latents)
        self._cost = (time.perf_counter() - began) / latents.size
        return picture

    def _linear(self, x0: np.ndarray) -> np.ndarray:
        import cv2

        factors = np.array(self.colours, np.float32)
        colours = x0.transpose(1, 2, 0) @ factors[:-1] + factors[-1]
        small = (np.fmin(np.fmax(colours, -1), 1) + 1) * 127.5  # what is not a number becomes black
        side = (small.shape[1] * self.factor, small.shape[0] * self.factor)
        return cv2.resize(small.round().astype(np.uint8), side, interpolation=cv2.INTER_LINEAR)
