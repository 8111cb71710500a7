"""How the student walks: from words, from sketches, inside boxes."""

from types import SimpleNamespace

import pytest
import torch
from diffusers import LCMScheduler

from storybook import walk
from storybook.bank import Batch
from storybook.denoiser import LAST, Levels, scheduler
from storybook.walk import Start, Walkers, of_strength, table

CPU = torch.device("cpu")
LEVELS = Levels.make(CPU)


def of(value: float, beside: float, box: tuple[float, ...] = (0, 0, 1, 1)) -> "Draw":
    return Draw(value, beside, box)


class Draw:
    """Rows whose latents are all `value`, and whose sketches are all `rough`."""

    def __init__(self, value: float, rough: float, box: tuple[float, ...]) -> None:
        self.value, self.rough, self.box = value, rough, box

    def __call__(self, size: int) -> Batch:
        latents = torch.full((size, 4, 8, 8), self.value)
        return Batch(
            latents,
            torch.zeros(size, 16),
            torch.zeros(size, 77).long(),
            torch.tensor(self.box).repeat(size, 1),
            torch.full_like(latents, self.rough),
            None,
        )


def near(x: torch.Tensor, signal: torch.Tensor, noise: torch.Tensor, value: float) -> bool:
    """Whether each of x (B, ...) is noise about `value` at its level."""
    means = x.flatten(1).mean(1)
    return bool(((means - signal.flatten() * value).abs() < 5 * noise.flatten() / x[0].numel() ** 0.5).all())


def test_a_walk_from_words_begins_in_pure_noise() -> None:
    torch.manual_seed(2)
    walkers = Walkers((Start(of(3.0, 0.0), table(((LAST, 499),), CPU)),), 16, LEVELS)
    assert (walkers.t == LAST).all() and abs(float(walkers.x.mean())) < 0.05
    walkers.advance(torch.full_like(walkers.x, -1.0))
    assert (walkers.t == 499).all() and near(walkers.x, *LEVELS.at(walkers.t), -1.0)


def test_a_walk_from_a_sketch_begins_at_the_sketch_and_is_scored_by_the_scene() -> None:
    torch.manual_seed(2)
    walkers = Walkers((Start(of(1.0, 2.0), table(((499, 259),), CPU), rough=True),), 16, LEVELS)
    assert near(walkers.x, *LEVELS.at(walkers.t), 2.0)
    assert (walkers.score(torch.ones_like(walkers.x), width=0.1) == 0).all()
    assert (walkers.score(torch.full_like(walkers.x, 2.0), width=0.1) > 0).all()


def test_outside_its_box_a_walk_is_held_at_every_step() -> None:
    torch.manual_seed(2)
    start = Start(of(3.0, 0.0, (0, 0, 0.5, 1)), table(((LAST, 499, 259),), CPU), boxed=True)
    walkers = Walkers((start,), 16, LEVELS)
    for _ in range(2):
        assert near(walkers.x[..., 4:], *LEVELS.at(walkers.t), 3.0)
        walkers.advance(torch.full_like(walkers.x, -1.0))
    assert near(walkers.x[..., :4], *LEVELS.at(walkers.t), -1.0)


def test_who_arrives_is_replaced() -> None:
    torch.manual_seed(2)
    walkers = Walkers((Start(of(1.0, 0.0), table(((LAST, 499),), CPU)),), 6, LEVELS)
    walkers.advance(walkers.x0)
    walkers.advance(walkers.x0)
    assert (walkers.t == LAST).all()


@pytest.mark.parametrize("strength", [0.2, 0.35, 0.5, 0.7, 0.9])
def test_steps_of_a_strength_are_those_of_the_scheduler(strength: float) -> None:
    made = LCMScheduler.from_config(scheduler().config)
    made.set_timesteps(4, strength=strength, original_inference_steps=50)
    assert of_strength(strength, 4) == tuple(made.timesteps.tolist())


def test_the_usual_walk_is_the_schedulers() -> None:
    made = LCMScheduler.from_config(scheduler().config)
    made.set_timesteps(4)
    assert walk.WALKS[0] == tuple(made.timesteps.tolist())


def test_a_guess_is_read_from_what_the_network_says() -> None:
    torch.manual_seed(2)
    walkers = Walkers((Start(of(1.0, 0.0), table(((259,),), CPU), rough=True),), 4, LEVELS)
    signal, noise = LEVELS.at(walkers.t)

    def knowing(x: torch.Tensor, t: torch.Tensor, states: torch.Tensor) -> SimpleNamespace:
        return SimpleNamespace(sample=(signal * x - walkers.x0) / noise)

    assert torch.allclose(walkers.guess(knowing, torch.zeros(4, 77, 8)), walkers.x0, atol=1e-5)
