"""What a request may ask of controls, and what it says where it may not."""

from __future__ import annotations

from typing import Any

import pytest

from drive import box_mask, colours
from engine.errors import InvalidRequest
from engine.picture import Picture
from engine.request import ControlUse, Request

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
        Request("starter", controls=(ControlUse("canny", "edges"),))
    Request("starter", source=MAP, controls=(ControlUse("canny", "edges"),))


def test_requests_with_other_maps_or_strengths_are_other_requests() -> None:
    def asked(**settings: Any) -> Request:
        return Request("starter", controls=(ControlUse("canny", "edges", **{"map": MAP, **settings}),))

    assert asked() == asked(map=Picture(colours()))
    assert asked() != asked(scale=0.5)
    assert asked() != asked(map=Picture(box_mask(8, 8, 1, 1, 4, 4)))
