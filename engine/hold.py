"""Keeping parts of a picture at the source until their place in the schedule comes.

Inpainting holds what is outside the mask all the way, as diffusers' 4-channel pipeline does. In between lies strength
by pixel (Differential Diffusion, Levin & Fried 2023, arXiv 2306.00950): soft masks, and sketches on an empty canvas.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from engine.schedule import Schedule


@dataclass(frozen=True, eq=False)
class Hold:
    """`clean` and `noise`: (B, 4, h, w). `start`: (1, 1, h, w), the index of the first step a place takes part in."""

    clean: torch.Tensor
    noise: torch.Tensor
    start: torch.Tensor

    def before(self, index: int, schedule: Schedule, latents: torch.Tensor) -> torch.Tensor:
        """Latents as they should enter step `index` (or leave the run, at its length)."""
        held = self.start >= index
        source = self.clean
        if index < len(schedule):
            source = schedule.scheduler.add_noise(self.clean, self.noise, schedule.at(index))
        return torch.where(held, source, latents)


def start_of(freedom: torch.Tensor, steps: int) -> torch.Tensor:
    """The first of `steps` steps for each place, from how much of the run it is free for (0–1, any shape)."""
    return steps - torch.round(freedom * steps).long()
