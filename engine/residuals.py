"""What ControlNets add to a UNet (Zhang, Rao & Agrawala 2023), in diffusers' scale, schedule and batch layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch

Residuals = tuple[list[torch.Tensor], torch.Tensor]
"""One tensor for each skip connection, (B, ...), and the middle block's."""


ADDED = ("text_embeds", "time_ids")
"""What SDXL's modules take together, as `added_cond_kwargs`."""


def as_told(arguments: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """Tensors by name as a UNet or a ControlNet takes them."""
    added = {name: arguments[name] for name in ADDED if name in arguments}
    told: dict[str, Any] = {name: value for name, value in arguments.items() if name not in added}
    return told | {"added_cond_kwargs": added} if added else told


@dataclass(frozen=True, eq=False)
class Controller:
    """A ControlNet and the map it is shown, (1, 3, H, W) from 0 to 1, on the ControlNet's device and in its dtype."""

    net: Any
    condition: torch.Tensor
    scale: float = 1.0
    start: float = 0.0
    end: float = 1.0

    def scale_at(self, step: int, steps: int) -> float:
        """Its say in step `step` (from 0) of `steps`: diffusers' `controlnet_keep`."""
        kept = step / steps >= self.start and (step + 1) / steps <= self.end
        return self.scale if kept else 0.0

    def residuals(
        self,
        latents: torch.Tensor,
        timestep: torch.Tensor,
        text: Mapping[str, torch.Tensor],
        scale: float,
        guided: bool,
    ) -> Residuals:
        """For latents (B, 4, h, w), of which the first half is the negative's when guided.

        A ControlNet with global pooling (shuffle) is asked for the positive half alone, as diffusers does.
        """
        halved = guided and self.net.config.global_pool_conditions
        if halved:
            latents, text = latents.chunk(2)[1], {name: each.chunk(2)[1] for name, each in text.items()}
        down, middle = self.net(
            latents.to(self.net.dtype),
            timestep,
            controlnet_cond=self.condition.expand(len(latents), -1, -1, -1),
            conditioning_scale=scale,
            guess_mode=bool(self.net.config.global_pool_conditions),
            return_dict=False,
            **as_told(text),
        )
        if halved:
            down = [torch.cat([torch.zeros_like(each), each]) for each in down]
            middle = torch.cat([torch.zeros_like(middle), middle])
        return list(down), middle


def arguments(
    controllers: Sequence[Controller],
    latents: torch.Tensor,
    timestep: torch.Tensor,
    text: Mapping[str, torch.Tensor],
    *,
    step: int,
    steps: int,
    guided: bool,
) -> dict[str, Any]:
    """The UNet's arguments for the sum of what the controllers add; none where none has a say."""
    total: Residuals | None = None
    for each in controllers:
        scale = each.scale_at(step, steps)
        if scale == 0:
            continue
        down, middle = each.residuals(latents, timestep, text, scale, guided)
        if total is not None:
            down, middle = [a + b for a, b in zip(total[0], down, strict=True)], total[1] + middle
        total = down, middle
    if total is None:
        return {}
    return {"down_block_additional_residuals": total[0], "mid_block_additional_residual": total[1]}
