"""What the words mean to the model that ships with the program: the colour asked for appears, and only in the mask."""

import cv2
import numpy as np
import pytest

from drive import finished
from engine.engine import Engine
from engine.frames import framing
from engine.frames.masks import feathered
from engine.groups import built
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import Mask, Masking, Request
from storybook.draw import draw
from storybook.scene import Scene

SIDE = 256
SEEDS = 10
HUES = {"red": 0, "yellow": 48, "green": 128, "blue": 220}
"""Degrees, of the storybook's palette."""

pytestmark = pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="the starter is not there")


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    """An empty meadow, (256, 256, 3) uint8."""
    return np.ascontiguousarray(draw(Scene(items=(), place="meadow"), SIDE).rgb)


@pytest.fixture(scope="module")
def mask() -> np.ndarray:
    drawn = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(drawn, (128, 150), 70, 255, -1)
    return drawn


def hue_in(picture: np.ndarray, where: np.ndarray) -> float:
    """The hue, in degrees, that most of the saturated pixels there have: the peak of a smoothed histogram."""
    hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)[where]
    weights = np.where(hsv[:, 1] > 90, hsv[:, 1].astype(float) * hsv[:, 2], 0.0)
    counts = np.bincount(hsv[:, 0], weights, minlength=180)
    window = np.ones(9)
    smooth = np.convolve(np.concatenate([counts[-4:], counts, counts[:4]]), window, "valid")
    return float(smooth.argmax() * 2)


def apart(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


@pytest.mark.slow
@pytest.mark.parametrize("colour", HUES)
def test_the_asked_hue_appears_in_the_mask_and_nothing_else_changes(engine: Engine, page, mask, colour) -> None:
    frame, size = framing.inpaint_frame(mask, SIDE, 8, grow=0, feather=8)
    masked = Mask(Picture(mask.copy()), Masking(grow=0, feather=8))
    reach = feathered(mask, 0, 8) > 0
    core = cv2.erode(mask, np.ones((25, 25), np.uint8)) > 0
    hits = 0
    for seed in range(SEEDS):
        request = built(
            Request,
            model="starter",
            prompts=(f"a {colour} balloon in a meadow",),
            size=size,
            seed=seed,
            source=Picture(page.copy()),
            mask=masked,
            frame=frame,
        )
        picture = finished(engine, request).images[0][..., :3]
        assert np.array_equal(picture[~reach], page[~reach])
        hits += apart(hue_in(picture, core), HUES[colour]) <= 30
    assert hits >= 8
