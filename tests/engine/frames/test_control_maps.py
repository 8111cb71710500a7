"""The maps that need no weights, by what a person would see in them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from drive import colours
from engine import registry
from engine.errors import InvalidRequest
from engine.frames import control_maps
from engine.frames.control_maps import Maps
from engine.picture import Picture
from quietly import quietly

SIDE = 256


def made(name: str, pixels: np.ndarray, **settings: float) -> np.ndarray:
    image = quietly(Maps().get(name, Picture(pixels.copy()), tuple(settings.items())))
    assert image.shape == (*pixels.shape[:2], 3)
    assert image.dtype == np.uint8
    return image


def page(paper: int, ink: int) -> np.ndarray:
    """A circle and a line, drawn with a pen of 4 pixels."""
    pixels = np.full((SIDE, SIDE, 3), paper, np.uint8)
    cv2.circle(pixels, (90, 90), 50, (ink, ink, ink), 4)
    cv2.line(pixels, (40, 220), (220, 200), (ink, ink, ink), 4)
    return pixels


def layer(ink: tuple[int, int, int]) -> np.ndarray:
    """The same on a transparent layer."""
    drawn = page(0, 255)
    return np.dstack([np.broadcast_to(np.uint8(ink), drawn.shape), drawn[..., 0]])


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of what is white."""
    a, b = a[..., 0] > 127, b[..., 0] > 127
    return float((a & b).sum() / (a | b).sum())


@pytest.mark.parametrize(("paper", "ink"), [(255, 0), (0, 255), (30, 90), (200, 140)])
def test_a_scribble_is_white_on_black_whatever_the_page(paper: int, ink: int) -> None:
    assert overlap(made("scribble", page(paper, ink)), page(0, 255)) > 0.9


@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (220, 40, 40)])
def test_a_scribble_on_a_transparent_layer_counts_in_any_colour(ink: tuple[int, int, int]) -> None:
    assert overlap(made("scribble", layer(ink)), page(0, 255)) > 0.9


def test_filled_shapes_give_their_outlines_and_the_borders_inside() -> None:
    pixels = np.full((SIDE, SIDE, 3), 255, np.uint8)
    pixels[60:200, 40:130] = (200, 30, 30)
    pixels[60:200, 130:220] = (30, 30, 200)
    lines = made("scribble", pixels)[..., 0] > 0
    assert lines[60:200, 36:44].any(axis=1).mean() > 0.9  # the left side
    assert lines[80:180, 126:134].any(axis=1).mean() > 0.9  # between the colours
    assert not lines[80:180, 60:110].any()
    assert not lines[:50].any()


def test_where_strokes_meet_they_stay_whole() -> None:
    pixels = np.full((SIDE, SIDE, 3), 255, np.uint8)
    for angle in np.linspace(0, np.pi, 4)[:-1]:
        reach = 80 * np.array([np.cos(angle), np.sin(angle)])
        cv2.line(pixels, tuple(map(int, 128 - reach)), tuple(map(int, 128 + reach)), (0, 0, 0), 4)
    assert overlap(made("scribble", pixels), 255 - pixels) > 0.95


def test_a_page_painted_all_over_gives_the_borders_of_its_colours() -> None:
    pixels = np.full((SIDE, SIDE, 3), (120, 180, 240), np.uint8)
    pixels[150:] = (60, 140, 60)
    lines = made("scribble", pixels)[..., 0] > 0
    assert lines[140:160].any(axis=0).mean() > 0.9


@pytest.mark.parametrize("name", ["scribble", "lineart", "canny"])
@pytest.mark.parametrize("paper", [0, 128, 255])
def test_an_empty_page_gives_an_empty_map(name: str, paper: int) -> None:
    image = made(name, np.full((64, 96, 3), paper, np.uint8))
    assert not image.any()
    assert control_maps.is_blank(image)


def test_an_empty_layer_gives_an_empty_map() -> None:
    assert not made("scribble", np.zeros((64, 96, 4), np.uint8)).any()


@pytest.mark.parametrize(("paper", "ink"), [(255, 0), (0, 255)])
def test_line_art_is_found_on_light_and_on_dark_pages(paper: int, ink: int) -> None:
    drawn = page(0, 255)[..., 0] > 0
    lines = made("lineart", page(paper, ink))[..., 0]
    assert lines[drawn].mean() > 100
    assert lines[cv2.dilate(drawn.astype(np.uint8), np.ones((9, 9))) == 0].mean() < 5


def test_shuffle_keeps_the_colours_and_not_the_places() -> None:
    pixels = np.zeros((SIDE, SIDE, 3), np.uint8)
    pixels[:, : SIDE // 2] = (250, 20, 20)
    pixels[:, SIDE // 2 :] = (20, 20, 250)
    image = made("shuffle", pixels, seed=3)
    assert (image == made("shuffle", pixels, seed=3)).all()
    assert (image != made("shuffle", pixels, seed=4)).any()
    assert (image != pixels).any(axis=2).mean() > 0.1
    assert image[..., 1].max() <= 21
    assert 20 < (image[..., 0] > 200).mean() * 100 < 80


def test_tile_is_the_picture_until_it_is_made_coarser() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    assert (made("tile", pixels) == pixels).all()
    assert made("tile", pixels, coarseness=8).std() < pixels.std() / 2


def test_settings_are_checked() -> None:
    picture = Picture(colours())
    with pytest.raises(InvalidRequest, match="Edges: low 300 is outside 0–255"):
        quietly(Maps().get("canny", picture, (("low", 300.0),)))
    with pytest.raises(InvalidRequest, match="Edges has no setting “loud”"):
        quietly(Maps().get("canny", picture, (("loud", 3.0),)))
    with pytest.raises(InvalidRequest, match="There is no control “magic”"):
        quietly(Maps().get("magic", picture))


def test_leaving_a_setting_out_is_giving_its_default() -> None:
    maps, picture = Maps(), Picture(colours())
    first = quietly(maps.get("canny", picture))
    assert list(maps.get("canny", picture, (("high", 160.0), ("low", 80.0)))) == []
    assert (first == quietly(maps.get("canny", picture))).all()


def test_the_map_used_longest_ago_goes_first() -> None:
    maps = Maps(kept=2)
    one, two, three = (Picture(np.full((8, 8, 3), value, np.uint8)) for value in (1, 2, 3))
    for picture in (one, two, one, three):
        quietly(maps.get("canny", picture))
    assert list(maps.get("canny", one)) == []
    assert list(maps.get("canny", two)) != []


@pytest.mark.parametrize("name", [each.name for each in registry.controls().values() if not each.weights])
def test_every_control_takes_the_smallest_picture(name: str) -> None:
    made(name, np.full((1, 1, 3), 200, np.uint8))
    made(name, colours(3, 200))
