"""The student's way of learning: walk its own few steps, and correct each.

Step k starts from what step k - 1 really gave, noised as LCM noises it (Luo et al. 2023,
https://arxiv.org/abs/2310.04378), so the student learns to mend its own mistakes (as in Ross et al. 2011,
https://arxiv.org/abs/1011.0686). The noise of a first step is coupled with its scene, so that the right answer is known
at every step. The samples of a batch are at different steps of their walks, and whoever arrives is replaced.

There are three sorts of walks: from words alone; from a sketch, as image-to-image does at some strength; and inside a
box of a finished picture, as inpainting does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import torch

from storybook import coupling
from storybook.bank import Batch
from storybook.denoiser import LAST, Levels, Predictor, huber, x0_of

# Steps of LCM's own schedule: every twentieth of the thousand levels.
ORIGIN = 50
# The timesteps that LCMScheduler takes for 4, 2, 1 and 8 steps, the usual four most often.
WALKS: tuple[tuple[int, ...], ...] = (
    *((LAST, 759, 499, 259),) * 5,
    (LAST, 499),
    (LAST,),
    (LAST, 879, 759, 639, 499, 379, 259, 139),
)
STRENGTHS = (0.2, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.5, 0.55, 0.6, 0.65, 0.7, 0.7, 0.75, 0.8, 0.85, 0.9)
# More noise than this hides which window it is that is to be sharpened.
WINDOW_STRENGTHS = (0.1, 0.15, 0.2, 0.2, 0.25, 0.3, 0.4, 0.5)
# Where something beside the student says the layout, the first step is what must be learned.
FIRST_ABOVE_ALL: tuple[tuple[int, ...], ...] = (*((LAST,),) * 5, (LAST, 759, 499, 259), (LAST, 499))
LONGEST = 8
OVER = -1


def of_strength(strength: float, steps: int) -> tuple[int, ...]:
    """The timesteps that LCMScheduler takes for image-to-image: `steps`, spread over the lowest of its own."""
    origin = [(i + 1) * (LAST + 1) // ORIGIN - 1 for i in range(int(ORIGIN * strength))][::-1]
    return tuple(origin[int(i * len(origin) / steps)] for i in range(min(steps, len(origin))))


SKETCH_WALKS = (*(of_strength(s, 4) for s in STRENGTHS), (759, 499, 259), of_strength(0.5, 2), of_strength(0.7, 2))
WINDOW_WALKS = tuple(of_strength(s, n) for s in WINDOW_STRENGTHS for n in (2, 4))
BOX_WALKS = (*((LAST, 759, 499, 259),) * 4, of_strength(0.8, 4), of_strength(0.6, 4))


def table(walks: tuple[tuple[int, ...], ...], device: torch.device) -> torch.Tensor:
    """Walks as rows of timesteps (N, `LONGEST` + 1), ended by `OVER`."""
    return torch.tensor([[*w, *[OVER] * (LONGEST + 1 - len(w))] for w in walks], device=device)


@dataclass(frozen=True)
class Start:
    """Where new walks begin: rows of a bank, from noise, from what is beside them, or in their boxes.

    `share` of all walks; `noise` makes the noise of the first step; `rough` starts from the rough picture's latents;
    `boxed` holds what is outside the box.
    """

    draw: Callable[[int], Batch]
    walks: torch.Tensor
    share: float = 1.0
    rough: bool = False
    boxed: bool = False
    noise: Callable[[Batch], torch.Tensor] = field(default=lambda batch: coupled(batch))


def coupled(batch: Batch) -> torch.Tensor:
    """Noise that belongs to the scenes of a batch."""
    return coupling.write(torch.randn_like(batch.latents), batch.coordinates)


def loosely(batch: Batch, kept: tuple[int, ...]) -> torch.Tensor:
    """Noise that belongs to the scenes only in the knobs `kept`: something else must say the others."""
    coordinates = torch.randn_like(batch.coordinates)
    coordinates[:, kept] = batch.coordinates[:, kept]
    return coupling.write(torch.randn_like(batch.latents), coordinates)


def inside(box: torch.Tensor, cells: tuple[int, int]) -> torch.Tensor:
    """Boxes (B, 4), left, top, right, bottom in shares, to (B, 1, h, w) bool."""
    y = (torch.arange(cells[0], device=box.device) + 0.5) / cells[0]
    x = (torch.arange(cells[1], device=box.device) + 0.5) / cells[1]
    left, top, right, bottom = box.view(-1, 4, 1, 1).unbind(1)
    return ((x >= left) & (x <= right) & (y[:, None] >= top) & (y[:, None] <= bottom))[:, None]


class Walkers:
    """A batch of samples on their way, each at its own step; `beside` are their other pictures, if they need any."""

    def __init__(self, starts: tuple[Start, ...], size: int, levels: Levels) -> None:
        self.starts, self.levels = starts, levels
        some = starts[0].draw(size)
        device = some.latents.device
        self.shares = torch.tensor([s.share for s in starts], device=device)
        self.x0, self.x, self.ids = some.latents, torch.zeros_like(some.latents), some.ids
        self.beside = some.beside
        self.free = torch.ones_like(some.latents[:, :1], dtype=torch.bool)
        self.walks = torch.full((size, LONGEST + 1), OVER, device=device)
        self.step = torch.zeros(size, dtype=torch.int64, device=device)
        self._renew(torch.arange(size, device=device))

    @property
    def t(self) -> torch.Tensor:
        """The timestep of each walker: (B,) int64."""
        return self.walks.gather(1, self.step[:, None])[:, 0]

    def _renew(self, arrived: torch.Tensor) -> None:
        """Put new samples in the places of those that arrived."""
        sort = torch.multinomial(self.shares, len(arrived), replacement=True)
        self.step[arrived] = 0
        for i, start in enumerate(self.starts):
            at = arrived[sort == i]
            if not len(at):
                continue
            batch = start.draw(len(at))
            walks = start.walks[torch.randint(len(start.walks), (len(at),), device=at.device)]
            signal, noise = self.levels.at(walks[:, 0])
            eps = start.noise(batch)
            clean = batch.rough if start.rough and batch.rough is not None else batch.latents
            alone = ((walks[:, 0] == LAST) & (not start.rough)).view(-1, 1, 1, 1)
            x = torch.where(alone, eps, signal * clean + noise * eps)
            free = torch.ones_like(self.free[at])
            if start.boxed:
                free = inside(batch.box, batch.latents.shape[-2:])
                x = torch.where(free, x, signal * batch.latents + noise * eps)
            self.x0[at], self.x[at], self.ids[at], self.walks[at] = batch.latents, x, batch.ids, walks
            self.free[at] = free
            if self.beside is not None:
                self.beside[at] = batch.beside

    def guess(self, unet: Predictor, states: torch.Tensor) -> torch.Tensor:
        """What the student believes to be the clean latents: (B, 4, h, w)."""
        return x0_of(unet, self.levels, self.x, self.t, states)

    def score(self, guess: torch.Tensor, *, width: float, weight: torch.Tensor | float = 1.0) -> torch.Tensor:
        """How far guesses are from the clean latents: (B,). Where the level hides little, small faults count more.

        `weight` (B, 1, h, w) says where they count more besides.
        """
        _, noise = self.levels.at(self.t)
        return huber((guess - self.x0) / noise.clamp(min=0.4), width, weight)

    @torch.no_grad()
    def advance(self, guess: torch.Tensor) -> None:
        """Take everyone to the next step, or replace them."""
        self.step += 1
        t = self.t
        signal, noise = self.levels.at(t.clamp(min=0))
        kept = torch.where(self.free, guess, self.x0)
        self.x = signal * kept + noise * torch.randn_like(guess)
        arrived = torch.nonzero(t == OVER)[:, 0]
        if len(arrived):
            if self.beside is not None:
                # What was computed with the old ones may still have its way back to go.
                self.beside = self.beside.clone()
            self._renew(arrived)
