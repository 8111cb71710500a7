"""What a request may ask of controls, and what it says where it may not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from drive import box_mask, colours
from engine.errors import InvalidRequest
from engine.groups import built
from engine.picture import Picture
from engine.request import ControlUse, Request
from quietly import quietly

MAP = Picture(colours())


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"scale": 2.5}, r"Strength of the control “canny”: 2.5 is outside 0–2"),
        ({"scale": float("nan")}, r"nan is outside 0–2"),
        ({"start": -0.1}, r"Start of the control “canny”: -0.1 is outside 0–1"),
        ({"end": 1.1}, r"End of the control “canny”: 1.1 is outside 0–1"),
        ({"start": 0.6, "end": 0.4}, r"starts at 0.6 and ends at 0.4: it must start before it ends"),
        ({"source": MAP}, r"a ready map and a picture to make one of: give one"),
    ],
)
def test_values_outside_their_range_are_named(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        ControlUse("canny", "edges", **{"map": MAP, **settings})


def test_a_control_needs_something_to_look_at() -> None:
    with pytest.raises(InvalidRequest, match="“canny” needs a map, or a picture"):
        built(Request, model="starter", controls=(ControlUse("canny", "edges"),))
    built(Request, model="starter", source=MAP, controls=(ControlUse("canny", "edges"),))


def test_requests_with_other_maps_or_strengths_are_other_requests() -> None:
    def asked(**settings: Any) -> Request:
        return built(Request, model="starter", controls=(ControlUse("canny", "edges", **{"map": MAP, **settings}),))

    assert asked() == asked(map=Picture(colours()))
    assert asked() != asked(scale=0.5)
    assert asked() != asked(map=Picture(box_mask(8, 8, 1, 1, 4, 4)))


def test_a_map_whose_colours_are_names_is_scaled_without_mixing_them() -> None:
    from engine.frames.control_conditions import condition
    from engine.frames.control_maps import Maps

    sky, tree = (6, 230, 230), (4, 200, 3)
    pixels = np.full((50, 70, 3), sky, np.uint8)
    pixels[23:, 31:] = tree

    def seen(control: str) -> set[tuple[int, ...]]:
        use = ControlUse(control, "any", map=Picture(pixels))
        shown = quietly(condition(built(Request, model="starter", size=(64, 64), controls=(use,)), use, Maps()))
        assert shown.shape == (64, 64, 3)
        return {tuple(each) for each in shown.reshape(-1, 3).tolist()}

    assert seen("segmentation") == {sky, tree}
    assert len(seen("depth")) > 2
