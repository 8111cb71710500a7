"""Naive sketches whose answer is known: one thing's outline as a flat blob of its colour, off the centre.

The scenes are drawn from seeds that no training uses. A finder that has only seen real scenes says where the thing is
in a picture, GrabCut (Rother et al. 2004) finds its edge; what both miss on the real scenes is part of every report.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from storybook import finder as finding
from storybook.canvas import FIRST_THING
from storybook.draw import draw
from storybook.palette import COLOURS
from storybook.scene import KNOBS, Item, Scene
from storybook.things import KINDS

SEED = 770_001
SIDE = 256
THINGS = ("apple", "house", "tree", "car", "balloon", "cat", "mushroom", "castle", "fish")
"""Of those that fill their outline: masts and stems are thinner than the finder can see."""
PLACES = {"plain": "", "snow": " in the snow", "beach": " on the beach", "meadow": " in a meadow"}
FAR = 0.24
"""How far from its usual place a thing is moved at most, in shares of the picture."""
FIRST_CLASS = 4
"""The finder's first class that is a thing."""


@dataclass(frozen=True, eq=False)
class Silhouette:
    """`words` for it, where it `lies` (SIDE, SIDE) bool, the painted `colour`, and the real scene (SIDE, SIDE, 3)."""

    words: str
    lies: np.ndarray
    colour: tuple[int, int, int]
    real: np.ndarray
    scene: Scene

    def painted(self, page: str) -> np.ndarray:
        """The sketch (SIDE, SIDE, 4) uint8, on a “transparent” page or on a white one that is “opaque”."""
        pixels = (
            np.zeros((SIDE, SIDE, 4), np.uint8) if page == "transparent" else np.full((SIDE, SIDE, 4), 255, np.uint8)
        )
        pixels[self.lies] = (*self.colour, 255)
        return pixels


def silhouettes(count: int, seed: int = SEED) -> list[Silhouette]:
    """So many, each kind and place as often; the whole thing inside the picture."""
    rng = np.random.default_rng(seed)
    found: list[Silhouette] = []
    while len(found) < count:
        kind = THINGS[len(found) % len(THINGS)]
        place = list(PLACES)[len(found) // len(THINGS) % len(PLACES)]
        colour = list(COLOURS)[int(rng.integers(7))]
        right, down, times = (float(v) for v in rng.uniform((-FAR, -0.12, 0.6), (FAR, 0.06, 1.0)))
        moved, knobs = (right, down, times, times), tuple(rng.random(len(KNOBS)).tolist())
        scene = Scene((Item(kind, colour),), place, knobs=knobs, spread=0.3, moved=moved)
        canvas = draw(scene, SIDE, with_maps=True)
        inside = canvas.label == FIRST_THING + list(KINDS).index(kind)
        rim = inside.copy()
        rim[2:-2, 2:-2] = False
        if rim.any() or not inside.any():
            continue
        red, green, blue = (round(each) for each in COLOURS[colour])
        words = f"a {colour} {kind}{PLACES[place]}"
        found.append(Silhouette(words, _simplified(inside), (red, green, blue), canvas.rgb, scene))
    return found


def _simplified(inside: np.ndarray) -> np.ndarray:
    """The outline as a hurried hand paints it: few corners, no holes."""
    contours, _ = cv2.findContours(inside.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    drawn = np.zeros(inside.shape, np.uint8)
    for contour in contours:
        cv2.fillPoly(drawn, [cv2.approxPolyDP(contour, 0.008 * SIDE, True)], 1)
    return drawn > 0


@dataclass(frozen=True)
class Agreement:
    """How a picture agrees with a silhouette: intersection over union, and between centres, in shares of the frame."""

    overlap: float
    distance: float


LOST = 0.5
"""The distance that counts where the thing isn't there at all."""
OF_ITS_COLOUR = 90.0
"""How far a pixel may be from the painted colour, in RGB, to be of it: things are shaded."""


def agreements(finder: finding.Finder, pictures: np.ndarray, asked: Sequence[Silhouette]) -> list[Agreement]:
    """Of pictures (N, H, W, 3) uint8 with the silhouettes that they were made from, by a finder of things."""
    said = np.concatenate([finding.found(finder, pictures[i : i + 32])[0] for i in range(0, len(pictures), 32)])
    found = []
    for picture, classes, silhouette in zip(pictures, said, asked, strict=True):
        found.append(_agreement(outlined(picture, classes >= FIRST_CLASS, silhouette.lies), silhouette))
    return found


def by_colour(pictures: np.ndarray, asked: Sequence[Silhouette]) -> list[Agreement]:
    """The same by the pixels of the painted colour, the largest patch of them with its holes filled; no network."""
    return [_agreement(_coloured(picture, each), each) for picture, each in zip(pictures, asked, strict=True)]


def _coloured(picture: np.ndarray, silhouette: Silhouette) -> np.ndarray:
    small = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(float)
    near = np.linalg.norm(small - np.array(silhouette.colour), axis=2) < OF_ITS_COLOUR
    patch = largest(near, silhouette.lies).astype(np.uint8)
    contours, _ = cv2.findContours(patch, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return cv2.drawContours(patch, contours, -1, 1, cv2.FILLED) > 0


def _agreement(there: np.ndarray, silhouette: Silhouette) -> Agreement:
    overlap = float((there & silhouette.lies).sum() / (there | silhouette.lies).sum())
    return Agreement(overlap, _apart(there, silhouette.lies))


def outlined(picture: np.ndarray, roughly: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Where a thing is, (SIDE, SIDE) bool, by its edge in the picture; `roughly` is (h, w) bool of any size."""
    picture = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    there = cv2.resize(roughly.astype(np.uint8), (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    there = largest(there > 0, near).astype(np.uint8)
    if not there.any():
        return there > 0
    mask = np.full((SIDE, SIDE), cv2.GC_BGD, np.uint8)
    mask[cv2.dilate(there, np.ones((13, 13))) > 0] = cv2.GC_PR_BGD
    mask[there > 0] = cv2.GC_PR_FGD
    mask[cv2.erode(there, np.ones((9, 9))) > 0] = cv2.GC_FGD
    cv2.grabCut(picture, mask, None, np.zeros((1, 65)), np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_MASK)
    return largest((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD), there > 0)


def largest(there: np.ndarray, near: np.ndarray) -> np.ndarray:
    """The component that shares most with `near`, or the largest if none does."""
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(there.astype(np.uint8))
    if count == 1:
        return np.zeros_like(there)
    shared = np.bincount(labels[near], minlength=count)[1:]
    best = shared.argmax() if shared.any() else statistics[1:, cv2.CC_STAT_AREA].argmax()
    chosen: np.ndarray = labels == best + 1
    return chosen


def _apart(one: np.ndarray, other: np.ndarray) -> float:
    if not one.any():
        return LOST
    centres = [np.argwhere(each).mean(axis=0) / SIDE for each in (one, other)]
    return float(np.linalg.norm(centres[0] - centres[1]))
