"""Pictures that continue at their other side."""

from __future__ import annotations

import numpy as np
import pytest

from engine.errors import InvalidRequest
from engine.events import Finished, Job
from engine.groups import altered, built
from engine.picture import Picture
from engine.request import Key, Lane, Outpaint, Request, Seamless


def drawn(engine, request: Request) -> np.ndarray:
    (finished,) = [e for e in engine.run(Job(Key(0, Lane.EXPLICIT, 1), request)) if isinstance(e, Finished)]
    return finished.images[0].astype(np.float32)


def seam(picture: np.ndarray) -> tuple[float, float]:
    """How much larger the steps over the left-right and the top-bottom edge are than those within."""
    within = np.abs(np.diff(picture, axis=1)).mean(), np.abs(np.diff(picture, axis=0)).mean()
    return (
        float(np.abs(picture[:, 0] - picture[:, -1]).mean() / within[0]),
        float(np.abs(picture[0] - picture[-1]).mean() / within[1]),
    )


@pytest.fixture(scope="module")
def plain() -> Request:
    return built(Request, model="starter", prompts=("a purple castle in a meadow",), size=(256, 256), steps=3, seed=2)


def test_the_sides_that_are_asked_for_meet_and_nothing_of_the_model_stays_changed(engine, plain) -> None:
    before = drawn(engine, plain)
    _, down = seam(before)
    assert down > 20
    assert max(seam(drawn(engine, altered(plain, seamless=Seamless.BOTH)))) < 4
    across, down = seam(drawn(engine, altered(plain, seamless=Seamless.ACROSS)))
    assert across < 4 and down > 20
    assert np.array_equal(drawn(engine, plain), before)


def test_a_part_of_a_picture_has_no_sides_to_meet(plain) -> None:
    source = Picture(np.zeros((64, 64, 3), np.uint8))
    with pytest.raises(InvalidRequest, match="seamless"):
        altered(plain, source=source, outpaint=Outpaint(right=64), seamless=Seamless.BOTH)
