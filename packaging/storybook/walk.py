"""The student's way of learning: walk its own few steps, and correct each.

Step k starts from what step k - 1 really gave, noised as LCM noises it (Luo et al. 2023,
https://arxiv.org/abs/2310.04378), so the student learns to mend its own mistakes (as in Ross et al. 2011,
https://arxiv.org/abs/1011.0686). Because the noise of the first step is coupled with its scene, the right
answer is known at every step. The samples of a batch are at different steps of their walks.
"""

from collections.abc import Callable

import torch

from storybook.denoiser import LAST, Levels, Predictor, coupled, huber, x0_of
from storybook.pairs import Pairs
from storybook.samples import Batch

# The timesteps that LCMScheduler takes for 4, 2, 1 and 8 steps, the usual four most often.
WALKS: tuple[tuple[int, ...], ...] = (
    *((LAST, 759, 499, 259),) * 4,
    (LAST, 499),
    (LAST,),
    (LAST,),
    (LAST, 879, 759, 639, 499, 379, 259, 139),
)


# Where something beside the student says the layout, the first step is what must be learned.
FIRST_ABOVE_ALL: tuple[tuple[int, ...], ...] = (*((LAST,),) * 5, (LAST, 759, 499, 259), (LAST, 499))

# How image-to-image goes on from where it starts: the rest of an ordinary walk, or LCM's own steps for a strength.
RESTS: tuple[tuple[int, ...], ...] = (
    (759, 499, 259),
    (499, 259),
    (259,),
    (799, 599, 399, 199),
    (699, 519, 339, 179),
    (599, 459, 299, 159),
    (499, 379, 259, 139),
    (399, 299, 199, 99),
    (699, 359),
    (599, 299),
    (399, 199),
)


class Walkers:
    """A batch of samples on their way, each at its own step; whoever arrives is replaced by a new one.

    A share `rough` of the new ones start from a rough picture in `pairs`, as image-to-image does, the others from
    `noise`. Where a rough picture is painted only in part, the whole walk is gone, and what is painted stands in it as
    in the engine's `hold` until its step comes. `beside` are their other pictures, if the samples have any.
    """

    def __init__(
        self,
        draw: Callable[[int], Batch],
        size: int,
        levels: Levels,
        pairs: Pairs | None = None,
        rough: float = 0.0,
        noise: Callable[[Batch], torch.Tensor] = coupled,
        walks: tuple[tuple[int, ...], ...] = WALKS,
    ) -> None:
        self.draw, self.pairs, self.rough, self.noise, self.choices = draw, pairs, rough, noise, walks
        batch = draw(size)
        self.x0, self.ids, self.x = batch.latents, batch.ids, noise(batch)
        self.beside = batch.beside
        self.sketch = torch.zeros_like(self.x0)
        self.painted = torch.zeros_like(self.x0[:, :1], dtype=torch.bool)
        self.until = torch.full((size,), LAST + 1, device=self.x0.device)
        self.walks: list[tuple[int, ...]] = [walks[int(torch.randint(len(walks), (1,)))] for _ in range(size)]
        self._renew(list(range(size)), levels)

    def _renew(self, arrived: list[int], levels: Levels) -> None:
        """Put new samples in the places of those that arrived."""
        rough = [i for i in arrived if self.pairs is not None and float(torch.rand(1)) < self.rough]
        plain = [i for i in arrived if i not in rough]
        if plain:
            batch = self.draw(len(plain))
            self.x0[plain], self.ids[plain], self.x[plain] = batch.latents, batch.ids, self.noise(batch)
            if self.beside is not None:
                self.beside[plain] = batch.beside
            self.until[plain] = LAST + 1
            for i in plain:
                self.walks[i] = self.choices[int(torch.randint(len(self.choices), (1,)))]
        if rough and self.pairs is not None:
            pair = self.pairs.batch(len(rough))
            self.sketch[rough], self.painted[rough] = pair.rough, pair.painted
            self.x0[rough], self.ids[rough] = pair.latents, pair.ids
            in_part = (~pair.painted).flatten(1).any(1).tolist()
            for i, high, free in zip(rough, pair.high.tolist(), in_part, strict=True):
                fitting = [w for w in WALKS if len(w) > 1] if free else [w for w in RESTS if w[0] <= high]
                self.walks[i] = fitting[int(torch.randint(len(fitting), (1,)))]
                self.until[i] = self.walks[i][int(torch.randint(1, len(self.walks[i]), (1,)))] if free else LAST + 1
            signal, noise = levels.at(self.t[rough])
            self.x[rough] = torch.where(
                (self.t == LAST)[rough].view(-1, 1, 1, 1) & ~pair.painted,
                torch.randn_like(pair.rough),
                signal * pair.rough + noise * torch.randn_like(pair.rough),
            )

    @property
    def t(self) -> torch.Tensor:
        """The timestep of each walker: (B,) int64."""
        return torch.tensor([w[0] for w in self.walks], device=self.x.device)

    def losses(
        self, unet: Predictor, levels: Levels, states: torch.Tensor, *, width: float
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The losses of this step (B,), and the student's guesses at the clean latents (B, 4, h, w).

        The first guess around an unfinished sketch does not count: through that noise hardly anything of it is seen.
        """
        t = self.t
        guess = x0_of(unet, levels, self.x, t, states)
        _, noise = levels.at(t)
        counts = (self.until > LAST) | (t < LAST)
        return counts * huber((guess - self.x0) / noise.clamp(min=0.4), width), guess.detach()

    def advance(self, levels: Levels, guess: torch.Tensor) -> None:
        """Take everyone to the next step, or replace them."""
        self.walks = [w[1:] for w in self.walks]
        arrived = [i for i, w in enumerate(self.walks) if not w]
        t = torch.tensor([w[0] if w else LAST for w in self.walks], device=self.x.device)
        signal, noise = levels.at(t)
        fresh = torch.randn_like(guess)
        held = self.painted & (t >= self.until).view(-1, 1, 1, 1)
        self.x = signal * torch.where(held, self.sketch, guess) + noise * fresh
        if arrived:
            self._renew(arrived, levels)
