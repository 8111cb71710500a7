"""From a scene to its picture and maps."""

from dataclasses import dataclass

import numpy as np

from storybook.canvas import FIRST_THING, SKY, Canvas
from storybook.geometry import ellipse
from storybook.palette import COLOURS, RGB, TIMES, Tones, mix, scaled
from storybook.places import PLACES
from storybook.scene import BACKDROPS, Item, Scene
from storybook.shapes import EYE, Joints, Shape
from storybook.styles import STYLES
from storybook.things import KINDS


@dataclass(frozen=True)
class Placed:
    """Where an item stands: centre x and base y in shares of the picture, width and height of its unit in shares of
    the picture's shorter side."""

    index: int
    x: float
    y: float
    scale: tuple[float, float]
    shape: float
    depth: float


def horizon_of(scene: Scene) -> float:
    return 0.56 + 0.08 * (scene.reach[2] - 0.5)


def arrange(scene: Scene) -> list[Placed]:
    """Give every item its place, from back to front."""
    k = scene.reach
    horizon, count = horizon_of(scene), len(scene.items)
    placed = []
    front = 0
    for i, item in enumerate(scene.items):
        kind = KINDS[item.kind]
        kx, ks, shape = ((k[0], k[1], k[4]), (k[8], k[9], k[10]), (k[11], k[12], k[13]))[i]
        scale = (
            kind.size
            * (0.72 + 0.5 * ks)
            * (1.0 if count == 1 else 0.72 if item.kind not in ("mountain", "forest") else 0.92)
        )
        x = 0.5 + (0.44 if count == 1 else 0.1) * (kx - 0.5)
        if count == 1 and scene.side:
            x = (0.29 if scene.side == "left" else 0.71) + 0.14 * (kx - 0.5)
        backdrop = count > 1 and i > 0 and item.kind in BACKDROPS
        if count > 1 and not backdrop:
            x = _beside(scene, front, kx)
            front += 1
        y = _base(scene, i, kind.sits, scale, horizon, k)
        depth = (
            0.12
            if kind.sits == "back"
            else 0.2
            if kind.sits == "sky"
            else float(np.clip((y - horizon) / (1 - horizon), 0.2, 0.95))
        )
        if backdrop and item.kind in ("sun", "balloon"):
            scale *= 0.55
            x, y = 0.14 + 0.72 * kx, 0.06 + scale + 0.1 * ks
        elif backdrop:
            x = 0.5 + 0.5 * (kx - 0.5)
        elif i == 1 and scene.relation == "behind":
            scale, y, depth = scale * 0.85, y - 0.12, depth * 0.8
        dx, dy, wider, higher = scene.moved
        size = (float(scale * wider), float(scale * higher))
        placed.append(Placed(i, float(x + dx), float(y + dy), size, float(2 * shape - 1), depth))
    return sorted(placed, key=lambda p: (p.depth, -p.index))


def _beside(scene: Scene, front: int, kx: float) -> float:
    """The centre of the first or second front item, by the relation that the caption names."""
    others = [i for i, item in enumerate(scene.items) if not (i > 0 and item.kind in BACKDROPS)]
    if len(others) == 1:
        return 0.5 + 0.44 * (kx - 0.5)
    jitter = 0.12 * (kx - 0.5)
    if scene.relation == "behind":
        return (0.4, 0.66)[front] + jitter
    first_left = scene.relation in ("left", "and")
    return (0.27 if (front == 0) == first_left else 0.74) + jitter


def _base(scene: Scene, index: int, sits: str, scale: float, horizon: float, k: np.ndarray) -> float:
    if (scene.place == "plain" and scene.time is None) or (scene.place == "plain" and len(scene.items) == 1):
        centre = 0.5 + 0.5 * scale * (0.78 if sits == "back" else 0.95)
        return centre + 0.16 * (k[5] - 0.5) + (0.04 if sits == "sky" else 0.0)
    if sits == "sky":
        return 0.06 + scale + 0.22 * k[5]
    if sits == "back":
        return horizon + 0.07
    return min(0.95, horizon + 0.13 + 0.22 * k[5])


def draw(scene: Scene, height: int = 256, width: int | None = None, *, with_maps: bool = False) -> Canvas:
    """Paint a scene at any size. Its canvas holds the picture and, if asked for, the maps."""
    width = height if width is None else width
    canvas = Canvas(height, width, with_maps=with_maps)
    knobs = scene.reach
    plain_day = scene.place == "plain" and scene.time is None
    light = TIMES[scene.time or "day"]
    PLACES[scene.place](canvas, None if plain_day else light, horizon_of(scene), knobs)
    for placed in arrange(scene):
        _draw_item(canvas, scene, placed)
    canvas.rgb = STYLES[scene.style](canvas.rgb)
    return canvas


def _to_picture(canvas: Canvas, placed: Placed, points: np.ndarray) -> np.ndarray:
    sx, sy = placed.scale[0] * canvas.side / canvas.width, placed.scale[1] * canvas.side / canvas.height
    return np.stack([placed.x + sx * points[:, 0], placed.y - sy * points[:, 1]], 1)


def _draw_item(canvas: Canvas, scene: Scene, placed: Placed) -> None:
    item = scene.items[placed.index]
    kind = KINDS[item.kind]
    light = TIMES[scene.time or "day"]
    drawing = kind.draw(Tones.of(COLOURS[item.colour or kind.usual]), placed.shape, item.pose)
    label = FIRST_THING + list(KINDS).index(item.kind)
    if kind.sits == "ground":
        ground = canvas.rgb[min(int(placed.y * canvas.height), canvas.height - 1), canvas.width // 2].astype(float)
        shadow = _to_picture(canvas, placed, ellipse(0.03, 0.005, 0.5 * kind.wide, 0.05))
        canvas.fill(
            shadow,
            mix(tuple(ground), (40, 30, 80), 0.22),
            label=SKY if scene.place == "plain" else 1,
            depth=placed.depth,
        )
    for shape in drawing.shapes:
        points = _to_picture(canvas, placed, shape.points)
        canvas.fill(points, scaled(worn(item, shape), light.thing), label=label, depth=placed.depth)


def worn(item: Item, shape: Shape) -> RGB:
    """The colour of an item's outline: its own, or a tone of what the part it belongs to was given."""
    given = dict(item.parts).get(shape.part)
    return getattr(Tones.of(COLOURS[given]), shape.tone) if given else shape.colour


def outlines(scene: Scene, canvas: Canvas) -> list[tuple[Item, list[tuple[np.ndarray, Shape]]]]:
    """Every item's outlines as they lie in the picture, from back to front: points (N, 2) in shares of it."""
    found = []
    for placed in arrange(scene):
        item = scene.items[placed.index]
        kind = KINDS[item.kind]
        drawing = kind.draw(Tones.of(COLOURS[item.colour or kind.usual]), placed.shape, item.pose)
        found.append((item, [(_to_picture(canvas, placed, shape.points), shape) for shape in drawing.shapes]))
    return found


def eyes(scene: Scene, height: int, width: int | None = None) -> np.ndarray:
    """The middles of all eyes of a scene, in pixels: (N, 2), x right, y down."""
    canvas = Canvas(height, width or height)
    shapes = [each for _, shapes in outlines(scene, canvas) for each in shapes]
    found = [(points.min(0) + points.max(0)) / 2 for points, shape in shapes if shape.part == EYE]
    return np.array(found).reshape(-1, 2) * (canvas.width, canvas.height)


def joints(scene: Scene, height: int, width: int | None = None) -> list[Joints]:
    """The joints of every person of a scene, in pixels."""
    canvas = Canvas(height, width or height)
    found = []
    for placed in arrange(scene):
        item = scene.items[placed.index]
        drawing = KINDS[item.kind].draw(Tones.of((0, 0, 0)), placed.shape, item.pose)
        if drawing.joints:
            at = _to_picture(canvas, placed, np.array(list(drawing.joints.values())))
            found.append(
                {
                    n: (float(x * canvas.width), float(y * canvas.height))
                    for n, (x, y) in zip(drawing.joints, at, strict=True)
                }
            )
    return found
