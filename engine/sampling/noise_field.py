"""One field of noise for a picture that is drawn in pieces, so that pieces agree where they overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import seeds
from engine.request import Size

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class NoiseField:
    """The noise of a whole picture and the place of a piece in it, in pixels at the scale that pieces are generated at.

    Samplers that add noise of their own in each step draw that for each piece by itself.
    """

    whole: Size
    x: int
    y: int

    def crop(self, of: Sequence[int], factor: int, height: int, width: int) -> torch.Tensor:
        """Give (B, 4, height, width) float32 on the CPU: each seed's picture, the piece out of the whole's noise.

        `factor`: pixels to a latent; `height` and `width` in latents.
        """
        import torch

        top, left = self.y // factor, self.x // factor
        rows, columns = (-(-side // factor) for side in reversed(self.whole))
        shape = 1, 4, max(rows, top + height), max(columns, left + width)
        fields = [torch.randn(shape, generator=torch.Generator().manual_seed(seed)) for seed in of]
        return torch.cat([field[..., top : top + height, left : left + width] for field in fields])

    def seed_of_steps(self, seed: int) -> int:
        """Draw the noise of a step anew at each place, or pieces would look alike."""
        return seeds.nth(seed, 7919 * (self.x + 31 * self.y))
