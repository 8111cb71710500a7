"""The student's way of learning: walk its own few steps, and correct each.

Step k starts from what step k - 1 really gave, noised as LCM noises it (Luo et al. 2023,
https://arxiv.org/abs/2310.04378), so the student learns to mend its own mistakes (as in Ross et al. 2011,
https://arxiv.org/abs/1011.0686). Because the noise of the first step is coupled with its scene, the right
answer is known at every step. The samples of a batch are at different steps of their walks.
"""

from collections.abc import Callable

import torch
from diffusers import UNet2DConditionModel

from storybook.denoiser import LAST, Levels, coupled, huber, x0_of
from storybook.samples import Batch

# The timesteps that LCMScheduler takes for 4, 2, 1 and 8 steps, the usual four most often.
WALKS: tuple[tuple[int, ...], ...] = (
    *((LAST, 759, 499, 259),) * 4,
    (LAST, 499),
    (LAST,),
    (LAST,),
    (LAST, 879, 759, 639, 499, 379, 259, 139),
)


class Walkers:
    """A batch of samples on their way, each at its own step; whoever arrives is replaced by a new one."""

    def __init__(self, draw: Callable[[int], Batch], size: int) -> None:
        self.draw = draw
        batch = draw(size)
        self.x0, self.ids, self.x = batch.latents, batch.ids, coupled(batch)
        self.walks: list[tuple[int, ...]] = [()] * size
        for i in range(size):
            self._choose(i)

    def _choose(self, i: int) -> None:
        self.walks[i] = WALKS[int(torch.randint(len(WALKS), (1,)))]

    @property
    def t(self) -> torch.Tensor:
        """The timestep of each walker: (B,) int64."""
        return torch.tensor([w[0] for w in self.walks], device=self.x.device)

    def losses(
        self, unet: UNet2DConditionModel, levels: Levels, states: torch.Tensor, *, width: float
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The losses of this step (B,), and the student's guesses at the clean latents (B, 4, h, w)."""
        t = self.t
        guess = x0_of(unet, levels, self.x, t, states)
        _, noise = levels.at(t)
        return huber((guess - self.x0) / noise.clamp(min=0.4), width), guess.detach()

    def advance(self, levels: Levels, guess: torch.Tensor) -> None:
        """Take everyone to the next step, or replace them."""
        self.walks = [w[1:] for w in self.walks]
        arrived = [i for i, w in enumerate(self.walks) if not w]
        for i in arrived:
            self._choose(i)
        signal, noise = levels.at(self.t)
        self.x = signal * guess + noise * torch.randn_like(guess)
        if arrived:
            batch = self.draw(len(arrived))
            self.x0[arrived], self.ids[arrived], self.x[arrived] = batch.latents, batch.ids, coupled(batch)
