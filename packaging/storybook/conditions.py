"""The pictures that ControlNets look at, made of scenes exactly as the program makes them of pictures and drawings."""

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np

from storybook.canvas import DECOR, FIRST_THING, GROUND, SKY, WATER, Canvas
from storybook.draw import joints
from storybook.scene import Scene
from storybook.shapes import Joints
from storybook.sketch import crude
from storybook.things import KINDS

# The classes of ADE20K that a thing, the ground of a place, or water may be painted as.
ADE_THINGS: dict[str, tuple[str, ...]] = {
    "apple": ("food",),
    "car": ("car",),
    "tree": ("tree",),
    "house": ("house", "building"),
    "boat": ("boat",),
    "flower": ("flower",),
    "balloon": ("airplane",),
    "mushroom": ("plant",),
    "castle": ("tower", "building"),
    "cat": ("animal",),
    "ball": ("ball",),
    "fish": ("animal",),
    "sun": ("light",),
    "mountain": ("mountain",),
    "forest": ("tree",),
    "person": ("person",),
}
ADE_GROUND: dict[str, tuple[str, ...]] = {
    "plain": ("wall",),
    "meadow": ("grass", "field"),
    "beach": ("sand",),
    "snow": ("land", "earth"),
    "sea": ("sea",),
    "desert": ("sand", "earth"),
    "city": ("road",),
}
ADE_WATER = ("sea", "water")
Condition = Callable[[np.random.Generator, Scene, Canvas], np.ndarray]


@cache
def _ade() -> dict[str, tuple[int, int, int]]:
    from engine.catalog.ade20k import classes

    return {each.name: each.colour for each in classes()}


def _ade_colour(rng: np.random.Generator, names: tuple[str, ...]) -> tuple[int, int, int]:
    return _ade()[names[int(rng.integers(len(names)))]]


def scribble(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """What the program's scribble control makes of a rough drawing, or now and then of the finished picture."""
    from engine.controls.scribble import annotate

    if rng.random() < 0.25:
        return annotate(canvas.rgb)
    return annotate(crude(rng, scene, canvas, on_paper=True))


def painting(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """A rough painting in its colours, mostly on white paper, as the live picture's own sketch is."""
    return crude(rng, scene, canvas, on_paper=rng.random() < 0.5, unsaid=True)


def canny(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    from engine.controls.canny import annotate

    if rng.random() < 0.7:
        return annotate(canvas.rgb)
    low = float(rng.uniform(30, 120))
    return annotate(canvas.rgb, low=low, high=2 * low)


def depth(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """Depth over its full range, as the estimators give it: sometimes as soft as theirs."""
    near = canvas.depth.astype(np.float32)
    near = 255 * (near - near.min()) / max(float(near.max() - near.min()), 1.0)
    if rng.random() < 0.5:
        near = cv2.GaussianBlur(near, (0, 0), float(rng.uniform(0.5, 3)))
    return np.round(near).astype(np.uint8)[..., None].repeat(3, 2)


def segmentation(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    colours = np.zeros((256, 3), np.uint8)
    plain = scene.place == "plain" and scene.time is None
    colours[SKY] = _ade_colour(rng, ("wall",) if plain else ("sky",))
    colours[GROUND] = _ade_colour(rng, ADE_GROUND[scene.place])
    colours[WATER] = _ade_colour(rng, ADE_WATER)
    colours[DECOR] = _ade_colour(rng, ("building",) if scene.place == "city" else ("plant",))
    for i, kind in enumerate(KINDS):
        colours[FIRST_THING + i] = _ade_colour(rng, ADE_THINGS[kind])
    painted = colours[canvas.label]
    # Now and then as a brush paints it: no corners.
    return cv2.medianBlur(painted, 2 * int(rng.integers(2, 5)) + 1) if rng.random() < 0.3 else painted


def with_face(found: Joints, rng: np.random.Generator | None = None) -> Joints:
    """The 14 joints and the eyes and ears that the person would have; `rng` leaves some of those out."""
    (nx, ny), (_, neck) = found["nose"], found["neck"]
    unit = abs(neck - ny)
    full = dict(found)
    for name, dx, dy in (("eye", 0.3, -0.2), ("ear", 0.75, -0.05)):
        for side, sign in (("right", -1), ("left", 1)):
            if rng is None or rng.random() < 0.7:
                full[f"{side}_{name}"] = (nx + sign * dx * unit, ny + dy * unit)
    return full


def skeleton(people: list[Joints], height: int, width: int) -> np.ndarray:
    """People's joints (pixels) as the program draws them on black: (height, width, 3) uint8."""
    from engine.openpose import JOINTS, Joint, Person, Pose, draw

    names = [name.replace(" ", "_") for name in JOINTS]
    persons = (Person(tuple(Joint(*found[n]) if n in found else None for n in names)) for found in people)
    return draw(Pose((width, height), tuple(persons)))


def pose(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """The program's own drawing, or the detector's, which is drawn at twice the size."""
    times = 1 if rng.random() < 0.7 else 2
    height, width = times * canvas.height, times * canvas.width
    drawn = skeleton([with_face(found, rng) for found in joints(scene, height, width)], height, width)
    return cv2.resize(drawn, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)


def any_of_them(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """One of the others, as the ControlNet sees them that all begin from."""
    posed = any(item.kind == "person" for item in scene.items)
    choices = (scribble, canny, segmentation, depth, *((pose,) * 6 if posed else ()))
    return choices[int(rng.integers(len(choices)))](rng, scene, canvas)


CONDITIONS: dict[str, Condition] = {
    "shared": any_of_them,
    "scribble": scribble,
    "canny": canny,
    "depth": depth,
    "segmentation": segmentation,
    "pose": pose,
    "painting": painting,
}
