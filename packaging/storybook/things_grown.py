"""Things that grow, live or simply are: apple, tree, flower, mushroom, cat, fish, sun, mountain, forest."""

import numpy as np

from storybook.geometry import arc, box, ellipse, limb, poly, rounded, smooth, star
from storybook.palette import CREAM, GOLD, INK, LEAF, SNOW, WOOD, Tones, mix
from storybook.shapes import EYE, Drawing, Shape


def apple(c: Tones, knob: float, pose: str) -> Drawing:
    w = 0.47 + 0.03 * knob
    body = smooth(
        (0, 0.74),
        (-0.24, 0.82),
        (-w, 0.56),
        (-0.36, 0.18),
        (-0.15, 0.0),
        (0, 0.04),
        (0.15, 0.0),
        (0.36, 0.18),
        (w, 0.56),
        (0.24, 0.82),
    )
    shade = smooth((0.28, 0.8), (0.36, 0.52), (0.26, 0.2), (0.12, 0.02), (0.36, 0.18), (w, 0.56))
    shapes = [Shape(body, c.base), Shape(shade, c.dark), Shape(limb((0.0, 0.72), (0.05, 0.92), 0.055), WOOD)]
    leaf = smooth((0.05, 0.84), (0.18, 0.98), (0.36, 0.98), (0.24, 0.84))
    return Drawing([*shapes, Shape(leaf, LEAF, "leaf"), Shape(ellipse(-0.24, 0.58, 0.07, 0.13, -0.3), c.light)])


def tree(c: Tones, knob: float, pose: str) -> Drawing:
    r = 0.29 + 0.02 * knob
    shapes = [Shape(poly((-0.09, 0), (-0.055, 0.5), (0.055, 0.5), (0.09, 0)), WOOD, "trunk")]
    shapes += [Shape(ellipse(-0.19, 0.52, 0.23, 0.2), c.dark), Shape(ellipse(0.19, 0.52, 0.23, 0.2), c.dark)]
    return Drawing([*shapes, Shape(ellipse(0, 0.69, r, 0.29), c.base), Shape(ellipse(-0.09, 0.79, 0.13, 0.1), c.light)])


def flower(c: Tones, knob: float, pose: str) -> Drawing:
    bend = 0.05 * knob
    stem = poly((-0.03, 0), (bend - 0.025, 0.62), (bend + 0.025, 0.62), (0.03, 0))
    leaves = [smooth((0, 0.08), (s * 0.2, 0.16), (s * 0.32, 0.36), (s * 0.1, 0.26)) for s in (-1, 1)]
    shapes = [Shape(stem, mix(LEAF, INK, 0.15), "leaf", "dark")] + [Shape(leaf, LEAF, "leaf") for leaf in leaves]
    for i in range(6):
        a = np.radians(60 * i + 30)
        shapes.append(
            Shape(ellipse(bend + 0.17 * np.cos(a), 0.7 + 0.17 * np.sin(a), 0.13), c.base if i % 2 else c.light)
        )
    centre = WOOD if c.base[0] > 235 and c.base[1] > 190 and c.base[2] < 120 else GOLD
    return Drawing([*shapes, Shape(ellipse(bend, 0.7, 0.105), centre, "middle")])


def mushroom(c: Tones, knob: float, pose: str) -> Drawing:
    top = 0.95 + 0.05 * knob
    stalk = smooth((-0.13, 0.45), (-0.15, 0.1), (0, 0.0), (0.15, 0.1), (0.13, 0.45))
    cap = smooth((-0.5, 0.44), (-0.36, 0.8), (0, top), (0.36, 0.8), (0.5, 0.44), (0.26, 0.37), (0, 0.35), (-0.26, 0.37))
    shapes = [
        Shape(stalk, CREAM, "stalk"),
        Shape(arc(0, 0.42, 0.34, 0.09, 180, 360), mix(CREAM, WOOD, 0.3), "stalk", "dark"),
    ]
    shapes += [Shape(cap, c.base)]
    shapes += [Shape(arc(0, 0.44, 0.47, 0.08, 180, 360), c.dark)]
    spots = ((-0.26, 0.6, 0.065), (0.02, 0.76, 0.09), (0.28, 0.58, 0.06), (0.02, 0.5, 0.05))
    dot = CREAM if sum(c.base) < 690 else (226, 150, 140)
    return Drawing(shapes + [Shape(ellipse(x, y, r, r * 0.9), dot) for x, y, r in spots])


def cat(c: Tones, knob: float, pose: str) -> Drawing:
    tail = [limb(a, b, 0.1) for a, b in (((0.2, 0.08), (0.4, 0.14)), ((0.4, 0.14), (0.44, 0.34 + 0.05 * knob)))]
    body = smooth((-0.26, 0.02), (-0.24, 0.3), (-0.12, 0.52), (0.12, 0.52), (0.24, 0.3), (0.26, 0.02), (0, -0.01))
    shapes = [Shape(t, c.dark) for t in tail] + [Shape(body, c.base), Shape(ellipse(0, 0.2, 0.12, 0.18), c.light)]
    for s in (-1, 1):
        shapes.append(Shape(poly((s * 0.25, 0.66), (s * 0.24, 1.0), (s * 0.04, 0.84)), c.dark))
    shapes += [Shape(ellipse(0, 0.67, 0.27, 0.21), c.base)]
    for s in (-1, 1):
        shapes += [
            Shape(ellipse(s * 0.11, 0.69, 0.05, 0.062), (236, 240, 200), EYE),
            Shape(ellipse(s * 0.105, 0.69, 0.024, 0.05), INK),
        ]
        shapes += [Shape(ellipse(s * 0.1, 0.04, 0.09, 0.045), c.dark)]
    return Drawing([*shapes, Shape(poly((-0.035, 0.61), (0.035, 0.61), (0, 0.57)), (238, 130, 140))])


def fish(c: Tones, knob: float, pose: str) -> Drawing:
    h = 0.29 + 0.03 * knob
    body = smooth((0.5, 0.5), (0.3, 0.5 + h * 0.8), (0.0, 0.5 + h), (-0.3, 0.5), (0.0, 0.5 - h), (0.3, 0.5 - h * 0.8))
    shapes = [Shape(smooth((-0.22, 0.5), (-0.52, 0.78), (-0.44, 0.5), (-0.52, 0.22)), c.dark)]
    shapes += [Shape(smooth((0.14, 0.72), (-0.02, 0.95), (-0.16, 0.9), (-0.1, 0.7)), c.dark), Shape(body, c.base)]
    shapes += [
        Shape(
            smooth(
                (0.02, 0.5 + h * 0.9),
                (-0.06, 0.5),
                (0.02, 0.5 - h * 0.9),
                (-0.1, 0.5 - h * 0.8),
                (-0.14, 0.5),
                (-0.1, 0.5 + h * 0.8),
            ),
            c.light,
        )
    ]
    shapes += [Shape(smooth((0.08, 0.46), (-0.1, 0.3), (0.0, 0.5)), c.dark)]
    return Drawing([*shapes, Shape(ellipse(0.3, 0.56, 0.06), SNOW), Shape(ellipse(0.315, 0.56, 0.03), INK)])


def sun(c: Tones, knob: float, pose: str) -> Drawing:
    return Drawing(
        [
            Shape(star(0, 0.5, 0.5, 0.36, 12, 90 + 15 * knob), c.light),
            Shape(ellipse(0, 0.5, 0.33), c.base),
            Shape(ellipse(-0.09, 0.6, 0.12, 0.1, 0.6), c.light),
        ]
    )


def mountain(c: Tones, knob: float, pose: str) -> Drawing:
    shapes = []
    for x, high, half, tone in (
        (-0.52, 0.66, 0.42, c.light),
        (0.56, 0.6 + 0.08 * knob, 0.42, c.light),
        (0, 1.0, 0.58, c.base),
    ):
        shapes.append(Shape(poly((x - half, 0), (x, high), (x + half, 0)), tone))
        shapes.append(
            Shape(
                poly((x, high), (x + half, 0), (x + half * 0.1, 0), (x + half * 0.18, high * 0.6)),
                mix(tone, c.dark, 0.75),
            )
        )
        cap = ((0, 1), (-0.28, 0.72), (-0.1, 0.77), (0.03, 0.69), (0.14, 0.77), (0.28, 0.72))
        snow = SNOW if sum(c.base) < 690 else (190, 205, 232)
        shapes.append(Shape(poly(*((x + half * u, high * v) for u, v in cap)), snow))
    return Drawing(shapes)


def forest(c: Tones, knob: float, pose: str) -> Drawing:
    shapes = []
    rows = ((0.62, (-0.72, -0.36, 0.0, 0.36, 0.72), c.dark), (0.5, (-0.9, -0.54, -0.18, 0.18, 0.54, 0.9), c.base))
    for row, (high, places, tone) in enumerate(rows):
        for i, x in enumerate(places):
            top = high + 0.3 - 0.16 * row + 0.08 * np.sin(2.4 * i + 1.5 * knob)
            shapes.append(Shape(box(x - 0.03, 0, x + 0.03, 0.16), WOOD))
            for low, peak, half in ((0.1, 0.62, 0.22), (0.42, 1.0, 0.17)):
                shapes.append(Shape(poly((x - half, low * top), (x, peak * top), (x + half, low * top)), tone))
                shapes.append(
                    Shape(
                        poly((x - half, low * top), (x, peak * top), (x - half * 0.3, low * top)),
                        mix(tone, c.light, 0.5),
                    )
                )
    return Drawing([*shapes, Shape(rounded(-1.1, -0.03, 1.1, 0.05, 0.03), mix(c.dark, LEAF, 0.3))])
