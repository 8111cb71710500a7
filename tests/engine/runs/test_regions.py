"""Regions with the model that ships: what is asked for appears where it is painted, and no graph is asked for it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from drive import finished
from engine.engine import Engine
from engine.groups import built
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import RegionUse, Request

SIDE = 256
HUES = {"red": 0, "blue": 220}
"""Degrees, of the storybook's palette."""
SEEDS = 4

shipped = pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="the starter is not there")


def half(left: bool) -> Picture:
    pixels = np.zeros((SIDE, SIDE), np.uint8)
    pixels[60:220, 10:120] = 255
    return Picture(pixels if left else np.ascontiguousarray(pixels[:, ::-1]))


def share(picture: np.ndarray, where: Picture, colour: str) -> float:
    """How much of a region is of a colour."""
    hsv = cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2HSV)[where.pixels > 0]
    apart = np.abs((hsv[:, 0].astype(float) * 2 - HUES[colour] + 180) % 360 - 180)
    return float(((apart < 25) & (hsv[:, 1] > 110)).mean())


@shipped
@pytest.mark.parametrize("swapped", [False, True])
def test_two_things_of_two_colours_come_each_where_it_was_painted(engine: Engine, swapped: bool) -> None:
    """A red apple and a blue car: the twin is the same with the places changed."""
    places = {"red": half(not swapped), "blue": half(swapped)}
    words = {"red": "a red apple", "blue": "a blue car"}
    regions = tuple(RegionUse(words[colour], places[colour]) for colour in ("red", "blue"))
    made = [
        finished(engine, built(Request, model="starter", size=(SIDE, SIDE), seed=seed, regions=regions)).images[0]
        for seed in range(SEEDS)
    ]
    for colour, other in (("red", "blue"), ("blue", "red")):
        there = np.mean([share(each, places[colour], colour) for each in made])
        elsewhere = np.mean([share(each, places[other], colour) for each in made])
        assert there > 0.04 and there > 4 * elsewhere


@shipped
def test_a_graph_knows_no_regions_and_the_run_says_so(engine: Engine) -> None:
    request = built(Request, model="starter", size=(128, 128), steps=1, regions=(RegionUse("a red apple", half(True)),))
    told = finished(engine, request).environment.backend
    assert "unet: torch for regions" in told or told == "torch"
