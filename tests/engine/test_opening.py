"""A run continued from one of its steps with another prompt, and made again from its recipe."""

from __future__ import annotations

import numpy as np
import pytest

from engine.events import Finished, Job, Preview
from engine.groups import altered, built
from engine.request import Backend, Key, Lane, Request


def events(engine, request: Request):
    found = list(engine.run(Job(Key(0, Lane.EXPLICIT, 1), request)))
    previews = [event.images[0] for event in found if isinstance(event, Preview)]
    return previews, next(event.images[0] for event in found if isinstance(event, Finished))


@pytest.mark.parametrize("backend", [None, Backend.TORCH])
def test_the_first_steps_are_those_of_the_run_before_and_the_others_follow_the_new_words(engine, backend) -> None:
    plain = built(
        Request,
        model="starter",
        prompts=("a red boat",),
        size=(256, 256),
        steps=4,
        sampler="ddim",
        guidance=3.0,
        seed=5,
    )
    plain = altered(plain, backend=backend)
    steps, first = events(engine, plain)
    went_on = altered(plain, prompts=("a green tree",), opening="a red boat", opening_steps=2)
    again, other = events(engine, went_on)
    assert np.array_equal(steps[0], again[0]) and np.array_equal(steps[1], again[1])
    assert not np.array_equal(steps[2], again[2]) and not np.array_equal(first, other)
    same = altered(plain, opening="a red boat", opening_steps=2)
    assert np.array_equal(events(engine, same)[1], first)
    _, tree = events(engine, altered(plain, prompts=("a green tree",)))
    assert not np.array_equal(other, tree)
