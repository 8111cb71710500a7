"""Brushes by name: those that come with the program, one's own, and what a pen's pressure and tilt do."""

import json
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from desktop.model.pixels.brush import SPACING, Brush
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.pressure import EVEN, share, tidy
from desktop.model.pixels.stroke import Stroke
from desktop.model.stage.brush_presets import BRUSH_PRESETS, KEY, BrushLibrary, fields_of
from desktop.model.stage.tool_state import BrushSettings, ToolState


@pytest.fixture
def preferences(tmp_path) -> QSettings:
    return QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)


def test_ones_own_brush_is_kept_taken_replaced_and_deleted(preferences: QSettings, qtbot) -> None:
    state, library = ToolState(), BrushLibrary(preferences)
    curve = ((0.0, 0.1), (0.4, 0.8), (1.0, 1.0))
    state.set(size=33.0, opacity_curve=curve, pressure_opacity=True, spacing=0.5, tilt_size=True)
    name = library.save("  My   quill ", state)
    assert state.value.preset == name and library.presets[name].label == "My quill"
    library.take(state, "ink")
    assert state.value.size == 9.0 and state.value.opacity_curve == EVEN and not state.value.tilt_size
    again = BrushLibrary(preferences)
    again.take(state, name)
    value = state.value
    assert (value.size, value.opacity_curve, value.spacing, value.tilt_size) == (33.0, curve, 0.5, True)
    state.set(size=40.0)
    with qtbot.wait_signal(again.changed):
        again.save("My quill", state)
    assert [each for each in again.presets if again.is_own(each)] == [name]
    assert again.presets[name].fields["size"] == 40.0
    again.delete(name)
    assert BrushLibrary(preferences).presets == BRUSH_PRESETS
    again.delete("round")
    assert "round" in again.presets


@pytest.mark.parametrize(
    "kept",
    [
        "not json",
        "{}",
        "[1, null, {}]",
        json.dumps([{"label": 3, "fields": {}}]),
        json.dumps([{"label": "x", "fields": {"size": "large", "size_curve": [[0, "a"]], "flow": None, "colour": 1}}]),
        json.dumps([{"label": "x", "fields": {"size_curve": [], "size": 1e400}}]),
    ],
)
def test_what_was_damaged_in_the_preferences_harms_nothing(preferences: QSettings, kept: str) -> None:
    preferences.setValue(KEY, kept)
    state, library = ToolState(), BrushLibrary(preferences)
    for name in library.presets:
        library.take(state, name)
        assert state.value.size <= 400 and state.value.size_curve[0][0] == 0


def test_every_preset_sets_all_that_is_a_brushs_own() -> None:
    fields = {name: fields_of(preset) for name, preset in BRUSH_PRESETS.items()}
    assert len({frozenset(each) for each in fields.values()}) == 1
    assert fields["round"] == {name: getattr(BrushSettings(), name) for name in fields["round"]}


def test_a_curve_goes_through_its_points_and_never_back() -> None:
    curve = ((0.0, 0.0), (0.2, 0.7), (0.6, 0.75), (1.0, 1.0))
    assert [round(share(curve, x), 2) for x, _y in curve] == [y for _x, y in curve]
    values = [share(curve, x) for x in np.linspace(-0.5, 1.5, 200)]
    assert all(b >= a for a, b in pairwise(values)) and values[0] >= 0 and values[-1] <= 1
    assert share(EVEN, 0.3) == pytest.approx(0.3)


def test_points_are_put_in_order_inside_and_apart() -> None:
    assert tidy([(1.4, 2.0), (0.5, 0.5), (-1.0, -3.0), (0.505, 0.9)]) == ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0))
    assert tidy([(0.3, 0.3)]) == EVEN
    assert len(tidy([(x / 50, x / 50) for x in range(51)])) <= 8


def test_pressure_and_tilt_widen_the_line_as_the_brush_says() -> None:
    brush = Brush(20.0, (255,), size_curve=((0.0, 0.0), (0.5, 1.0), (1.0, 1.0)), tilt_size=True)
    assert brush.radius(0.5) == pytest.approx(10.0) and brush.radius(0.1) < 6
    assert brush.radius(0.5, 1.0) == pytest.approx(30.0)
    assert Brush(20.0, (255,)).radius(0.5, 1.0) == Brush(20.0, (255,)).radius(0.5)
    firm = Brush(20.0, (255,), pressure_opacity=True, opacity_curve=((0.0, 0.5), (1.0, 1.0)))
    assert firm.strength(0.0) == pytest.approx(0.5)


def test_wide_spacing_leaves_gaps_between_the_touches() -> None:
    def covered(spacing: float) -> np.ndarray:
        layer = Layer((200, 40), 1)
        stroke = Stroke(layer, Brush(16.0, (255,), spacing=spacing), lambda _rect: None)
        for x in range(20, 181, 10):
            stroke.to(x, 20)
        stroke.end()
        return layer.read()[20, 20:180]

    assert covered(SPACING).min() == 255
    apart = covered(2.0)
    assert apart.min() == 0 and apart.max() == 255 and 4 <= (np.diff(apart.astype(int)) > 100).sum() <= 6
