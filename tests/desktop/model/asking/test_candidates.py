"""The strip of results."""

import numpy as np
import pytest

from desktop.model.asking.candidates import KEPT, Candidates
from engine.events import Environment, Finished, Timings
from engine.groups import built
from engine.request import Key, Lane, Request

ENVIRONMENT = Environment("cpu", "float32", 1, "sdpa", "", "", "")


def finished(*values):
    images = tuple(np.full((8, 8, 3), value, np.uint8) for value in values)
    return Finished(Key(0, Lane.EXPLICIT, 1), images, built(Request, model="any"), Timings(), ENVIRONMENT)


@pytest.fixture
def candidates(qapp):
    return Candidates()


def values(candidates):
    return [int(item.image[0, 0, 0]) for item in candidates]


def test_newest_run_stands_first_and_is_selected(candidates):
    candidates.add(finished(1, 2))
    candidates.add(finished(3))
    assert values(candidates) == [3, 1, 2]
    assert candidates.selected.image[0, 0, 0] == 3


def test_what_takes_the_place_of_one_that_is_dropped_is_selected(candidates):
    candidates.add(finished(1, 2, 3))
    first, second, third = candidates
    candidates.select(second.id)
    assert candidates.remove(second.id) == 1
    assert values(candidates) == [1, 3] and candidates.selected is third
    candidates.put(second, 1)
    assert values(candidates) == [1, 2, 3] and candidates.selected is second
    candidates.remove(first.id)
    assert candidates.selected is second
    candidates.remove(second.id)
    candidates.remove(third.id)
    assert candidates.selected is None and candidates.remove(third.id) < 0


def test_the_oldest_go_when_the_strip_is_full(candidates):
    for value in range(KEPT + 5):
        candidates.add(finished(value))
    assert len(candidates) == KEPT
    assert values(candidates)[0] == KEPT + 4
