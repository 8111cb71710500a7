"""Crude versions of scenes, as a hurried user paints them: flat blobs, fat strokes, an empty page around them.

What is painted stands exactly where the scene has it, so that the scene is the one right answer to its sketch.
"""

import cv2
import numpy as np

from storybook.canvas import Canvas
from storybook.draw import draw, outlines, worn
from storybook.geometry import ellipse
from storybook.palette import COLOURS
from storybook.scene import Item, Scene
from storybook.shapes import Shape
from storybook.things import KINDS

Outlines = list[tuple[np.ndarray, Shape]]
PAPER = 255


def crude(
    rng: np.random.Generator, scene: Scene, canvas: Canvas, *, on_paper: bool = False, unsaid: bool = False
) -> np.ndarray:
    """A rough sketch (H, W, 3) uint8 of a scene that was painted on `canvas`.

    `on_paper` leaves the page white, and draws outlines as often as blobs. `unsaid` paints every part that has a
    colour of its own, for no words tell of them.
    """
    roll = rng.random()
    if roll < 0.06 and not on_paper:
        return _blurred(canvas.rgb, int(rng.integers(12, 32)))
    page = np.full_like(canvas.rgb, PAPER) if on_paper else _page(rng, scene, canvas)
    if roll < 0.1 and not on_paper:
        return page
    strokes = roll > (0.5 if on_paper else 0.93)
    detailed = rng.random() < 0.3
    items = outlines(scene, canvas)
    for item, shapes in items:
        if len(items) > 1 and not on_paper and rng.random() < 0.1:
            continue
        colour = _paint(rng, item)
        if detailed and not strokes:
            _in_detail(rng, page, item, shapes, colour)
        else:
            _blob(rng, page, item, shapes, colour, strokes)
            _parts(rng, page, item, shapes, strokes, unsaid)
    return page


def _page(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """What the things are painted on: mostly white paper; else one flat tone, flat bands, or the scene's backdrop."""
    roll = rng.random()
    page = np.full_like(canvas.rgb, PAPER)
    if roll < 0.55:
        return page
    if roll < 0.67:
        page[:] = np.clip(rng.integers(120, 256) + rng.integers(-30, 31, 3), 0, 255)
        return page
    empty = Scene(items=(), place=scene.place, time=scene.time, knobs=scene.knobs, spread=scene.spread)
    if roll < 0.8:
        return draw(empty, canvas.height, canvas.width).rgb
    return _bands(rng, draw(empty, 32, 32).rgb, canvas, only_one=rng.random() < 0.4)


def _bands(rng: np.random.Generator, backdrop: np.ndarray, canvas: Canvas, *, only_one: bool) -> np.ndarray:
    """A page of two flat tones, sky over ground, parted where the scene has its horizon, or one of them on paper."""
    page = np.full_like(canvas.rgb, PAPER)
    # The row of a small backdrop below which its colours change most.
    rows = backdrop.reshape(len(backdrop), -1, 3).mean(1)
    at = 8 + int(np.abs(np.diff(rows, axis=0)).sum(1)[8:26].argmax()) + 1
    split = round(at / len(backdrop) * canvas.height)
    which = int(rng.integers(2)) if only_one else 2
    if which != 1:
        page[:split] = np.clip(rows[:at].mean(0) + rng.normal(0, 12, 3), 0, 255)
    if which != 0:
        page[split:] = np.clip(rows[at:].mean(0) + rng.normal(0, 12, 3), 0, 255)
    return page


def _paint(rng: np.random.Generator, item: Item) -> tuple[float, ...]:
    """The one colour of a blob: the thing's own, a little off."""
    own = np.array(COLOURS[item.colour or KINDS[item.kind].usual], float)
    return tuple(float(v) for v in np.clip(own + rng.normal(0, 14, 3), 0, 255))


def _pixels(page: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Points in shares of the picture as whole pixels (1, N, 2)."""
    return np.round(points * (page.shape[1], page.shape[0])).astype(np.int32)[None]


def _wobbled(rng: np.random.Generator, points: np.ndarray, by: float) -> np.ndarray:
    """An outline (N, 2) as a hand would draw it: fewer corners, none of them quite right, sizes in shares."""
    few = cv2.approxPolyDP(points.astype(np.float32)[:, None], float(rng.uniform(0.5, 1.5)) * by, True)[:, 0]
    return few + rng.normal(0, 0.4 * by, few.shape)


def _blob(
    rng: np.random.Generator,
    page: np.ndarray,
    item: Item,
    shapes: Outlines,
    colour: tuple[float, ...],
    strokes: bool,
) -> None:
    """Paint the silhouette of a thing, simplified, filled or only drawn around."""
    side = min(page.shape[:2])
    inside = np.zeros(page.shape[:2], np.uint8)
    for points, _ in shapes:
        cv2.fillPoly(inside, _pixels(page, points), 1)
    ink = colour if rng.random() < 0.7 else tuple(0.4 * v for v in colour)
    simple = rng.random()
    contours, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        if cv2.contourArea(contour) < (0.02 * side) ** 2:
            continue
        points = contour[:, 0].astype(float) / (page.shape[1], page.shape[0])
        if simple < 0.2:
            points = cv2.convexHull(contour)[:, 0].astype(float) / (page.shape[1], page.shape[0])
        elif simple < 0.3 and KINDS[item.kind].round:
            low, high = points.min(0), points.max(0)
            points = ellipse(*((low + high) / 2), *((high - low) / 2))
        pixels = _pixels(page, _wobbled(rng, points, 0.012))
        if strokes:
            cv2.polylines(page, pixels, True, ink, int(rng.integers(3, 14)), cv2.LINE_AA)
            continue
        cv2.fillPoly(page, pixels, colour, cv2.LINE_AA)
        if rng.random() < 0.2:
            cv2.polylines(page, pixels, True, ink, int(rng.integers(3, 10)), cv2.LINE_AA)


def _parts(
    rng: np.random.Generator, page: np.ndarray, item: Item, shapes: Outlines, strokes: bool, unsaid: bool
) -> None:
    """Paint the parts of a thing over its silhouette: those of a colour of their own, and now and then the others."""
    own = dict(item.parts)
    chance = {part: (1.0 if unsaid else 0.7) if part in own else 0.15 for part in KINDS[item.kind].parts}
    painted = {part for part, share in chance.items() if rng.random() < share}
    ink = {part: rng.normal(0, 10, 3) for part in painted}
    for points, shape in shapes:
        if shape.part not in painted:
            continue
        colour = tuple(float(v) for v in np.clip(np.array(worn(item, shape)) + ink[shape.part], 0, 255))
        pixels = _pixels(page, _wobbled(rng, points, 0.006))
        if strokes:
            cv2.polylines(page, pixels, True, colour, int(rng.integers(3, 8)), cv2.LINE_AA)
        else:
            cv2.fillPoly(page, pixels, colour, cv2.LINE_AA)


def _in_detail(
    rng: np.random.Generator, page: np.ndarray, item: Item, shapes: Outlines, colour: tuple[float, ...]
) -> None:
    """Paint all outlines of a thing, each crudely: a house with its windows, a cat with its eyes."""
    off = np.array(colour) - COLOURS[item.colour or KINDS[item.kind].usual]
    for points, shape in shapes:
        shade = np.clip(np.array(worn(item, shape)) + off + rng.normal(0, 4, 3), 0, 255)
        pixels = _pixels(page, _wobbled(rng, points, 0.004))
        cv2.fillPoly(page, pixels, tuple(float(v) for v in shade), cv2.LINE_AA)


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
