from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.brush import Brush, Spot, capsule
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.stroke import Stroke

WHITE = (255, 255, 255, 255)


def alpha_of(brush: Brush, places: list[tuple[float, ...]], size: tuple[int, int] = (300, 200)) -> np.ndarray:
    """(H, W) alpha after one stroke through places of (x, y[, pressure])."""
    layer = Layer(size, 4)
    stroke = Stroke(layer, brush, lambda rect: None)
    for place in places:
        stroke.to(*place)
    stroke.end()
    return layer.read()[..., 3]


def width_at(alpha: np.ndarray, x: int) -> float:
    """The line's width in pixels, counting partly covered ones in part."""
    return float(alpha[:, x].sum() / 255)


def test_a_line_is_as_wide_as_the_brush() -> None:
    alpha = alpha_of(Brush(size=21, target=WHITE), [(50, 100), (250, 100)])
    assert abs(width_at(alpha, 150) - 21) < 0.3


def test_pressure_widens_the_line() -> None:
    alpha = alpha_of(Brush(size=40, target=WHITE), [(30 + 8 * i, 100, i / 30) for i in range(31)])
    widths = [width_at(alpha, x) for x in (60, 120, 180, 240)]
    assert widths == sorted(widths) and widths[-1] > 2 * widths[0]


def test_pressure_can_be_left_out() -> None:
    brush = Brush(size=20, target=WHITE, pressure_size=False)
    assert np.array_equal(alpha_of(brush, [(50, 100, 0.1), (250, 100, 0.1)]), alpha_of(brush, [(50, 100), (250, 100)]))


def test_a_click_makes_a_round_dot() -> None:
    alpha = alpha_of(Brush(size=30, target=WHITE), [(150, 100)])
    assert abs(alpha.sum() / 255 - np.pi * 15**2) < 8
    assert np.array_equal(alpha[:, :150][:, ::-1], alpha[:, 150:])


def test_a_thin_line_is_anti_aliased_and_does_not_break() -> None:
    alpha = alpha_of(Brush(size=1.5, target=WHITE), [(10, 20), (290, 60)])
    columns = alpha[:, 15:285].sum(axis=0) / 255
    assert columns.min() > 1.2 and columns.max() < 1.9


def test_opacity_is_of_the_stroke_and_not_of_every_crossing() -> None:
    loop = [(50, 100), (250, 100), (250, 101), (50, 101), (150, 30), (150, 180)]
    alpha = alpha_of(Brush(size=20, target=WHITE, opacity=0.5), loop)
    assert alpha.max() == 128


def test_two_strokes_do_build_up() -> None:
    layer = Layer((100, 100), 4)
    for _ in range(2):
        stroke = Stroke(layer, Brush(size=30, target=WHITE, opacity=0.5), lambda rect: None)
        stroke.to(50, 50)
        stroke.end()
    assert 185 <= layer.read()[50, 50, 3] <= 193


def test_a_soft_brush_falls_off_evenly() -> None:
    profile = alpha_of(Brush(size=80, target=WHITE, hardness=0.2), [(50, 100), (250, 100)])[100:145, 150].astype(int)
    assert (np.diff(profile) <= 0).all() and np.abs(np.diff(profile)).max() < 15


def test_colour_is_premultiplied_and_never_brighter_than_its_alpha() -> None:
    layer = Layer((100, 100), 4)
    stroke = Stroke(layer, Brush(size=50, target=(250, 120, 10, 255), hardness=0.3, opacity=0.7), lambda rect: None)
    stroke.to(20, 20)
    stroke.to(80, 80)
    stroke.end()
    pixels = layer.read()
    assert (pixels[..., :3] <= pixels[..., 3:]).all()


def test_a_curve_through_few_places_is_smooth() -> None:
    places = [(150 + 80 * np.cos(a), 100 + 80 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 17)]
    alpha = alpha_of(Brush(size=8, target=WHITE), places)
    rows, columns = np.nonzero(alpha > 200)
    radii = np.hypot(columns + 0.5 - 150, rows + 0.5 - 100)
    assert np.abs(radii - 79).max() < 8


def test_how_fast_the_pen_reports_does_not_change_a_straight_line() -> None:
    brush = Brush(size=12, target=WHITE, hardness=0.6)
    slow = alpha_of(brush, [(20 + 2 * i, 100) for i in range(101)])
    fast = alpha_of(brush, [(20, 100), (220, 100)])
    assert np.abs(slow.astype(int) - fast).max() <= 1


def test_a_large_brush_covers_what_its_capsules_do() -> None:
    layer = Layer((600, 500), 4)
    stroke = Stroke(layer, Brush(size=260, target=WHITE, hardness=0.7), lambda rect: None)
    places = [(150, 250), (190, 250), (230, 250), (450, 250)]
    for place in places:
        stroke.to(*place)
    stroke.end()
    once = capsule(Spot(150, 250, 130), Spot(450, 250, 130), 0.7, layer.rect)
    assert np.abs(layer.read()[..., 3].astype(int) - once).max() <= 1


def test_only_what_is_told_is_painted() -> None:
    layer = Layer((300, 200), 4)
    told: list[QRect] = []
    stroke = Stroke(layer, Brush(size=10, target=WHITE), told.append)
    stroke.to(50, 50)
    stroke.to(90, 60)
    stroke.end()
    painted = layer.read()[..., 3]
    for rect in told:
        painted[rect.y() : rect.y() + rect.height(), rect.x() : rect.x() + rect.width()] = 0
    assert not painted.any()


def test_a_flat_brush_covers_wholly_or_not_at_all() -> None:
    layer = Layer((60, 60), 4)
    stroke = Stroke(layer, Brush(size=21, target=(6, 230, 230, 255), hardness=0.1, flat=True), lambda rect: None)
    stroke.to(15, 15)
    stroke.to(44, 37)
    stroke.end()
    pixels = layer.read()
    assert {tuple(each) for each in pixels.reshape(-1, 4).tolist()} == {(0, 0, 0, 0), (6, 230, 230, 255)}
