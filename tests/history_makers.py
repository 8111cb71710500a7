"""Runs of pictures for the tests of the history."""

from __future__ import annotations

from itertools import count

import numpy as np

from engine.events import Finished, Timings
from engine.request import Key, Lane, ModelUse, Request, Sampling, Words
from fakes import ENVIRONMENT

_sequences = count(1)


def finished(prompt: str = "a red boat", *, model: str = "starter", seed: int = 7, among: int = 1, **more) -> Finished:
    """A run of `among` pictures of coloured noise, 64 × 64."""
    request = Request(ModelUse(model), Words((prompt,), "blurred"), Sampling(seed=seed, count=among), (64, 64), **more)
    noise = np.random.default_rng(seed).integers(0, 256, (among, 64, 64, 3), np.uint8)
    key = Key(0, Lane.EXPLICIT, next(_sequences))
    return Finished(key, tuple(noise), request, Timings(), ENVIRONMENT)
