"""Crude versions of scenes, as a hurried user paints them: flat blobs, fat strokes, an empty page around them."""

import cv2
import numpy as np

from engine.frames.filling import filled
from storybook.canvas import FIRST_THING, Canvas
from storybook.draw import draw
from storybook.palette import COLOURS
from storybook.scene import Item, Scene
from storybook.things import KINDS


def crude(rng: np.random.Generator, scene: Scene, canvas: Canvas, *, on_paper: bool = False) -> np.ndarray:
    """A rough sketch (H, W, 3) uint8 of a scene that was painted on `canvas` (with maps).

    `on_paper` leaves the page white, and draws outlines as often as blobs.
    """
    roll = rng.random()
    if roll < 0.15 and not on_paper:
        return _blurred(canvas.rgb, int(rng.integers(12, 32)))
    page = np.full_like(canvas.rgb, 255) if on_paper else _page(rng, scene, canvas)
    strokes = roll > (0.5 if on_paper else 0.85)
    for item in reversed(scene.items):
        inside = (canvas.label == FIRST_THING + list(KINDS).index(item.kind)).astype(np.uint8)
        if inside.any():
            _blob(rng, page, inside, _paint(rng, item, canvas.rgb, inside), strokes)
    return page


def unfinished(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> tuple[np.ndarray, np.ndarray]:
    """A rough sketch on transparent paper: what the program makes of it (H, W, 3) uint8, and where it is painted.

    Painted (H, W) is 1 or 0: the things, and now and then the ground or the sky.
    """
    page = np.full_like(canvas.rgb, 255)
    painted = np.zeros(page.shape[:2], bool)
    below = np.where(canvas.label >= FIRST_THING, 0, canvas.label)
    for label in np.unique(below):
        if rng.random() < 0.35:
            there = below == label
            page[there] = np.clip(np.median(canvas.rgb[canvas.label == label], 0) + rng.normal(0, 12, 3), 0, 255)
            painted |= there
    before, strokes = page.copy(), rng.random() < 0.25
    for item in reversed(scene.items):
        inside = (canvas.label == FIRST_THING + list(KINDS).index(item.kind)).astype(np.uint8)
        if inside.any():
            _blob(rng, page, inside, _paint(rng, item, canvas.rgb, inside), strokes)
    painted |= (page != before).any(2)
    return filled(page, painted.astype(np.float32)), painted.astype(np.float32)


def _page(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """What the things are painted on: the scene's own backdrop, its flat bands, or an empty page."""
    roll = rng.random()
    if roll < 0.4:
        empty = Scene(items=(), place=scene.place, time=scene.time, knobs=scene.knobs, spread=scene.spread)
        return draw(empty, canvas.height, canvas.width).rgb
    page = np.full_like(canvas.rgb, 255)
    if roll < 0.55:
        return page
    page[:] = np.clip(rng.integers(170, 256) + rng.integers(-20, 20, 3), 0, 255)
    if roll < 0.65:
        return page
    below = canvas.label.copy()
    below[below >= FIRST_THING] = 0
    for label in np.unique(below):
        shown = canvas.rgb[canvas.label == label]
        if len(shown):
            tone = shown.mean(0) if label or scene.place == "plain" else canvas.rgb[:40].mean((0, 1))
            page[below == label] = np.clip(tone + rng.normal(0, 12, 3), 0, 255)
    return page


def _paint(rng: np.random.Generator, item: Item, rgb: np.ndarray, inside: np.ndarray) -> tuple[float, ...]:
    """The one colour of a blob: the colour that is named, or the mean of what it stands for, a little off."""
    named = np.array(COLOURS[item.colour or KINDS[item.kind].usual], float)
    tone = named if rng.random() < 0.6 else rgb[inside > 0].mean(0)
    return tuple(float(v) for v in np.clip(tone + rng.normal(0, 16, 3), 0, 255))


def _blob(
    rng: np.random.Generator, page: np.ndarray, inside: np.ndarray, colour: tuple[float, ...], strokes: bool
) -> None:
    """Paint the outline of `inside`, simplified, shifted and stretched a little, filled or only drawn around."""
    side = min(inside.shape)
    contours, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    shift, stretch = rng.normal(0, 0.012 * side, 2), 1 + rng.normal(0, 0.05, 2)
    ink = colour if rng.random() < 0.7 else tuple(0.4 * v for v in colour)
    for contour in contours:
        if cv2.contourArea(contour) < (0.02 * side) ** 2:
            continue
        if rng.random() < 0.25:
            contour = cv2.convexHull(contour)
        points = cv2.approxPolyDP(contour, float(rng.uniform(0.008, 0.03)) * side, True)[:, 0].astype(float)
        middle = (points.min(0) + points.max(0)) / 2
        points = middle + shift + (points - middle) * stretch + rng.normal(0, 0.006 * side, points.shape)
        pixels = np.round(points).astype(np.int32)[None]
        if strokes:
            cv2.polylines(page, pixels, True, ink, int(rng.integers(3, 14)), cv2.LINE_AA)
            continue
        cv2.fillPoly(page, pixels, colour, cv2.LINE_AA)
        if rng.random() < 0.3:
            cv2.polylines(page, pixels, True, ink, int(rng.integers(4, 20)), cv2.LINE_AA)


def _blurred(rgb: np.ndarray, by: int) -> np.ndarray:
    """The picture without its details: shrunk `by` times and enlarged again."""
    height, width = rgb.shape[:2]
    small = cv2.resize(rgb, (max(2, width // by), max(2, height // by)), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def window(rng: np.random.Generator, scene: Scene, side: int) -> tuple[np.ndarray, np.ndarray]:
    """A window (side, side, 3) of a scene at twice the size, and the same window enlarged from the small picture."""
    large = draw(scene, 2 * side).rgb
    y, x = (int(v) for v in rng.integers(0, side + 1, 2))
    if rng.random() < 0.4:
        soft = large
    else:
        soft = cv2.resize(draw(scene, side).rgb, (2 * side, 2 * side), interpolation=cv2.INTER_CUBIC)
        if rng.random() < 0.6:
            soft = cv2.GaussianBlur(soft, (0, 0), float(rng.uniform(0.5, 3.0)))
    cut = np.s_[y : y + side, x : x + side]
    return large[cut], soft[cut]
