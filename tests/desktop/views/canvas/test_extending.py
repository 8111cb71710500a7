"""The border over the canvas, as the mouse and the keys drag it, and the bar that says the same in figures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full
from desktop.model.settings.settings import Workspace
from desktop.model.stage.margins import Margins
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.canvas.canvas import Canvas
from desktop.views.canvas.extend_bar import ExtendBar
from desktop.views.look import theme
from engine.request import Outpaint

SIZE = (320, 240)


class Parts:
    def __init__(self) -> None:
        self.document, self.tools = Document(SIZE), ToolState()
        down, across = np.mgrid[: SIZE[1], : SIZE[0]]
        self.document.load_pixels(np.dstack([across // 2, down, 160 - across // 4]).astype(np.uint8))
        self.before = snapshot_full(self.document)
        self.area = CanvasArea(self.document, self.tools)
        self.asked: list[tuple[Outpaint, float]] = []
        self.area.scene.extending.asked.connect(lambda beyond, strength: self.asked.append((beyond, strength)))

    @property
    def pane(self) -> Canvas:
        return self.area.first

    @property
    def bar(self) -> ExtendBar:
        return self.area.extend_bar

    @property
    def margins(self) -> Margins:
        return self.area.scene.extending.margins

    def at(self, x: float, y: float) -> QPoint:
        return self.area.viewport.value.to_screen(QPointF(x, y)).toPoint()

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """With the mouse, from one document place to another."""
        first, last = self.at(*start), self.at(*end)
        QTest.mousePress(self.pane, Qt.MouseButton.LeftButton, held, first)
        QTest.mouseMove(self.pane, (first + last) / 2)
        QTest.mouseRelease(self.pane, Qt.MouseButton.LeftButton, held, last)

    def picture_is_as_it_was(self) -> bool:
        return not self.document.can_undo and np.array_equal(snapshot_full(self.document), self.before)


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    made = Parts()
    qtbot.addWidget(made.area)
    made.area.resize(820, 620)
    made.area.show()
    qtbot.waitExposed(made.area)
    made.area.activateWindow()
    QCursor.setPos(made.area.mapToGlobal(QPoint(1, 1)))
    qtbot.waitUntil(made.area.isActiveWindow)
    made.tools.set(tool="eraser")
    made.tools.set(tool="extend")
    qtbot.waitUntil(made.bar.isVisible)
    QApplication.processEvents()  # the panes have their new sizes
    return made


def test_a_side_is_dragged_outwards_and_enter_asks_for_it(parts: Parts) -> None:
    parts.drag((320, 120), (386, 200))
    assert parts.margins == Margins(right=64)
    assert parts.bar.fields["right"].value() == 64
    assert "384 × 240 px" in parts.bar.told.text()
    assert parts.asked == [] and parts.picture_is_as_it_was()
    QTest.keyClick(parts.pane, Qt.Key.Key_Return)
    assert parts.asked == [(Outpaint(right=64), 0.9)]
    assert (parts.tools.tool, parts.bar.isVisible()) == ("eraser", False)
    assert parts.picture_is_as_it_was()


def test_dragged_inwards_there_is_nothing_to_ask(parts: Parts) -> None:
    parts.drag((320, 120), (200, 120))
    assert parts.margins == Margins()
    assert not parts.bar.go.isEnabled()
    QTest.keyClick(parts.pane, Qt.Key.Key_Return)
    assert parts.asked == []
    assert parts.bar.isVisible()


def test_esc_takes_back_the_drag_and_then_leaves(parts: Parts) -> None:
    parts.drag((0, 120), (-40, 120))
    QTest.mousePress(parts.pane, Qt.MouseButton.LeftButton, pos=parts.at(320, 240))
    QTest.mouseMove(parts.pane, parts.at(360, 280))
    assert parts.margins == Margins(left=40, right=40, bottom=40)
    QTest.keyClick(parts.pane, Qt.Key.Key_Escape)
    assert parts.margins == Margins(left=40)
    QTest.keyClick(parts.pane, Qt.Key.Key_Escape)
    assert (parts.tools.tool, parts.bar.isVisible(), parts.asked) == ("eraser", False, [])
    assert parts.picture_is_as_it_was()


def test_alt_moves_both_sides_and_shift_keeps_the_shape(parts: Parts) -> None:
    parts.drag((320, 120), (352, 120), Qt.KeyboardModifier.AltModifier)
    assert parts.margins == Margins(left=32, right=32)
    parts.area.scene.extending.put(Margins())
    parts.drag((320, 240), (400, 250), Qt.KeyboardModifier.ShiftModifier)
    assert parts.margins == Margins(right=80, bottom=64)  # 60, by steps


def test_it_is_dragged_where_it_is_seen_zoomed_and_moved(parts: Parts) -> None:
    parts.area.viewport.zoom_to(3.0)
    parts.area.viewport.pan(QPointF(-200, 60))
    view = parts.area.viewport.value
    parts.drag((320, 100), (344, 100))
    assert parts.margins == Margins(right=24)
    assert parts.area.viewport.value == view


def test_nothing_is_painted_and_off_the_border_nothing_is_dragged(parts: Parts) -> None:
    parts.drag((100, 100), (200, 150))
    assert parts.margins == Margins()
    assert parts.picture_is_as_it_was()


def test_the_pointer_says_which_way_the_border_goes(parts: Parts) -> None:
    shapes = []
    for place in ((320, 120), (160, 0), (0, 0), (320, 0), (160, 120)):
        QTest.mouseMove(parts.pane, parts.at(*place))
        shapes.append(parts.pane.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [
        shape.SizeHorCursor,
        shape.SizeVerCursor,
        shape.SizeFDiagCursor,
        shape.SizeBDiagCursor,
        shape.ArrowCursor,
    ]


def test_what_is_to_be_new_stays_in_view(parts: Parts) -> None:
    pane = QRectF(parts.pane.rect())
    parts.bar.fields["left"].setValue(2048)
    frame = parts.area.viewport.value.transform.mapRect(parts.area.scene.extending.frame)
    assert pane.contains(frame)


def test_a_view_that_somebody_chose_comes_back(parts: Parts) -> None:
    QTest.keyClick(parts.pane, Qt.Key.Key_Escape)
    parts.area.viewport.zoom_to(4.0)
    before = parts.area.viewport.value
    parts.tools.set(tool="extend")
    assert parts.area.viewport.value.scale < 4.0
    QTest.keyClick(parts.pane, Qt.Key.Key_Escape)
    after = parts.area.viewport.value
    assert (after.scale, after.centre) == (before.scale, before.centre)


def test_in_sketch_live_the_drawing_stands_alone_until_it_is_done(parts: Parts) -> None:
    parts.area.set_workspace(Workspace.LIVE)
    assert not parts.area.second.isVisible()
    QTest.keyClick(parts.pane, Qt.Key.Key_Escape)
    assert parts.area.second.isVisible()


def test_another_drawing_ends_it(parts: Parts) -> None:
    parts.document.new((64, 64))
    assert (parts.tools.tool, parts.bar.isVisible()) == ("eraser", False)


def test_the_bar_is_worked_by_keys(parts: Parts) -> None:
    seen = parts.pane.grab().toImage()
    left = parts.bar.fields["left"]
    left.setFocus()
    QTest.keyClick(left, Qt.Key.Key_Up)
    assert parts.margins == Margins(left=8)
    assert parts.pane.grab().toImage() != seen
    parts.bar.strength.number_changed.emit(0.5)
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert parts.asked == [(Outpaint(left=8), 0.5)]


def test_esc_in_the_bar_leaves(parts: Parts) -> None:
    left = parts.bar.fields["left"]
    left.setFocus()
    left.setValue(80)
    QTest.keyClick(left, Qt.Key.Key_Escape)
    assert (parts.tools.tool, parts.asked) == ("eraser", [])
    parts.tools.set(tool="extend")
    assert parts.margins == Margins()


def test_what_can_not_be_kept_is_said_and_not_asked(parts: Parts, qtbot: QtBot) -> None:
    parts.document.new((31_000, 64))
    parts.tools.set(tool="extend")
    parts.bar.fields["left"].setValue(1600)
    assert parts.bar.go.isEnabled()
    parts.bar.fields["right"].setValue(400)
    assert "more than can be kept" in parts.bar.told.text()
    assert not parts.bar.go.isEnabled()
    QTest.keyClick(parts.pane, Qt.Key.Key_Return)
    assert parts.asked == []


def carry_on(parts: Parts) -> None:
    parts.drag((320, 240), (380, 300))
    parts.drag((0, 120), (-96, 120))
    QTest.mouseMove(parts.pane, parts.at(160, 0))


def test_the_border_dark(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    carry_on(parts)
    golden(parts.area)


def test_the_border_light(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    theme.watcher.choose(theme.ThemeChoice.LIGHT)
    carry_on(parts)
    golden(parts.area)
