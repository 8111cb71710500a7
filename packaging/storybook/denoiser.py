"""The UNet, its noise schedule, and the teacher's way of learning.

`denoise` is v-prediction (Salimans and Ho 2022) at any noise level; at the last level the input is pure
noise coupled with its scene (see `coupling`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from diffusers import LCMScheduler, UNet2DConditionModel
from diffusers.models.embeddings import get_timestep_embedding

from storybook import coupling
from storybook.config import UNetConfig
from storybook.pairs import LOW, PairBatch
from storybook.samples import Batch

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
        time_embedding_dim=config.time_width,
    )


def grow(unet: UNet2DConditionModel, inner: dict[str, torch.Tensor]) -> set[str]:
    """Take over the weights of a UNet that lacks `unet`'s outermost levels; give the names of those taken.

    Every level keeps its own resolution (as in Karras et al. 2018, progressive growing), so what was learned
    at half the size is still right, and only the new outer level starts from nothing.
    """

    def depth(names: dict[str, torch.Tensor]) -> int:
        return 1 + max(int(n.split(".")[1]) for n in names if n.startswith("down_blocks."))

    own = unet.state_dict()
    more = depth(own) - depth(inner)
    taken = {}
    for name, value in inner.items():
        parts = name.split(".")
        if parts[0] == "down_blocks":
            parts[1] = str(int(parts[1]) + more)
        elif more and parts[0] in ("conv_in", "conv_out", "conv_norm_out"):
            continue
        target = ".".join(parts)
        if target in own and own[target].shape == value.shape:
            taken[target] = value
    first = "time_embedding.linear_1.weight"
    if first not in taken:
        taken[first] = _same_times(inner[first], own[first].shape[1])
    unet.load_state_dict(taken, strict=False)
    return set(taken)


def _same_times(weight: torch.Tensor, width: int) -> torch.Tensor:
    """The time embedding's first weight, fitted to sinusoids of another `width` to say the same of each t.

    A ridge keeps the fit small; the last level, where the composition is made, counts for a hundred.
    """
    t = torch.arange(LAST + 1)
    old, new = (
        get_timestep_embedding(t, n, flip_sin_to_cos=True, downscale_freq_shift=0).double()
        for n in (weight.shape[1], width)
    )
    wanted = old @ weight.cpu().double().T
    share = torch.ones(LAST + 1, 1, dtype=torch.double)
    share[LAST] = 100
    normal = new.T @ (share * new) + 10 * torch.eye(width, dtype=torch.double)
    return torch.linalg.solve(normal, new.T @ (share * wanted)).T.to(weight)


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


def huber(delta: torch.Tensor, width: float) -> torch.Tensor:
    """Pseudo-Huber distance, (B, ...) to (B,): squares near zero, straight lines beyond `width`."""
    return ((delta.square() + width**2).sqrt() - width).flatten(1).mean(1)


def timesteps(count: int, first_share: float, device: torch.device) -> torch.Tensor:
    """Random timesteps (count,): a share `first_share` the last level, the others spread over those below."""
    t = torch.randint(0, LAST - 20, (count,), device=device)
    t[: round(first_share * count)] = LAST
    return t


def coupled(batch: Batch) -> torch.Tensor:
    """Noise that belongs to the scenes of a batch."""
    return coupling.write(torch.randn_like(batch.latents), coupling.normal(batch.knobs))


def loosely(batch: Batch, kept: tuple[int, ...]) -> torch.Tensor:
    """Noise that belongs to the scenes only in the knobs `kept`: something else must say the others."""
    coordinates = torch.randn_like(batch.knobs)
    coordinates[:, kept] = coupling.normal(batch.knobs)[:, kept]
    return coupling.write(torch.randn_like(batch.latents), coordinates)


def denoise(
    unet: UNet2DConditionModel, levels: Levels, batch: Batch, states: torch.Tensor, *, first_share: float, width: float
) -> torch.Tensor:
    """The losses (B,) of one batch of v-prediction; the last level starts from coupled pure noise."""
    x0 = batch.latents
    t = timesteps(len(x0), first_share, x0.device)
    a, s = levels.at(t)
    last = (t == LAST).view(-1, 1, 1, 1)
    eps = torch.where(last, coupled(batch), torch.randn_like(x0))
    noisy = torch.where(last, eps, a * x0 + s * eps)
    v = torch.where(last, (a * eps - x0) / s, a * eps - s * x0)
    guess = unet(noisy, t, states).sample.float()
    return huber(guess - v, width)


def redo(
    unet: UNet2DConditionModel, levels: Levels, batch: PairBatch, states: torch.Tensor, *, width: float
) -> torch.Tensor:
    """The losses (B,) of finding the scene in its noised rough picture, at any level that the pair allows."""
    t = LOW + (torch.rand(len(batch.high), device=batch.high.device) * (batch.high - LOW)).long()
    a, s = levels.at(t)
    guess = x0_of(unet, levels, a * batch.rough + s * torch.randn_like(batch.rough), t, states)
    return huber((guess - batch.latents) / s.clamp(min=0.4), width)


def x0_of(unet: Predictor, levels: Levels, x: torch.Tensor, t: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    """The clean latents that the UNet sees in `x` at `t`, as LCMScheduler computes them."""
    a, s = levels.at(t)
    return a * x - s * unet(x, t, states).sample.float()
