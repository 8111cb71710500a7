"""The drawn world: the same values give the same picture, and the maps are exactly what was painted."""

from dataclasses import replace

import numpy as np
import pytest

from storybook.canvas import FIRST_THING, GROUND
from storybook.draw import draw, horizon_of, joints
from storybook.palette import COLOURS, TIMES
from storybook.places import PLACES
from storybook.scene import ALWAYS_SEEN, KNOBS, MIXES, Item, Scene, held_out, sample_scene
from storybook.styles import STYLES
from storybook.things import KINDS
from storybook.things_made import POSES


def test_the_world_is_as_large_as_promised() -> None:
    assert len(KINDS) >= 16 and len(COLOURS) >= 10 and len(PLACES) - 1 >= 6 and len(TIMES) >= 5 and len(STYLES) >= 5


def test_same_scene_same_picture() -> None:
    first, second = (sample_scene(np.random.default_rng(5), MIXES["whole"]) for _ in range(2))
    assert first == second
    assert np.array_equal(draw(first, 96).rgb, draw(second, 96).rgb)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("colour", ["red", "blue", "green"])
def test_a_thing_shows_in_its_colour(kind: str, colour: str) -> None:
    canvas = draw(Scene((Item(kind, colour),)), 128, with_maps=True)
    pixels = canvas.rgb[canvas.label == FIRST_THING + list(KINDS).index(kind)]
    assert len(pixels) > 0.04 * 128 * 128
    near = np.abs(pixels.astype(int) - np.array(COLOURS[colour])).sum(1) < 130
    assert near.mean() > 0.15, "the colour asked for can be seen"


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("size", [(64, 64), (96, 160), (200, 120)])
def test_any_place_at_any_size(place: str, size: tuple[int, int]) -> None:
    canvas = draw(Scene((Item("tree"),), place=place, time="night"), *size, with_maps=True)
    assert canvas.rgb.shape == (*size, 3)
    assert canvas.label.shape == canvas.depth.shape == size


def test_maps_agree_with_the_picture() -> None:
    scene = Scene((Item("house", "blue"),), place="meadow", time="day")
    canvas = draw(scene, 256, with_maps=True)
    house = canvas.label == FIRST_THING + list(KINDS).index("house")
    assert canvas.depth[250, 10] > canvas.depth[int(256 * horizon_of(scene)) + 50, 10] > canvas.depth[5, 5] == 0
    assert np.unique(canvas.depth[house]).size == 1
    assert canvas.label[250, 10] == GROUND


@pytest.mark.parametrize(("kind", "part"), [(k.name, part) for k in KINDS.values() for part in k.parts])
def test_a_part_shows_in_a_colour_of_its_own(kind: str, part: str) -> None:
    usual = draw(Scene((Item(kind, "yellow"),)), 128).rgb.astype(int)
    dyed = draw(Scene((Item(kind, "yellow", parts=((part, "purple"),)),)), 128).rgb.astype(int)
    changed = np.abs(dyed - usual).max(2) > 40
    assert 0.002 < changed.mean() < 0.25, "a part of the thing, and nothing else"
    purple = np.array(COLOURS["purple"])
    assert np.abs(dyed[changed] - purple).sum(1).mean() < np.abs(usual[changed] - purple).sum(1).mean()


@pytest.mark.parametrize("pose", POSES)
def test_joints_lie_on_the_person(pose: str) -> None:
    scene = Scene((Item("person", "red", pose),), knobs=(0.3,) * len(KNOBS))
    canvas = draw(scene, 256, with_maps=True)
    person = canvas.label == FIRST_THING + list(KINDS).index("person")
    (found,) = joints(scene, 256)
    assert len(found) == 14
    for name, (x, y) in found.items():
        assert person[round(y) - 3 : round(y) + 4, round(x) - 3 : round(x) + 4].any(), name


def test_left_is_left_and_behind_is_behind() -> None:
    pair = (Item("apple", "red"), Item("car", "blue"))
    apple, car = (FIRST_THING + list(KINDS).index(k) for k in ("apple", "car"))

    def middle(label: np.ndarray, kind: int) -> float:
        return float(np.nonzero(label == kind)[1].mean())

    for relation, sign in (("left", 1), ("right", -1)):
        label = draw(Scene(pair, place="meadow", relation=relation), 128, with_maps=True).label
        assert sign * (middle(label, car) - middle(label, apple)) > 20
    canvas = draw(Scene(pair, place="meadow", relation="behind"), 128, with_maps=True)
    assert canvas.depth[canvas.label == car].mean() < canvas.depth[canvas.label == apple].mean()


def test_every_knob_but_the_spare_ones_moves_something() -> None:
    scene = Scene((Item("castle"), Item("flower"), Item("sun")), place="meadow", time="day")
    still = draw(scene, 128).rgb.astype(int)
    for i, name in enumerate(KNOBS):
        knobs = [0.5] * len(KNOBS)
        knobs[i] = 0.95
        moved = np.abs(draw(replace(scene, knobs=tuple(knobs)), 128).rgb - still).mean() > 0.02
        assert moved or name in ("x", "backdrop", "tone", "spare"), name


def test_a_tenth_of_the_pairs_is_held_out_and_never_drawn() -> None:
    pairs = [(k, c) for k in KINDS for c in COLOURS]
    out = {p for p in pairs if held_out(*p)}
    assert 0.06 < len(out) / len(pairs) < 0.14 and not out & ALWAYS_SEEN
    rng = np.random.default_rng(0)
    drawn = {(i.kind, i.colour) for _ in range(1500) for i in sample_scene(rng, MIXES["whole"]).items}
    assert not drawn & out


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_style_changes_the_picture_and_keeps_its_subject(style: str) -> None:
    scene = Scene((Item("apple", "red"),))
    plain, styled = draw(scene, 128).rgb.astype(int), draw(replace(scene, style=style), 128).rgb.astype(int)
    assert (np.abs(plain - styled).mean() > 2) == (style != "plain")
    assert styled[64, 64, 0] > styled[64, 64, 2] + 40
