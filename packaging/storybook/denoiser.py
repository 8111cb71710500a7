"""The UNet and its noise schedule: v-prediction (Salimans and Ho 2022) over Stable Diffusion's thousand levels."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from diffusers import LCMScheduler, UNet2DConditionModel

from storybook.config import UNetConfig

LAST = 999
# A UNet, or anything that is called as one: (x, t, states) to something with a `sample`.
Predictor = Callable[..., Any]


def build(config: UNetConfig, text_width: int, cells: int) -> UNet2DConditionModel:
    down = tuple("CrossAttnDownBlock2D" if a else "DownBlock2D" for a in config.attention)
    up = tuple("CrossAttnUpBlock2D" if a else "UpBlock2D" for a in reversed(config.attention))
    return UNet2DConditionModel(
        sample_size=cells,
        block_out_channels=config.channels,
        layers_per_block=config.layers,
        down_block_types=down,
        up_block_types=up,
        attention_head_dim=tuple(max(1, c // config.head_width) for c in config.channels),
        cross_attention_dim=text_width,
        norm_num_groups=config.groups,
    )


def scheduler() -> LCMScheduler:
    return LCMScheduler(
        prediction_type="v_prediction",
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )


@dataclass(frozen=True)
class Levels:
    """Signal and noise of every timestep: two (1000,) tensors with signal² + noise² = 1."""

    signal: torch.Tensor
    noise: torch.Tensor

    @classmethod
    def make(cls, device: torch.device) -> "Levels":
        product = scheduler().alphas_cumprod.to(device)
        return cls(product.sqrt(), (1 - product).sqrt())

    def at(self, t: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.signal[t].view(-1, 1, 1, 1), self.noise[t].view(-1, 1, 1, 1)


def huber(delta: torch.Tensor, width: float, weight: torch.Tensor | float = 1.0) -> torch.Tensor:
    """Pseudo-Huber distance, (B, ...) to (B,): squares near zero, straight lines beyond `width`."""
    return (((delta.square() + width**2).sqrt() - width) * weight).flatten(1).mean(1)


def denoise(
    unet: Predictor, levels: Levels, x0: torch.Tensor, states: torch.Tensor, *, width: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Ordinary v-prediction at random levels: the losses (B,) and the guesses at the clean latents."""
    t = torch.randint(0, LAST - 20, (len(x0),), device=x0.device)
    a, s = levels.at(t)
    guess = x0_of(unet, levels, a * x0 + s * torch.randn_like(x0), t, states)
    return huber((guess - x0) / s.clamp(min=0.2), width), guess


def x0_of(unet: Predictor, levels: Levels, x: torch.Tensor, t: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    """The clean latents that the UNet sees in `x` at `t`, as LCMScheduler computes them."""
    a, s = levels.at(t)
    return a * x - s * unet(x, t, states).sample.float()
