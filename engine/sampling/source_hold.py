"""Keeping parts of a picture at the source until their place in the schedule comes.

Inpainting holds what is outside the mask all the way, as diffusers' 4-channel pipeline does. In between lies strength
by pixel (Differential Diffusion, Levin & Fried 2023, arXiv 2306.00950): soft masks.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from engine.sampling import x0
from engine.sampling.schedule import Schedule


@dataclass(frozen=True, eq=False)
class SourceHold:
    """Where latents are held, and at what.

    `clean` and `noise`: (B, 4, h, w). `start`: (1, 1, h, w), the index of the first step that a place takes part in.
    `release`: whether there are places that are held at first and let go later.
    """

    clean: torch.Tensor
    noise: torch.Tensor
    start: torch.Tensor
    release: bool

    def steered(self, output: torch.Tensor, index: int, scheduler: object, level: x0.Level) -> torch.Tensor:
        """Give the model output for step `index`, with what the source means said in its place where that is held.

        Multistep solvers remember what the model said before, and UniPC's corrector starts from its own latents, not
        from those it is given: told only of the latents, a place that is let go would fall back to what was there.
        """
        if not self.release:
            return output
        if x0.is_edm(scheduler):
            meant = x0.edm_to_output(scheduler, self.clean, self.noise, level)
        else:
            kind = scheduler.config.prediction_type  # type: ignore[attr-defined]
            meant = x0.to_output(kind, self.clean, self.noise, level)
        return torch.where(self.start > index, meant, output)

    def before(self, index: int, schedule: Schedule, latents: torch.Tensor) -> torch.Tensor:
        """Give latents as they should enter step `index` (or leave the run, at its length)."""
        held = self.start >= index
        source = self.clean
        if index < len(schedule):
            source = schedule.scheduler.add_noise(self.clean, self.noise, schedule.at(index))
        return torch.where(held, source, latents)

    def later(self, steps: int) -> SourceHold:
        """Give the same for a schedule that begins so many steps later."""
        return SourceHold(self.clean, self.noise, self.start - steps, self.release)


def hold(clean: torch.Tensor, noise: torch.Tensor, freedom: torch.Tensor, steps: int) -> SourceHold:
    """Hold each place for the first of `steps` steps; `freedom` (1, 1, h, w) is the share of the run it is free for."""
    start = steps - torch.round(freedom * steps).long()
    return SourceHold(clean, noise, start, bool(((start > 0) & (start < steps)).any()))
