"""A UNet with all it is told besides the latents: text, guidance, and an inpainting UNet's extra channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch


@dataclass(frozen=True, eq=False)
class Denoiser:
    """`predict` gives the guided model output for latents (B, 4, h, w).

    `arguments` are the UNet's, (2B, ...) with the negative first when guided, else (B, ...). `extra` (B, 5, h, w) are
    an inpainting UNet's mask and masked picture. Guidance is Ho & Salimans' (2022) in diffusers' scale and batch
    layout: one forward of both halves, since two passes differ in the last digits.
    """

    unet: Any
    arguments: Mapping[str, torch.Tensor] = field(default_factory=dict)
    guidance: float | None = None
    extra: torch.Tensor | None = None

    def predict(self, latents: torch.Tensor, timestep: torch.Tensor) -> torch.Tensor:
        guided = self.guidance is not None
        entering = torch.cat([latents] * 2) if guided else latents
        if self.extra is not None:
            entering = torch.cat([entering, torch.cat([self.extra] * 2) if guided else self.extra], dim=1)
        entering = entering.to(self.unet.dtype)
        output = self.unet(entering, timestep, **self.arguments, return_dict=False)[0].to(latents.dtype)
        if self.guidance is None:
            return output
        negative, positive = output.chunk(2)
        return negative + self.guidance * (positive - negative)


def guidance_embedding(guidance: float, count: int, width: int) -> torch.Tensor:
    """(count, width) float32: what an LCM is told of its guidance, as diffusers'
    `get_guidance_scale_embedding` (from google-research/vdm, model_vdm.py)."""
    scale = torch.tensor(guidance - 1).repeat(count) * 1000.0
    half = width // 2
    decay = torch.exp(torch.arange(half, dtype=torch.float32) * -(torch.log(torch.tensor(10000.0)) / (half - 1)))
    angles = scale[:, None] * decay[None, :]
    embedding = torch.cat([torch.sin(angles), torch.cos(angles)], dim=1)
    return torch.nn.functional.pad(embedding, (0, width % 2))
