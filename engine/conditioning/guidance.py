"""A UNet with all it is told besides the latents: text, guidance, controls, an inpainting UNet's extra channels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch

from engine.conditioning import residuals
from engine.conditioning.residuals import Controller

if TYPE_CHECKING:
    from engine.conditioning.deep_cache import DeepCache
    from engine.conditioning.regions import Regions
    from engine.loading.models import LoadedModel
    from engine.request import Request


@dataclass(frozen=True, eq=False)
class Denoiser:
    """`predict` gives the guided model output for latents (B, 4, h, w) in step `step` of `steps`.

    `arguments` are the UNet's, (2B, ...) with the negative first when guided, else (B, ...), those of `residuals.ADDED`
    as well. `extra` (B, 5, h, w) are an inpainting UNet's mask and masked picture. `controllers` see the latents alone,
    and are not told a distilled model's guidance, nor the references that are `shown` to the UNet; `regions` say which
    tokens each place sees, in the UNet and in the controllers. Guidance is Ho &
    Salimans' (2022) in diffusers' scale and batch layout: one forward of both halves, since two passes differ in the
    last digits.
    """

    unet: Any
    dtype: torch.dtype
    """The UNet's. Asked of the UNet itself in each step, it would be looked for among all of its weights."""
    arguments: Mapping[str, torch.Tensor] = field(default_factory=dict)
    guidance: float | None = None
    extra: torch.Tensor | None = None
    controllers: Sequence[Controller] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)
    regions: Regions | None = None
    opening: Denoiser | None = None
    """What predicts the first `opening_steps` instead: the same UNet, told other words."""
    opening_steps: int = 0
    kept: DeepCache | None = None
    """What keeps the UNet's inner levels over some steps, if anything does."""

    def predict(self, latents: torch.Tensor, timestep: torch.Tensor, step: int, steps: int) -> torch.Tensor:
        if self.opening is not None and step < self.opening_steps:
            return self.opening.predict(latents, timestep, step, steps)
        if self.regions is None:
            return self._predicted(latents, timestep, step, steps)
        with self.regions.over([self.unet, *residuals.nets(self.controllers)]):
            return self._predicted(latents, timestep, step, steps)

    def _predicted(self, latents: torch.Tensor, timestep: torch.Tensor, step: int, steps: int) -> torch.Tensor:
        guided = self.guidance is not None
        entering = torch.cat([latents] * 2) if guided else latents
        text = {name: value for name, value in self.arguments.items() if name != "timestep_cond"}
        added = residuals.arguments(self.controllers, residuals.Given(entering, timestep, text, step, steps, guided))
        if self.extra is not None:
            entering = torch.cat([entering, torch.cat([self.extra] * 2) if guided else self.extra], dim=1)
        told = _merged(residuals.as_told(self.arguments), self.shown)
        keeping = nullcontext() if self.kept is None else self.kept.over(self.unet, step - self.opening_steps)
        with keeping:
            output = self.unet(entering.to(self.dtype), timestep, **told, **added, return_dict=False)[0]
        output = output.to(latents.dtype)
        if self.guidance is None:
            return output
        negative, positive = output.chunk(2)
        return negative + self.guidance * (positive - negative)


def is_guided(model: LoadedModel, request: Request) -> bool:
    """Tell whether guidance takes a negative prompt and a second half of the batch."""
    return request.doubled and not model.guidance_embedded


def guidance_embedding(guidance: float, count: int, width: int) -> torch.Tensor:
    """(count, width) float32: what an LCM is told of its guidance, as diffusers'
    `get_guidance_scale_embedding` (from google-research/vdm, model_vdm.py)."""
    scale = torch.tensor(guidance - 1).repeat(count) * 1000.0
    half = width // 2
    decay = torch.exp(torch.arange(half, dtype=torch.float32) * -(torch.log(torch.tensor(10000.0)) / (half - 1)))
    angles = scale[:, None] * decay[None, :]
    embedding = torch.cat([torch.sin(angles), torch.cos(angles)], dim=1)
    return torch.nn.functional.pad(embedding, (0, width % 2))


def _merged(told: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """Give a UNet's arguments with what it is shown besides; of both `added_cond_kwargs` all."""
    if "added_cond_kwargs" not in shown:
        return {**told, **shown}
    added = {**told.get("added_cond_kwargs", {}), **shown["added_cond_kwargs"]}
    return {**told, **shown, "added_cond_kwargs": added}
