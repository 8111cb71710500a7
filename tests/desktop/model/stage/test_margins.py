"""The border round a drawing: where it is taken hold of, and what dragging it makes of the margins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from desktop.model.stage.margins import HOLDS, MarginHandle, Margins, dragged, hold_at
from engine.request import MARGIN, Outpaint

SIZE = (320, 160)
RIGHT, CORNER = MarginHandle(1, 0), MarginHandle(-1, -1)


def pull(
    hold: MarginHandle,
    x: float,
    y: float = 0.0,
    before: Margins | None = None,
    *,
    evenly: bool = False,
    whole: bool = False,
) -> Margins:
    return dragged(before or Margins(), hold, QPointF(x, y), SIZE, evenly=evenly, in_proportion=whole)


def test_a_side_goes_outwards_by_steps_and_never_inwards() -> None:
    assert pull(RIGHT, 29) == Margins(right=32)
    assert pull(RIGHT, 27) == Margins(right=24)
    assert pull(RIGHT, -90) == Margins()
    assert pull(RIGHT, -90, before=Margins(right=64)) == Margins()
    assert pull(RIGHT, 9000) == Margins(right=MARGIN[-1])


def test_a_corner_moves_two_sides_and_leaves_the_others_as_they_were_typed() -> None:
    assert pull(CORNER, -16, -40, Margins(right=13)) == Margins(left=16, top=40, right=13)


def test_evenly_moves_the_opposite_side_as_well() -> None:
    assert pull(RIGHT, 24, evenly=True) == Margins(left=24, right=24)
    assert pull(CORNER, -24, -8, evenly=True) == Margins(left=24, top=8, right=24, bottom=8)
    assert pull(RIGHT, -24, before=Margins(left=8, right=40), evenly=True) == Margins(right=16)


def test_in_proportion_the_larger_picture_has_the_shape_of_the_smaller() -> None:
    assert pull(CORNER, -160, 0, whole=True) == Margins(left=160, top=80)
    assert pull(CORNER, -8, -80, whole=True) == Margins(left=160, top=80)
    assert pull(RIGHT, 160, whole=True) == Margins(right=160, top=40, bottom=40)
    assert pull(RIGHT, 80, evenly=True, whole=True) == Margins(80, 40, 80, 40)
    assert pull(CORNER, 90, 90, whole=True) == Margins()


@pytest.mark.parametrize("hold", HOLDS)
def test_every_handle_is_found_within_reach_and_not_beyond(hold: MarginHandle) -> None:
    frame = QRectF(-40, 0, 200, 100)
    at = QPointF(frame.center().x() + hold.x * frame.width() / 2, frame.center().y() + hold.y * frame.height() / 2)
    outwards = QPointF(hold.x, hold.y)
    assert hold_at(frame, at, 5) == hold
    assert hold_at(frame, at + 4 * outwards, 5) == hold_at(frame, at - 4 * outwards, 5) == hold
    assert hold_at(frame, at + 6 * outwards, 5) is None
    assert hold_at(frame, frame.center(), 5) is None


def test_what_is_asked_and_how_large_it_becomes() -> None:
    assert Margins().outpaint is None
    assert Margins(8, 0, 16, 24).outpaint == Outpaint(8, 0, 16, 24)
    assert Margins(8, 0, 16, 24).frame(SIZE) == QRectF(-8, 0, 344, 184)
