"""Things that people make: car, house, boat, balloon, castle, ball, and the person."""

import numpy as np

from storybook.geometry import arc, box, ellipse, limb, poly, rounded, smooth
from storybook.palette import CREAM, GOLD, INK, WOOD, Tones, mix
from storybook.shapes import EYE, Drawing, Joints, Shape

GLASS = (196, 228, 242)


def car(c: Tones, knob: float, pose: str) -> Drawing:
    roof = 0.52 + 0.05 * knob
    cabin = smooth((-0.32, 0.3), (-0.22, roof), (0.0, roof + 0.04), (0.16, roof - 0.01), (0.32, 0.3), (0, 0.26))
    body = rounded(-0.5, 0.1, 0.5, 0.34, 0.1)
    shapes = [
        Shape(cabin, c.dark),
        Shape(poly((-0.24, 0.32), (-0.17, roof - 0.06), (-0.03, roof - 0.03), (-0.03, 0.32)), GLASS),
    ]
    shapes += [Shape(poly((0.02, 0.32), (0.02, roof - 0.03), (0.13, roof - 0.06), (0.23, 0.32)), GLASS)]
    shapes += [Shape(body, c.base), Shape(rounded(-0.47, 0.27, 0.47, 0.33, 0.03), c.light)]
    shapes += [Shape(ellipse(0.44, 0.24, 0.035, 0.045), GOLD)]
    for x in (-0.27, 0.27):
        shapes += [Shape(ellipse(x, 0.11, 0.115), INK), Shape(ellipse(x, 0.11, 0.055), (206, 208, 216))]
    return Drawing(shapes)


def house(c: Tones, knob: float, pose: str) -> Drawing:
    top = 0.56 + 0.05 * knob
    roof = mix(c.dark, INK, 0.45)
    shapes = [Shape(box(0.17, top, 0.27, 0.94), (146, 92, 84)), Shape(box(-0.38, 0, 0.38, top), c.base)]
    shapes += [Shape(box(-0.38, 0, -0.2, top), c.light)]
    shapes += [Shape(poly((-0.48, top - 0.02), (0, 1.0), (0.48, top - 0.02)), roof, "roof")]
    shapes += [Shape(box(-0.08, 0, 0.1, 0.3), WOOD, "door"), Shape(ellipse(0.065, 0.15, 0.016), GOLD)]
    for x in (-0.31, 0.18):
        shapes += [
            Shape(box(x, 0.24, x + 0.14, 0.42), CREAM),
            Shape(box(x + 0.02, 0.26, x + 0.12, 0.4), (148, 206, 232)),
        ]
    return Drawing(shapes)


def boat(c: Tones, knob: float, pose: str) -> Drawing:
    tip = 0.93 + 0.06 * knob
    hull = smooth((-0.48, 0.24), (-0.36, 0.04), (0, 0.0), (0.36, 0.04), (0.5, 0.24), (0.3, 0.2), (0, 0.19), (-0.3, 0.2))
    shapes = [Shape(box(-0.02, 0.15, 0.015, tip + 0.04), WOOD), Shape(hull, mix(WOOD, INK, 0.1), "hull")]
    shapes += [Shape(poly((0.03, 0.27), (0.03, tip), (0.44, 0.27)), c.base)]
    shapes += [Shape(poly((-0.04, 0.27), (-0.04, tip - 0.1), (-0.38, 0.27)), c.dark)]
    shapes += [Shape(poly((0.03, 0.27), (0.03, tip), (0.14, 0.27)), c.light)]
    return Drawing(shapes)


def balloon(c: Tones, knob: float, pose: str) -> Drawing:
    rx = 0.31 + 0.03 * knob
    shapes = [Shape(poly((-0.1, 0.15), (-0.22, 0.4), (-0.2, 0.4), (-0.07, 0.15)), WOOD)]
    shapes += [Shape(poly((0.1, 0.15), (0.22, 0.4), (0.2, 0.4), (0.07, 0.15)), WOOD)]
    envelope = smooth(
        (-0.09, 0.28), (-rx, 0.58), (-rx * 0.78, 0.87), (0, 1.0), (rx * 0.78, 0.87), (rx, 0.58), (0.09, 0.28)
    )
    shapes += [Shape(envelope, c.base)]
    shapes += [
        Shape(
            smooth((-0.06, 0.28), (-rx * 0.56, 0.62), (-rx * 0.4, 0.9), (0, 1.0), (-0.04, 0.86), (-rx * 0.2, 0.6)),
            c.light,
        )
    ]
    shapes += [
        Shape(
            smooth((0.07, 0.28), (rx * 0.62, 0.6), (rx * 0.45, 0.9), (0.02, 1.0), (rx * 0.86, 0.84), (rx, 0.58)), c.dark
        )
    ]
    shapes += [Shape(rounded(-0.11, 0.0, 0.11, 0.18, 0.04), (176, 124, 76), "basket")]
    shapes += [Shape(box(-0.12, 0.14, 0.12, 0.19), WOOD, "basket", "dark")]
    return Drawing(shapes)


def castle(c: Tones, knob: float, pose: str) -> Drawing:
    high = 0.64 + 0.05 * knob
    roof = mix(c.dark, (40, 30, 84), 0.5)
    shapes = [Shape(box(-0.26, 0, 0.26, 0.46), c.base)]
    shapes += [Shape(box(x, 0.45, x + 0.08, 0.53), c.base) for x in (-0.22, -0.04, 0.14)]
    shapes += [
        Shape(box(-0.12, 0.4, 0.12, 0.72), c.light),
        Shape(poly((-0.17, 0.71), (0, 0.99), (0.17, 0.71)), roof, "roof"),
    ]
    for side in (-1, 1):
        x = 0.34 * side
        shapes += [Shape(box(x - 0.12, 0, x + 0.12, high), c.dark), Shape(box(x - 0.12, 0, x - 0.04, high), c.base)]
        shapes += [Shape(poly((x - 0.17, high - 0.01), (x, high + 0.27), (x + 0.17, high - 0.01)), roof, "roof")]
        shapes += [Shape(rounded(x - 0.03, high - 0.24, x + 0.03, high - 0.1, 0.03), GOLD)]
    door = np.concatenate([box(-0.09, 0, 0.09, 0.2)[:2], arc(0, 0.19, 0.09, 0.1, 0, 180)])
    return Drawing([*shapes, Shape(door, mix(WOOD, INK, 0.4), "door"), Shape(ellipse(0, 0.58, 0.045), GOLD)])


def ball(c: Tones, knob: float, pose: str) -> Drawing:
    turn = 0.5 * knob
    shapes = [Shape(ellipse(0, 0.5, 0.5), c.base), Shape(ellipse(0, 0.5, 0.5, 0.17, turn), CREAM, "stripe")]
    shapes += [Shape(ellipse(0, 0.5, 0.46, 0.1, turn), c.dark)]
    return Drawing([*shapes, Shape(ellipse(-0.2, 0.74, 0.1, 0.07, 0.6), c.light)])


POSES = ("standing", "waving", "jumping")
SKIN = (238, 188, 152)
HANDS = {
    "standing": ((-0.22, 0.36), (0.22, 0.36)),
    "waving": ((-0.22, 0.36), (0.27, 0.86)),
    "jumping": ((-0.28, 0.84), (0.28, 0.84)),
}
FEET = {"standing": (0.1, 0.02), "waving": (0.1, 0.02), "jumping": (0.2, 0.06)}
FREE = "free"


def free_pose(rng: np.random.Generator) -> str:
    """A pose that has no name: "free" and the places of both hands and both feet, a person's right ones first."""
    ends = []
    for side in (-1, 1):
        angle, reach = rng.uniform(-1.3, 1.35), rng.uniform(0.24, 0.34)
        ends += [side * (0.12 + reach * np.cos(angle)), 0.67 + reach * np.sin(angle)]
    for side in (-1, 1):
        ends += [side * rng.uniform(0.06, 0.26), rng.uniform(0.02, 0.1)]
    return " ".join([FREE, *(f"{v:.3f}" for v in ends)])


def _ends(pose: str) -> tuple[tuple[float, float], ...]:
    """Right hand, left hand, right foot, left foot."""
    if pose.startswith(FREE):
        v = [float(word) for word in pose.split()[1:]]
        return (v[0], v[1]), (v[2], v[3]), (v[4], v[5]), (v[6], v[7])
    x, y = FEET[pose]
    return (*HANDS[pose], (-x, y), (x, y))


def joints_of(pose: str, knob: float) -> Joints:
    """The 14 joints of the person in one of `POSES`, or a free one, in local coordinates (COCO names)."""
    lean = 0.02 * knob
    neck, hip = (lean, 0.7), (0.0, 0.4)
    joints = {"nose": (lean, 0.84), "neck": neck}
    right_hand, left_hand, right_foot, left_foot = _ends(pose)
    for side, hand, foot in ((-1, right_hand, right_foot), (1, left_hand, left_foot)):
        name = "right" if side < 0 else "left"
        shoulder = (neck[0] + 0.12 * side, neck[1] - 0.03)
        hand = (hand[0] + lean, hand[1])
        elbow = ((shoulder[0] + hand[0]) / 2 + 0.05 * side, (shoulder[1] + hand[1]) / 2)
        hips = (hip[0] + 0.07 * side, hip[1])
        knee = ((hips[0] + foot[0]) / 2 + 0.02 * side, (hips[1] + foot[1]) / 2)
        parts = {"shoulder": shoulder, "elbow": elbow, "wrist": hand, "hip": hips, "knee": knee, "ankle": foot}
        joints |= {f"{name}_{part}": at for part, at in parts.items()}
    return joints


def person(c: Tones, knob: float, pose: str) -> Drawing:
    j = joints_of(pose, knob)
    trousers = (74, 84, 122)
    shapes = []
    for side in ("right", "left"):
        for a, b in (("hip", "knee"), ("knee", "ankle")):
            shapes.append(Shape(limb(j[f"{side}_{a}"], j[f"{side}_{b}"], 0.11), trousers, "trousers"))
        shapes.append(Shape(ellipse(j[f"{side}_ankle"][0], j[f"{side}_ankle"][1], 0.075, 0.045), INK))
    neck = j["neck"]
    shapes.append(
        Shape(
            smooth(
                (neck[0] - 0.15, 0.68), (neck[0], 0.72), (neck[0] + 0.15, 0.68), (0.14, 0.4), (0, 0.36), (-0.14, 0.4)
            ),
            c.base,
        )
    )
    for side in ("right", "left"):
        shapes.append(Shape(limb(j[f"{side}_shoulder"], j[f"{side}_elbow"], 0.09), c.dark))
        shapes.append(Shape(limb(j[f"{side}_elbow"], j[f"{side}_wrist"], 0.08), c.dark))
        shapes.append(Shape(ellipse(*j[f"{side}_wrist"], 0.05), SKIN))
    nose = j["nose"]
    shapes += [
        Shape(ellipse(nose[0], nose[1] + 0.02, 0.145), (92, 58, 44)),
        Shape(ellipse(nose[0], nose[1] - 0.015, 0.12, 0.115), SKIN),
    ]
    shapes += [Shape(ellipse(nose[0] + x, nose[1], 0.021, 0.028), INK, EYE) for x in (-0.048, 0.048)]
    return Drawing(shapes, j)
