"""Rough pictures, and how the student walks from them."""

import numpy as np
import torch

from storybook.canvas import FIRST_THING
from storybook.denoiser import LAST, Levels
from storybook.draw import draw
from storybook.pairs import HIGH, PairBatch
from storybook.samples import Batch
from storybook.scene import MIXES, sample_scene
from storybook.sketch import unfinished
from storybook.walk import Walkers

LEVELS = Levels.make(torch.device("cpu"))


class Halves:
    """Pairs whose sketch is all twos, and painted at the left only."""

    def batch(self, size: int) -> PairBatch:
        painted = torch.zeros(size, 1, 4, 4, dtype=torch.bool)
        painted[..., :2] = True
        rough, latents = torch.full((size, 4, 4, 4), 2.0), torch.full((size, 4, 4, 4), 1.0)
        return PairBatch(rough, latents, torch.zeros(size, 77).long(), torch.full((size,), HIGH), painted)


def blank(size: int) -> Batch:
    return Batch(torch.zeros(size, 4, 4, 4), torch.full((size, 16), 0.5), torch.zeros(size, 77).long())


def test_an_unfinished_sketch_is_painted_where_the_thing_is() -> None:
    rng = np.random.default_rng(8)
    covered = []
    for _ in range(12):
        scene = sample_scene(rng, MIXES["loose"])
        canvas = draw(scene, 96, with_maps=True)
        sketch, painted = unfinished(rng, scene, canvas)
        assert sketch.shape == canvas.rgb.shape and set(np.unique(painted)) <= {0.0, 1.0}
        thing = canvas.label >= FIRST_THING
        assert painted[thing].mean() > painted[~thing].mean() or painted.all()
        covered.append(painted.mean())
    assert min(covered) < 0.4 < max(covered), "some have a ground or a sky, some have neither"


def test_what_is_painted_stands_in_the_walk_until_its_step_comes() -> None:
    torch.manual_seed(2)
    walkers = Walkers(blank, 8, LEVELS, Halves(), rough=1.0)
    assert (walkers.t == LAST).all() and (walkers.until < LAST).all()
    stood = let_go = 0
    for _ in range(12):
        guess = torch.full_like(walkers.x, -1.0)
        walkers.advance(LEVELS, guess)
        signal, noise = (level.flatten() for level in LEVELS.at(walkers.t))
        means = (walkers.x[..., :2].mean((1, 2, 3)), walkers.x[..., 2:].mean((1, 2, 3)))
        for i, t in enumerate(walkers.t.tolist()):
            if t == LAST:
                continue
            near = 4 * float(noise[i]) / 32**0.5
            held = t >= int(walkers.until[i])
            assert abs(float(means[0][i]) - float(signal[i]) * (2.0 if held else -1.0)) < near
            assert abs(float(means[1][i]) + float(signal[i])) < near
            stood, let_go = stood + held, let_go + (not held)
    assert stood > 5 and let_go > 5


def test_the_first_guess_around_a_sketch_does_not_count() -> None:
    class Still:
        sample = torch.zeros(4, 4, 4, 4)

    def still(x: torch.Tensor, t: torch.Tensor, states: torch.Tensor) -> Still:
        return Still()

    torch.manual_seed(2)
    sketched, plain = Walkers(blank, 4, LEVELS, Halves(), rough=1.0), Walkers(blank, 4, LEVELS)
    states = torch.zeros(4, 77, 8)
    assert not sketched.losses(still, LEVELS, states, width=0.1)[0].any()
    assert plain.losses(still, LEVELS, states, width=0.1)[0].all()
    sketched.advance(LEVELS, torch.zeros_like(sketched.x))
    going = sketched.t < LAST
    assert going.any() and sketched.losses(still, LEVELS, states, width=0.1)[0][going].all()
