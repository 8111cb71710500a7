"""Guidance away from the source, without a forward for it: StreamDiffusion's self-negative residual guidance.

Classifier-free guidance leads away from what a UNet says of the negative prompt. Kodaira et al. (2023, arXiv
2312.12491) put in its place what a model would say that believed in the source: with noisy latents and source known,
that is a matter of arithmetic. In few distilled steps the whole of it burns the colours, since each step leads away
from the sketch again; half of it, fading towards the last step, gives what guidance by a second forward does.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from engine.guiding import moderated
from engine.sampling import x0


@dataclass(frozen=True, eq=False)
class ResidualGuidance:
    """Leads away from `clean`, the source's latents (B, 4, h, w), by `guidance`; 1 leaves a model's output as it is."""

    clean: torch.Tensor
    guidance: float

    def guided(
        self,
        output: torch.Tensor,
        entering: torch.Tensor,
        latents: torch.Tensor,
        scheduler: object,
        level: x0.Level,
        done: float,
    ) -> torch.Tensor:
        """Give a UNet's output (B, 4, h, w), guided, when `done` of the steps (0–1) lie behind.

        `entering` are the latents as they are scaled for the UNet.
        """
        alpha, sigma = (part.to(latents.device) for part in level)
        if x0.is_edm(scheduler):
            noise = (latents - self.clean) * (alpha / sigma)
            meant = x0.edm_to_output(scheduler, self.clean, noise, level)
        else:
            noise = (entering - alpha * self.clean) / sigma
            kind = scheduler.config.prediction_type  # type: ignore[attr-defined]
            meant = x0.to_output(kind, self.clean, noise, level)
        return meant + moderated(self.guidance, done) * (output - meant)
