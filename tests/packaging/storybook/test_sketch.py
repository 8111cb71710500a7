"""Crude versions of scenes: what is painted stands where the scene has it."""

import cv2
import numpy as np
import pytest

from storybook.canvas import FIRST_THING
from storybook.draw import draw
from storybook.scene import MIXES, Item, Scene, sample_scene
from storybook.sketch import crude
from storybook.things import KINDS


@pytest.mark.parametrize("kind", ["apple", "house", "boat", "cat"])
def test_a_blob_covers_its_thing(kind: str) -> None:
    overlaps = []
    for seed in range(12):
        scene = Scene((Item(kind, "purple"),), place="snow", moved=(0.2, -0.1, 0.8, 0.9))
        canvas = draw(scene, 128, with_maps=True)
        page = crude(np.random.default_rng(seed), scene, canvas, on_paper=True)
        painted, thing = (page != 255).any(2).astype(np.uint8), canvas.label == FIRST_THING + list(KINDS).index(kind)
        outer, _ = cv2.findContours(painted, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        within = cv2.fillPoly(np.zeros_like(painted), outer, 1) > 0
        overlaps.append((within & thing).sum() / (within | thing).sum())
    assert np.mean(overlaps) > 0.6 and min(overlaps) > 0.35


def test_what_no_words_tell_is_painted() -> None:
    scene = Scene((Item("house", "white", parts=(("roof", "green"),)),), place="plain")
    canvas = draw(scene, 128)
    seen = 0
    for seed in range(20):
        page = crude(np.random.default_rng(seed), scene, canvas, on_paper=True, unsaid=True).astype(int)
        seen += ((page[..., 1] > page[..., 0] + 40) & (page[..., 1] > page[..., 2] + 30)).mean() > 0.01
    assert seen >= 16


def test_a_window_is_the_same_place_but_softer() -> None:
    from storybook.sketch import window

    rng = np.random.default_rng(2)
    sharp, soft = window(rng, sample_scene(rng, MIXES["loose"]), 64)
    assert sharp.shape == soft.shape == (64, 64, 3)
    assert np.abs(sharp.astype(int) - soft).mean() < 30
