"""A scene as values: what is in it, and the sixteen knobs that place it. The same values, the same picture."""

from dataclasses import dataclass, replace

import numpy as np

from storybook.palette import COLOURS
from storybook.things import KINDS
from storybook.things_made import POSES, free_pose

KNOBS = (
    "x",
    "size",
    "horizon",
    "backdrop",
    "shape",
    "lift",
    "cloud",
    "tone",
    "x2",
    "size2",
    "shape2",
    "x3",
    "size3",
    "shape3",
    "hill",
    "spare",
)
BACKDROPS = ("mountain", "forest", "sun", "balloon")


@dataclass(frozen=True)
class Item:
    """A thing that a caption names. `colour` None is its usual one; `parts` are those of another colour than usual."""

    kind: str
    colour: str | None = None
    pose: str = "standing"
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Scene:
    """What a caption says, and what it leaves open.

    `relation` says where the second item stands: "left" or "right" of the first, "behind" it, or "and".
    `side` places a single item. `time` None is a day. `knobs` (16 floats in [0, 1]) are everything else, and
    `spread` in [0, 1] says how far they reach. `moved` (right, down, times wider, times higher) takes the things out of
    their usual places, in shares of the picture, and stretches them.
    """

    items: tuple[Item, ...]
    place: str = "plain"
    time: str | None = None
    style: str = "plain"
    relation: str = "and"
    side: str | None = None
    knobs: tuple[float, ...] = (0.5,) * len(KNOBS)
    spread: float = 1.0
    moved: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)

    @property
    def reach(self) -> np.ndarray:
        """The knobs as drawn: (16,) around 0.5, narrowed by `spread`."""
        return 0.5 + self.spread * (np.asarray(self.knobs) - 0.5)

    def turned(self, knobs: np.ndarray) -> "Scene":
        """The same scene under other knobs."""
        return replace(self, knobs=tuple(float(k) for k in knobs))


@dataclass(frozen=True)
class Mix:
    """What a training set is made of, and how often: the weights of every choice."""

    kinds: tuple[str, ...]
    colours: tuple[str, ...]
    places: dict[str, float]
    times: dict[str, float]
    styles: dict[str, float]
    counts: tuple[float, float, float] = (0.66, 0.27, 0.07)
    unnamed_colour: float = 0.08
    sided: float = 0.15
    spread: float = 1.0
    free_poses: float = 0.0
    moved: float = 0.0
    parts: float = 0.0


CORE = Mix(
    kinds=tuple(k for k in tuple(KINDS)[:13] if k != "mushroom"),
    colours=tuple(COLOURS)[:8],
    places={"plain": 0.4, "meadow": 0.24, "beach": 0.18, "snow": 0.18},
    times={"none": 0.56, "day": 0.06, "dawn": 0.09, "sunset": 0.1, "dusk": 0.07, "night": 0.12},
    styles={"plain": 1.0},
    counts=(0.85, 0.15, 0.0),
    sided=0.08,
    spread=0.2,
)
# What words alone are learned from: everything that they name, where the noise says that it is.
WORLD = Mix(
    kinds=tuple(KINDS),
    colours=tuple(COLOURS),
    places={"plain": 0.28} | dict.fromkeys(("meadow", "beach", "snow", "sea", "desert", "city"), 0.12),
    times={"none": 0.42, "day": 0.06, "dawn": 0.12, "sunset": 0.14, "dusk": 0.1, "night": 0.16},
    styles={"plain": 0.82, "oil painting": 0.06, "pencil sketch": 0.06, "pixel art": 0.06},
    counts=(0.62, 0.32, 0.06),
    sided=0.12,
    parts=0.2,
)
# The same, all in the style that is judged.
VARIED = replace(WORLD, styles={"plain": 1.0})
# Where something else says what stands where (a sketch, a map), things stand anywhere, and people in any pose.
LOOSE = replace(WORLD, counts=(0.72, 0.28, 0.0), free_poses=0.5, moved=0.85, parts=0.5)
MAPPED = replace(LOOSE, styles={"plain": 1.0}, kinds=(*KINDS, "person", "person"))
POSED = replace(MAPPED, kinds=("person",), counts=(1.0, 0.0, 0.0))
STYLED = replace(
    CORE, styles={"plain": 0.72, "oil painting": 0.07, "pencil sketch": 0.07, "pixel art": 0.07, "watercolour": 0.07}
)
PAINTED = replace(WORLD, styles={"watercolour": 1.0})
WHOLE = replace(WORLD, styles=dict(WORLD.styles) | {"watercolour": 0.06})
MIXES = {
    "core": CORE,
    "world": WORLD,
    "varied": VARIED,
    "loose": LOOSE,
    "mapped": MAPPED,
    "posed": POSED,
    "styled": STYLED,
    "watercolour": PAINTED,
    "whole": WHOLE,
}
ALWAYS_SEEN = {
    ("apple", "red"),
    ("car", "blue"),
    ("forest", "green"),
    ("sun", "yellow"),
    ("castle", "purple"),
    ("cat", "orange"),
}


def held_out(kind: str, colour: str | None) -> bool:
    """Whether a pair of thing and colour is kept out of training (a tenth of them)."""
    if colour is None or (kind, colour) in ALWAYS_SEEN:
        return False
    return (3 * list(KINDS).index(kind) + 7 * list(COLOURS).index(colour)) % 10 == 4


def _pick(rng: np.random.Generator, weights: dict[str, float]) -> str:
    names = list(weights)
    p = np.array([weights[n] for n in names])
    return names[int(rng.choice(len(names), p=p / p.sum()))]


def sample_item(rng: np.random.Generator, mix: Mix, kinds: tuple[str, ...], *, training: bool = True) -> Item:
    """A random item; held-out pairs are drawn again while `training`."""
    while True:
        kind = kinds[int(rng.integers(len(kinds)))]
        colour = None if rng.random() < mix.unnamed_colour else mix.colours[int(rng.integers(len(mix.colours)))]
        if not (training and held_out(kind, colour)):
            return Item(kind, colour, _pose(rng, mix) if kind == "person" else "standing", _parts(rng, mix, kind))


def _parts(rng: np.random.Generator, mix: Mix, kind: str) -> tuple[tuple[str, str], ...]:
    """Parts of a colour of their own: mostly one, now and then every part that there is."""
    if not KINDS[kind].parts or rng.random() >= mix.parts:
        return ()
    every = rng.random() < 0.3
    chosen = KINDS[kind].parts if every else (KINDS[kind].parts[int(rng.integers(len(KINDS[kind].parts)))],)
    return tuple((part, mix.colours[int(rng.integers(len(mix.colours)))]) for part in chosen)


def _pose(rng: np.random.Generator, mix: Mix) -> str:
    if mix.free_poses and rng.random() < mix.free_poses:
        return free_pose(rng)
    return POSES[int(rng.integers(len(POSES)))]


def sample_scene(rng: np.random.Generator, mix: Mix = CORE, *, training: bool = True) -> Scene:
    """A random scene of a mix, knobs included."""
    count = 1 + int(rng.choice(3, p=mix.counts))
    items = [sample_item(rng, mix, mix.kinds, training=training)]
    near = tuple(k for k in mix.kinds if k not in BACKDROPS)
    back = tuple(k for k in mix.kinds if k in BACKDROPS)
    relation, side = "and", None
    if count > 1:
        if items[0].kind in BACKDROPS:
            items[0] = sample_item(rng, mix, near, training=training)
        relation = ("left", "right", "behind", "and")[int(rng.integers(4))]
        backdrop = relation != "left" and relation != "right" and rng.random() < 0.6
        pool = tuple(k for k in (back if backdrop else near) if k != items[0].kind) or mix.kinds
        items.append(sample_item(rng, mix, pool, training=training))
        if backdrop and items[1].kind in ("sun", "balloon"):
            relation = "and"
    elif rng.random() < mix.sided and items[0].kind not in ("mountain", "forest"):
        side = ("left", "right")[int(rng.integers(2))]
    if count > 2:
        pool = tuple(k for k in back if k not in {i.kind for i in items}) or mix.kinds
        items.append(sample_item(rng, mix, pool, training=training))
    time = _pick(rng, mix.times)
    moved = (0.0, 0.0, 1.0, 1.0)
    if mix.moved and rng.random() < mix.moved:
        far = 0.3 if count == 1 and side is None else 0.1
        times, stretch = float(rng.uniform(0.5, 1.25)), float(np.exp(rng.uniform(-0.22, 0.22)))
        moved = (float(rng.uniform(-far, far)), float(rng.uniform(-0.2, 0.1)), times * stretch, times / stretch)
    return Scene(
        items=tuple(items),
        place=_pick(rng, mix.places),
        time=None if time == "none" else time,
        style=_pick(rng, mix.styles),
        relation=relation,
        side=side,
        knobs=tuple(rng.random(len(KNOBS)).tolist()),
        spread=mix.spread,
        moved=moved,
    )
