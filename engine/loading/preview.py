"""Quick looks at x0: a linear map of latents to colours, or a tiny decoder where that costs next to nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from engine.catalog.catalog import LatentRgb
from engine.loading import vae as autoencoder
from engine.loading.offload import device_of
from engine.records import Family

AFFORDABLE = 0.15
"""The share of a step that a preview may cost."""


@dataclass(eq=False)
class Previewer:
    """Knows one model's decoders and what they have been measured to cost, in seconds a latent."""

    linear: torch.Tensor
    """(5, 3): latents and a constant 1 to colours from -1 to 1."""
    tiny: Any = None
    """An AutoencoderTiny for these latents, if there is one."""
    factor: int = 8
    _tiny_cost: float | None = field(default=None, init=False)

    def render(self, x0: torch.Tensor, step_seconds: float) -> list[np.ndarray]:
        """Decode x0 (B, 4, h, w) to B pictures (H, W, 3) uint8 of full size, by the best decoder cheap enough."""
        if self.tiny is not None and self._affordable(x0, step_seconds):
            began = time.perf_counter()
            pictures = [autoencoder.decode(self.tiny, each[None])[0] for each in x0]
            self.note_tiny_cost(time.perf_counter() - began, x0)
            return pictures
        return [self._linear(each) for each in x0]

    def note_tiny_cost(self, seconds: float, latents: torch.Tensor) -> None:
        """Note how long a decode by the tiny decoder took, here or elsewhere."""
        self._tiny_cost = seconds / (latents.numel() or 1)

    def _affordable(self, x0: torch.Tensor, step_seconds: float) -> bool:
        if self._tiny_cost is None:
            return step_seconds > 5.0
        return self._tiny_cost * x0.numel() <= AFFORDABLE * step_seconds

    def _linear(self, x0: torch.Tensor) -> np.ndarray:
        import cv2

        weights = self.linear.to(x0.device)
        colours = torch.einsum("chw,cr->hwr", x0.float(), weights[:-1]) + weights[-1]
        small = (colours.nan_to_num().clamp(-1, 1) + 1).mul(127.5).cpu().numpy()
        side = (small.shape[1] * self.factor, small.shape[0] * self.factor)
        return cv2.resize(small.round().astype(np.uint8), side, interpolation=cv2.INTER_LINEAR)


@torch.inference_mode()
def fit_latent_rgb(vae: Any, side: int = 16, samples: int = 4) -> torch.Tensor:
    """Give (5, 3) by least squares between smooth random latents and the colours that the real decoder makes of them.

    For a model that brings no factors and isn't the autoencoder whose factors are known.
    """
    generator = torch.Generator().manual_seed(0)
    coarse = torch.randn(samples, 4, side // 4, side // 4, generator=generator)
    latents = torch.nn.functional.interpolate(coarse, scale_factor=4.0, mode="bilinear").to(device_of(vae))
    decoded = vae.decode(autoencoder.scaling_of(vae).unscaled(latents).to(vae.dtype), return_dict=False)[0].float()
    colours = torch.nn.functional.adaptive_avg_pool2d(decoded.clamp(-1, 1), side)
    known = torch.cat([latents, torch.ones_like(latents[:, :1])], dim=1).permute(0, 2, 3, 1).reshape(-1, 5)
    wanted = torch.nan_to_num(colours).permute(0, 2, 3, 1).reshape(-1, 3)
    # In double precision on the CPU: MPS has no least squares.
    return torch.linalg.lstsq(known.double().cpu(), wanted.double().cpu()).solution.float()


def previewer(vae: Any, latent_rgb: LatentRgb | None, tiny: Any = None, family: Family | None = None) -> Previewer:
    """Give the previewer of a model, with its own factors, its family's, or fitted ones."""
    original = not autoencoder.is_tiny(vae) and tuple(vae.config.block_out_channels) == (128, 256, 512, 512)
    if latent_rgb is None and family is not None and original and vae.config.scaling_factor == family.latent_scaling:
        latent_rgb = family.latent_rgb
    linear = torch.tensor(latent_rgb) if latent_rgb is not None else fit_latent_rgb(vae)
    return Previewer(linear, tiny or (vae if autoencoder.is_tiny(vae) else None), autoencoder.factor_of(vae))
