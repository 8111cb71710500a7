from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.model.stage.viewport import MARGIN, SCALE, ViewportModel, fitted


def near(a: QPointF, b: QPointF) -> bool:
    return abs(a.x() - b.x()) < 1e-6 and abs(a.y() - b.y()) < 1e-6


@pytest.fixture
def viewport() -> ViewportModel:
    made = ViewportModel((512, 512))
    made.set_pane(QSizeF(500, 400))
    return made


def test_a_fitted_document_lies_whole_in_the_middle() -> None:
    viewport = fitted(QRectF(0, 0, 1000, 500), QSizeF(620, 620))
    assert near(viewport.to_screen(QPointF(500, 250)), QPointF(310, 310))
    assert viewport.to_screen(QPointF(0, 0)).x() == MARGIN and viewport.to_screen(QPointF(1000, 0)).x() == 620 - MARGIN


@pytest.mark.parametrize("factor", [1.2, 0.7, 3.0])
def test_zooming_keeps_the_point_under_the_cursor(viewport: ViewportModel, factor: float) -> None:
    cursor = QPointF(200, 230)
    before = viewport.value.to_document(cursor)
    viewport.zoom(factor, cursor)
    assert near(viewport.value.to_document(cursor), before)


def test_there_and_back_is_the_same_place(viewport: ViewportModel) -> None:
    viewport.zoom(2.3, QPointF(100, 50))
    viewport.pan(QPointF(-31, 17))
    place = QPointF(123.4, 56.7)
    assert near(viewport.value.to_document(viewport.value.to_screen(place)), place)


def test_panning_moves_the_document_with_the_hand(viewport: ViewportModel) -> None:
    before = viewport.value.to_screen(QPointF(100, 100))
    viewport.pan(QPointF(30, -20))
    assert near(viewport.value.to_screen(QPointF(100, 100)), before + QPointF(30, -20))


def test_it_stays_fitted_until_somebody_zooms(viewport: ViewportModel) -> None:
    viewport.set_pane(QSizeF(900, 900))
    assert viewport.fits and viewport.value.scale == pytest.approx((900 - 2 * MARGIN) / 512)
    viewport.zoom_to(1.0)
    viewport.set_pane(QSizeF(300, 300))
    assert not viewport.fits and viewport.value.scale == 1.0
    viewport.fit()
    assert viewport.fits and viewport.value.scale < 1


def test_the_document_can_not_be_lost(viewport: ViewportModel) -> None:
    viewport.pan(QPointF(1e6, -1e6))
    middle = viewport.value.to_document(QPointF(250, 200))
    assert 0 <= middle.x() <= 512 and 0 <= middle.y() <= 512


def test_zoom_has_ends(viewport: ViewportModel) -> None:
    viewport.zoom(1e9)
    assert viewport.value.scale == SCALE[1]
    viewport.zoom(1e-9)
    assert viewport.value.scale == SCALE[0]


def test_zooming_by_key_stops_at_round_figures(viewport: ViewportModel) -> None:
    viewport.zoom_to(0.9)
    viewport.zoom_stop(1)
    assert viewport.value.scale == 1.0
    viewport.zoom_stop(-1)
    assert viewport.value.scale == pytest.approx(0.67)


def test_a_pane_without_room_is_no_fault() -> None:
    assert fitted(QRectF(0, 0, 500, 500), QSizeF(0, 0)).scale == SCALE[0]


def test_what_reaches_beyond_comes_into_view_unless_a_person_looks_closer(viewport: ViewportModel) -> None:
    wide = QRectF(-100, 0, 900, 512)
    viewport.set_extent(wide, fit=False)
    assert viewport.value.to_screen(QPointF(-100, 0)).x() == pytest.approx(MARGIN)
    viewport.set_extent(QRectF(0, 0, 512, 512))
    viewport.zoom(3.0)
    before = viewport.value
    viewport.set_extent(wide, fit=False)
    assert viewport.value == before


@pytest.mark.parametrize("mirrored", [False, True])
def test_there_and_back_on_a_turned_sheet(viewport: ViewportModel, mirrored: bool) -> None:
    if mirrored:
        viewport.mirror()
    viewport.rotate(35)
    viewport.zoom(1.7, QPointF(100, 50))
    viewport.pan(QPointF(-31, 17))
    place = QPointF(123.4, 56.7)
    assert near(viewport.value.to_document(viewport.value.to_screen(place)), place)


def test_a_turned_sheet_is_moved_zoomed_and_turned_under_the_hand(viewport: ViewportModel) -> None:
    viewport.rotate(35)
    viewport.mirror()
    hand = QPointF(220, 190)
    held = viewport.value.to_document(hand)
    viewport.pan(QPointF(40, -25))
    assert near(viewport.value.to_screen(held), hand + QPointF(40, -25))
    hand = viewport.value.to_screen(held)
    viewport.zoom(1.6, hand)
    assert near(viewport.value.to_screen(held), hand)
    viewport.rotate(50, hand)
    assert near(viewport.value.to_screen(held), hand)


def test_a_quarter_turn_is_clockwise_and_still_fits(viewport: ViewportModel) -> None:
    viewport.set_extent(QRectF(0, 0, 400, 100))
    viewport.rotate(90)
    corners = [viewport.value.to_screen(QPointF(x, y)) for x, y in ((0, 0), (400, 0))]
    assert corners[0].y() == pytest.approx(MARGIN) and corners[1].y() == pytest.approx(400 - MARGIN)
    assert corners[0].x() > 250
    viewport.straighten()
    assert viewport.value.angle == 0 and viewport.value.to_screen(QPointF(0, 0)).x() == pytest.approx(MARGIN)


def test_a_mirror_shows_the_picture_on_the_screen_the_other_way_round(viewport: ViewportModel) -> None:
    viewport.rotate(20)
    place = QPointF(100, 60)
    before = viewport.value.to_screen(place)
    viewport.mirror()
    assert near(viewport.value.to_screen(place), QPointF(500 - before.x(), before.y()))
    viewport.mirror()
    assert near(viewport.value.to_screen(place), before)
