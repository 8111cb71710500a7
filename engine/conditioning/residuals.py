"""What ControlNets add to a UNet (Zhang, Rao & Agrawala 2023), in diffusers' scale, schedule and batch layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import torch

from engine.frames import control_conditions
from engine.request import ControlUse

Residuals = tuple[list[torch.Tensor], torch.Tensor]
"""One tensor for each skip connection, (B, ...), and the middle block's."""


ADDED = ("text_embeds", "time_ids")
"""What SDXL's modules take together, as `added_cond_kwargs`."""


def as_told(arguments: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """Give tensors by name as a UNet or a ControlNet takes them."""
    added = {name: arguments[name] for name in ADDED if name in arguments}
    told: dict[str, Any] = {name: value for name, value in arguments.items() if name not in added}
    return told | {"added_cond_kwargs": added} if added else told


class Controller(Protocol):
    """What adds to a UNet in some steps of a run."""

    def residuals(self, given: Given) -> Residuals | None:
        """Give what it adds; None where it has no say."""


@dataclass(frozen=True, eq=False)
class Given:
    """What a step's controllers are told: latents (B, 4, h, w), of which the first half is the negative's when guided;
    `text` as a UNet is told it; and that this is step `step` (from 0) of `steps`."""

    latents: torch.Tensor
    timestep: torch.Tensor
    text: Mapping[str, torch.Tensor]
    step: int
    steps: int
    guided: bool

    def positive(self) -> Given:
        """Give the positive half alone."""
        text = {name: each.chunk(2)[1] for name, each in self.text.items()}
        return replace(self, latents=self.latents.chunk(2)[1], text=text, guided=False)


@dataclass(frozen=True, eq=False)
class ControlMap:
    """A map, (1, 3, H, W), on its ControlNet's device and in its dtype, and when and how much it is followed."""

    condition: torch.Tensor
    use: ControlUse

    def scale_at(self, step: int, steps: int) -> float:
        """Give its say in step `step` (from 0) of `steps`."""
        return control_conditions.scale_at(self.use, step, steps)

    def expanded(self, count: int) -> torch.Tensor:
        return self.condition.expand(count, -1, -1, -1)


@dataclass(frozen=True, eq=False)
class OneMap:
    """A ControlNet and its map. One with global pooling (shuffle) is asked for the positive half alone."""

    net: Any
    shown: ControlMap

    def residuals(self, given: Given) -> Residuals | None:
        scale = self.shown.scale_at(given.step, given.steps)
        if scale == 0:
            return None
        pooled = bool(self.net.config.global_pool_conditions)
        halved = given.guided and pooled
        if halved:
            given = given.positive()
        down, middle = self.net(
            given.latents.to(self.shown.condition.dtype),
            given.timestep,
            controlnet_cond=self.shown.expanded(len(given.latents)),
            conditioning_scale=scale,
            guess_mode=pooled,
            return_dict=False,
            **as_told(given.text),
        )
        if halved:
            down = [torch.cat([torch.zeros_like(each), each]) for each in down]
            middle = torch.cat([torch.zeros_like(middle), middle])
        return list(down), middle


@dataclass(frozen=True, eq=False)
class ManyMaps:
    """A ControlNet Union with all the maps that it is shown at once, each with the number of its kind."""

    net: Any
    shown: Sequence[tuple[int, ControlMap]]

    def residuals(self, given: Given) -> Residuals | None:
        scales = [each.scale_at(given.step, given.steps) for _, each in self.shown]
        if not any(scales):
            return None
        count = len(given.latents)
        kinds = [kind for kind, _ in self.shown]
        dtype = self.shown[0][1].condition.dtype
        told = torch.zeros(1, self.net.config.num_control_type, device=given.latents.device, dtype=dtype)
        told[:, kinds] = 1
        down, middle = self.net(
            given.latents.to(dtype),
            given.timestep,
            controlnet_cond=[each.expanded(count) for _, each in self.shown],
            control_type=told.repeat(count, 1),
            control_type_idx=kinds,
            conditioning_scale=scales,
            return_dict=False,
            **as_told(given.text),
        )
        return list(down), middle


@dataclass(frozen=True, eq=False)
class Features:
    """A T2I-Adapter's features of its map, (1, C, h, w) for each block of the UNet's way down, seen once for all steps.

    They go in within the blocks, so they are no residuals of skip connections.
    """

    features: Sequence[torch.Tensor]
    shown: ControlMap

    def residuals(self, given: Given) -> Residuals | None:
        return None

    def scaled(self, given: Given) -> list[torch.Tensor] | None:
        """Give what is added in a step to each block, (B, C, h, w); None where it has no say."""
        scale = self.shown.scale_at(given.step, given.steps)
        if scale == 0:
            return None
        return [(each * scale).expand(len(given.latents), -1, -1, -1) for each in self.features]


def nets(controllers: Sequence[Controller]) -> list[Any]:
    """Give the ControlNets that are told the text; a T2I-Adapter isn't."""
    return [each.net for each in controllers if isinstance(each, OneMap | ManyMaps)]


def arguments(controllers: Sequence[Controller], given: Given) -> dict[str, Any]:
    """Give the UNet's arguments for the sum of what the controllers add; none where none has a say."""
    within = [each.scaled(given) for each in controllers if isinstance(each, Features)]
    added = [each for each in within if each is not None]
    # The UNet takes them out of the list as it goes.
    told = {"down_intrablock_additional_residuals": [sum(each) for each in zip(*added, strict=True)]} if added else {}
    return told | _of_residuals(controllers, given)


def _of_residuals(controllers: Sequence[Controller], given: Given) -> dict[str, Any]:
    total: Residuals | None = None
    for each in controllers:
        added = each.residuals(given)
        if total is None or added is None:
            total = added or total
        else:
            total = [a + b for a, b in zip(total[0], added[0], strict=True)], total[1] + added[1]
    if total is None:
        return {}
    return {"down_block_additional_residuals": total[0], "mid_block_additional_residual": total[1]}
