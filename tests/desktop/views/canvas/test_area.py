from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QCursor,
    QDropEvent,
    QInputDevice,
    QKeyEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.asking.latency import Latencies
from desktop.model.document.document import Document, LayerName
from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels import conversions
from desktop.model.pixels.brush import Brush
from desktop.model.pixels.overlays import Overlay, kind_of
from desktop.model.settings.settings import Workspace
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.canvas.canvas import Canvas
from desktop.views.canvas.content import ViewMode
from desktop.views.look import theme

SIZE = (720, 420)
BLUE = (90, 130, 220)


@pytest.fixture
def document() -> Document:
    return Document((320, 320))


@pytest.fixture
def state() -> ToolState:
    return ToolState()


@pytest.fixture
def area(document: Document, state: ToolState, qtbot: QtBot) -> CanvasArea:
    made = CanvasArea(document, state)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    QCursor.setPos(made.mapToGlobal(QPoint(1, 1)))
    qtbot.waitUntil(made.isActiveWindow)
    return made


def screen(pane: Canvas, x: float, y: float) -> QPoint:
    return pane.viewport.value.to_screen(QPointF(x, y)).toPoint()


def drag(pane: Canvas, *places: tuple[float, float], lift: bool = True) -> None:
    """With the mouse, through document places."""
    points = [screen(pane, *place) for place in places]
    QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(pane, point)
    if lift:
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=points[-1])


def seen(pane: Canvas, x: float, y: float) -> tuple[int, int, int]:
    colour = QColor(pane.grab().toImage().pixelColor(screen(pane, x, y)))
    return colour.red(), colour.green(), colour.blue()


def result(colour: tuple[int, int, int] = BLUE, side: int = 128):
    return conversions.to_drawable(np.full((side, side, 3), colour, np.uint8))


def sketch(document: Document) -> None:
    with begin_stroke(document, LayerName.SKETCH, Brush(size=60, hardness=0.8, target=(177, 92, 160, 255))) as stroke:
        for x, y in ((60, 240), (110, 90), (170, 230), (240, 80)):
            stroke.to(x, y)


def mask(document: Document) -> None:
    with begin_stroke(document, LayerName.MASK, Brush(size=90, target=(255,))) as stroke:
        stroke.to(110, 190)
        stroke.to(230, 170)


def test_a_stroke_shows_under_the_pen(area: CanvasArea, document: Document, state: ToolState) -> None:
    state.choose_colour((20, 140, 60))
    drag(area.first, (80, 160), (160, 160), (240, 160))
    assert tuple(snapshot_full(document)[160, 160]) == (20, 140, 60, 255)
    assert seen(area.first, 120, 160) == (20, 140, 60)


def test_the_pen_draws_in_the_sketch_and_not_in_the_result(area: CanvasArea, document: Document) -> None:
    area.set_result(result())
    drag(area.second, (80, 160), (240, 160))
    assert not snapshot_full(document).any()
    assert seen(area.second, 160, 160) == BLUE


def test_one_stroke_is_one_undo(area: CanvasArea, document: Document) -> None:
    drag(area.first, (40, 40), (100, 100), (200, 60))
    document.undo()
    assert not snapshot_full(document).any() and not document.can_undo


def test_a_stroke_goes_on_outside_the_pane_and_comes_back(area: CanvasArea, document: Document) -> None:
    drag(area.first, (160, 160), (160, -900), (260, -900), (260, 300))
    assert snapshot_full(document)[200, 260, 3] == 255


def test_escape_takes_back_the_stroke_under_way(area: CanvasArea, document: Document) -> None:
    drag(area.first, (40, 40), (200, 200), lift=False)
    QTest.keyClick(area.first, Qt.Key.Key_Escape)
    QTest.mouseMove(area.first, screen(area.first, 250, 40))
    QTest.mouseRelease(area.first, Qt.MouseButton.LeftButton, pos=screen(area.first, 250, 40))
    assert not snapshot_full(document).any() and not document.can_undo and not area.first.painting


def test_losing_the_keyboard_ends_the_stroke_and_keeps_it(area: CanvasArea, document: Document) -> None:
    area.first.setFocus()
    drag(area.first, (40, 40), (200, 200), lift=False)
    area.first.clearFocus()
    assert not area.first.painting and document.can_undo and snapshot_full(document)[120, 120, 3] == 255


def test_alt_takes_a_colour_with_the_brush_in_hand(area: CanvasArea, state: ToolState, qtbot: QtBot) -> None:
    area.set_result(result())
    with qtbot.waitSignal(area.colour_picked) as told:
        event_place = screen(area.second, 100, 100)
        QTest.mousePress(area.second, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, event_place)
        QTest.mouseRelease(area.second, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, event_place)
    assert told.args == [BLUE] and state.value.colour == BLUE and state.tool == "brush"


def test_the_middle_button_moves_the_canvas(area: CanvasArea, document: Document) -> None:
    place = screen(area.first, 160, 160)
    QTest.mousePress(area.first, Qt.MouseButton.MiddleButton, pos=place)
    QTest.mouseMove(area.first, place + QPoint(25, 10))
    QTest.mouseRelease(area.first, Qt.MouseButton.MiddleButton, pos=place + QPoint(25, 10))
    assert screen(area.first, 160, 160) == place + QPoint(25, 10) == screen(area.second, 160, 160)
    assert not document.can_undo


def test_space_lends_the_hand(area: CanvasArea, document: Document) -> None:
    place = screen(area.first, 160, 160)
    QTest.keyPress(area.first, Qt.Key.Key_Space)
    drag(area.first, (160, 160), (180, 160))
    QTest.keyRelease(area.first, Qt.Key.Key_Space)
    assert screen(area.first, 160, 160) != place and not document.can_undo
    drag(area.first, (160, 160), (180, 160))
    assert document.can_undo


def test_the_wheel_zooms_about_the_pointer(area: CanvasArea) -> None:
    place = QPointF(screen(area.first, 80, 60))
    before = area.viewport.value
    wheel = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    area.first.wheelEvent(wheel)
    assert area.viewport.value.scale == pytest.approx(before.scale * 1.44)
    moved = area.viewport.value.to_document(place) - before.to_document(place)
    assert abs(moved.x()) < 1e-6 and abs(moved.y()) < 1e-6
    assert area.footer.zoom.text() == f"{area.viewport.value.scale * 100:.0f} %"


def test_keys_change_the_brush_swap_colours_and_fit(area: CanvasArea, state: ToolState) -> None:
    before = state.value
    QTest.keyClick(area.first, Qt.Key.Key_BracketRight)
    assert state.value.size > before.size
    QTest.keyClick(area.first, Qt.Key.Key_X)
    assert state.value.colour == before.previous_colour
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(area.first, Qt.Key.Key_0, modifiers)
    assert area.viewport.value.scale == 1.0
    QTest.keyClick(area.first, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert area.viewport.fits


def test_the_ring_is_as_large_as_the_brush_in_both_panes(area: CanvasArea, state: ToolState) -> None:
    state.set(size=100.0)
    QTest.mouseMove(area.first, screen(area.first, 160, 160))
    edge = 160 + 50
    for pane in (area.first, area.second):
        bare = seen(pane, edge + 20, 160)
        near = [seen(pane, edge + step, 160) for step in (-1, 0, 1)]
        assert any(colour != bare for colour in near)


def test_workspaces_show_their_panes(area: CanvasArea, document: Document) -> None:
    mask(document)
    assert area.second.isVisible()
    bare = seen(area.first, 170, 180)
    area.set_workspace(Workspace.INPAINT)
    assert not area.second.isVisible() and area.first.content.mask
    masked = [seen(area.first, 170 + step, 180) for step in range(12)]
    assert any(colour != bare for colour in masked)
    area.set_workspace(Workspace.GENERATE)
    assert not area.first.content.mask


def test_who_takes_the_mask_brush_sees_the_mask_in_any_workspace(area: CanvasArea, state: ToolState) -> None:
    drag(area.first, (100, 100), (101, 100))
    state.set(tool="mask_brush")
    bare = seen(area.first, 160, 240)
    drag(area.first, (100, 240), (220, 240))
    assert any(seen(area.first, 160 + step, 240) != bare for step in range(12))
    state.set(tool="hand")
    assert seen(area.first, 160, 240) == bare


def test_over_and_split_show_both_in_one_pane(area: CanvasArea, document: Document) -> None:
    area.set_result(result())
    paper = QColor(theme.LIGHT.panel)
    area.view_mode = ViewMode.OVER
    mixed = seen(area.first, 200, 250)
    assert BLUE[0] < mixed[0] < paper.red()
    area.view_mode = "split"
    assert seen(area.first, 40, 270)[0] > BLUE[0] and seen(area.first, 280, 270) == BLUE
    line = screen(area.first, 160, 160)
    QTest.mousePress(area.first, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(area.first, screen(area.first, 20, 160))
    QTest.mouseRelease(area.first, Qt.MouseButton.LeftButton, pos=screen(area.first, 20, 160))
    assert seen(area.first, 40, 270) == BLUE and not document.can_undo


def test_comparing_lifts_the_result(area: CanvasArea, document: Document) -> None:
    sketch(document)
    area.set_workspace(Workspace.GENERATE)
    area.set_result(result())
    assert seen(area.first, 110, 120) == BLUE
    area.set_comparing(True)
    assert seen(area.first, 110, 120) == (177, 92, 160)
    area.set_comparing(False)
    assert seen(area.first, 110, 120) == BLUE


def test_a_framed_result_covers_its_frame_only(area: CanvasArea) -> None:
    area.set_workspace(Workspace.INPAINT)
    area.set_result(result(), QRect(100, 100, 100, 100))
    assert seen(area.first, 150, 150) == BLUE and seen(area.first, 250, 250) != BLUE


def test_a_result_that_reaches_beyond_the_drawing_casts_the_shadow(area: CanvasArea) -> None:
    area.set_workspace(Workspace.GENERATE)
    area.set_result(result(), QRect(-80, 0, 480, 320))
    plain = QColor(theme.tokens().canvas).getRgb()[:3]
    assert seen(area.first, -50, 322) == seen(area.first, 160, 322) != plain


def test_a_result_with_untouched_places_lies_on_paper(area: CanvasArea) -> None:
    area.set_workspace(Workspace.INPAINT)
    paper = seen(area.first, 250, 153)
    pixels = np.zeros((320, 320, 4), np.uint8)
    pixels[:, :160] = (*BLUE, 255)
    area.set_result(conversions.to_drawable(pixels))
    assert seen(area.first, 100, 153) == BLUE
    assert seen(area.first, 250, 153) == paper


def test_dropped_files_are_handed_on(area: CanvasArea, qtbot: QtBot, tmp_path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://example.org/b.png")])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(area.files_dropped) as told:
        area.dropEvent(drop)
    assert told.args == [[str(tmp_path / "a.png")]]


def test_another_document_fits_itself_in_and_breaks_off_the_stroke(area: CanvasArea, document: Document) -> None:
    drag(area.first, (40, 40), (200, 200), lift=False)
    document.new((1000, 200))
    assert not area.first.painting and not snapshot_full(document).any()
    assert area.viewport.value.scale < 0.5


def test_painting_part_of_the_pane_gives_what_painting_all_of_it_does(area: CanvasArea, document: Document) -> None:
    sketch(document)
    mask(document)
    area.set_workspace(Workspace.INPAINT)
    area.viewport.zoom(1.37, QPointF(120, 90))
    whole = conversions.from_image(area.first.grab().toImage())
    part = QRect(133, 87, 151, 93)
    cut = conversions.from_image(area.first.grab(part).toImage())
    assert np.abs(whole[87:180, 133:284].astype(int) - cut).max() <= 8


def test_latencies_are_in_milliseconds_and_absent_before_the_first_stroke(area: CanvasArea) -> None:
    assert not area.footer.latencies.text()
    area.set_latencies(Latencies(0.0412, 0.128, 0.171, 7.62))
    text = area.footer.latencies.text()
    assert all(figure in text for figure in ("41 ms", "128 ms", "171 ms", "7.6"))


def pen(pane: Canvas, kind: QEvent.Type, place: QPoint, pressure: float, *, eraser: bool = False) -> None:
    """One report of a tablet's pen."""
    device = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 3,
    )  # fmt: skip
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else Qt.MouseButton.LeftButton
    at = QPointF(place)
    event = QTabletEvent(
        kind, device, at, QPointF(pane.mapToGlobal(place)), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, button, buttons,
    )  # fmt: skip
    QApplication.sendEvent(pane, event)
    assert event.isAccepted()


def pen_stroke(pane: Canvas, pressures: list[float], *, eraser: bool = False) -> None:
    """From left to right across the document."""
    places = [screen(pane, 20 + 280 * i / (len(pressures) - 1), 160) for i in range(len(pressures))]
    pen(pane, QEvent.Type.TabletPress, places[0], pressures[0], eraser=eraser)
    for place, pressure in zip(places[1:], pressures[1:], strict=True):
        pen(pane, QEvent.Type.TabletMove, place, pressure, eraser=eraser)
    pen(pane, QEvent.Type.TabletRelease, places[-1], pressures[-1], eraser=eraser)


def test_the_pens_pressure_widens_the_line(area: CanvasArea, document: Document, state: ToolState) -> None:
    state.set(size=60.0)
    pen_stroke(area.first, [0.1 + 0.9 * i / 20 for i in range(21)])
    alpha = snapshot_full(document)[..., 3]
    assert alpha[:, 260].sum() > 2 * alpha[:, 60].sum() > 0


def test_the_pens_other_end_erases(area: CanvasArea, document: Document, state: ToolState) -> None:
    state.set(size=60.0)
    pen_stroke(area.first, [1.0] * 9)
    pen_stroke(area.first, [1.0] * 9, eraser=True)
    assert snapshot_full(document)[160, 100:200, 3].max() == 0 and state.tool == "brush"


def test_arrow_keys_move_the_canvas(area: CanvasArea) -> None:
    area.viewport.zoom_to(4.0)
    before = area.viewport.value.centre.x()
    area.first.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier))
    assert area.viewport.value.centre.x() > before


Golden = Callable[[QWidget], None]


def test_live_side_dark(area: CanvasArea, document: Document, golden: Golden) -> None:
    sketch(document)
    area.set_result(result())
    area.set_step(3, 4)
    area.set_latencies(Latencies(0.041, 0.128, 0.171, 7.6))
    golden(area)


def test_live_split_light(area: CanvasArea, document: Document, golden: Golden) -> None:
    theme.watcher.choose("light")
    sketch(document)
    area.set_result(result())
    area.view_mode = ViewMode.SPLIT
    golden(area)


def test_live_over_with_edges_dark(area: CanvasArea, document: Document, golden: Golden) -> None:
    sketch(document)
    edges = np.zeros((320, 320, 3), np.uint8)
    edges[100:220:40, 40:280] = 255
    area.set_result(result())
    area.scene.set_overlays({"edges": Overlay(kind_of("canny"), conversions.to_drawable(edges), 0.8)})
    area.view_mode = ViewMode.OVER
    golden(area)


def test_inpaint_mask_light(area: CanvasArea, document: Document, golden: Golden) -> None:
    theme.watcher.choose("light")
    sketch(document)
    mask(document)
    area.set_workspace(Workspace.INPAINT)
    golden(area)


def test_nothing_yet_dark(area: CanvasArea, golden: Golden) -> None:
    golden(area)


def test_the_sheet_is_turned_and_mirrored_under_the_pen(area: CanvasArea, document: Document, state: ToolState) -> None:
    state.set(size=30.0, colour=(200, 30, 30))
    for key in (Qt.Key.Key_6, Qt.Key.Key_6, Qt.Key.Key_7):
        QTest.keyClick(area, key)
    assert area.viewport.value.angle == -30 and area.viewport.value.mirrored and area.footer.turn.isVisible()
    drag(area.first, (60, 80), (200, 80))
    painted = snapshot_full(document)
    assert painted[80, 130, 3] == 255 and painted[80, 60, 3] == 255 and not painted[200:].any()
    assert seen(area.first, 130, 80) == (200, 30, 30) and seen(area.first, 130, 240) != (200, 30, 30)
    area.footer.turn.click()
    assert area.viewport.value.angle == 0 and not area.viewport.value.mirrored and not area.footer.turn.isVisible()
    assert seen(area.first, 130, 80) == (200, 30, 30)


def test_only_what_changed_is_painted_again_on_a_turned_sheet(
    area: CanvasArea, document: Document, state: ToolState
) -> None:
    """What the pane shows after a stroke is what it shows when all of it is painted anew."""
    area.viewport.rotate(40)
    state.set(size=24.0, colour=(20, 120, 60))
    QApplication.processEvents()
    drag(area.first, (40, 40), (280, 200))
    QApplication.processEvents()
    shown = area.first.grab().toImage()
    area.first.update()
    QApplication.processEvents()
    assert shown == area.first.grab().toImage()
    assert seen(area.first, 160, 120) == (20, 120, 60)


def test_a_guide_is_pulled_and_a_rectangle_snaps_to_it(area: CanvasArea, document: Document, state: ToolState) -> None:
    state.set(tool="guide")
    drag(area.first, (40, 100), (90, 104), (100, 100))
    (guide,) = document.content.guides
    assert guide.upright and guide.at == pytest.approx(100, abs=1)
    assert seen(area.first, guide.at, 30) != seen(area.first, guide.at + 12, 30)
    area.scene.aids.toggle_snap()
    state.set(tool="rectangle", colour=(20, 120, 60))
    drag(area.first, (guide.at + 3, 50), (200, 158))
    painted = snapshot_full(document)[..., 3]
    assert painted[100, round(guide.at) + 1] == 255 and not painted[100, : round(guide.at) - 1].any()
    assert painted[156, 150] == 255 and painted[162:, 150].max() == 0
    state.set(tool="guide")
    drag(area.first, (guide.at, 200), (150, 200), (-30, 200))
    assert document.content.guides == ()


def test_the_grid_is_seen_only_while_it_is_wanted(area: CanvasArea) -> None:
    before = area.first.grab().toImage()
    area.scene.aids.set_spacing(64)
    assert area.first.grab().toImage() != before
    area.scene.aids.toggle_grid()
    assert area.first.grab().toImage() == before
