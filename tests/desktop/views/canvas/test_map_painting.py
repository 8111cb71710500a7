"""Painting a control's map over the canvas: what is seen of it, and what there is to choose."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.document.document import Document
from desktop.model.document.snapshots import map_colour_at
from desktop.model.pixels.map_inks import DIRECTIONS
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.model.stage.map_editing import MapEditing
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.area import CanvasArea
from desktop.views.tools.map_options import HINTS, MapOptions
from desktop.views.tools.tool_options import ToolOptions
from engine.catalog import ade20k
from engine.records import Marks

CARDS = tuple(
    ControlSettings(name, id=name, on=False, opacity=1.0)
    for name in ("segmentation", "depth", "scribble", "normal", "tile")
)
SKY, TREE = (6, 230, 230), (4, 200, 3)


class Parts:
    def __init__(self) -> None:
        self.settings = SettingsModel(Settings(controls=CARDS))
        self.document, self.tools = Document((320, 240)), ToolState()
        self.area = CanvasArea(self.document, self.tools)
        self.area.set_workspace(Workspace.INPAINT)
        model = ChosenModel(self.settings)
        self.editing = MapEditing(self.settings, self.document, model, self.tools, self.area.scene)
        self.bar = ToolOptions(self.tools)
        self.options = MapOptions(self.editing)
        self.bar.set_extra(self.options)

    def paint(self, *places: tuple[float, float]) -> None:
        pane = self.area.first
        points = [self.area.viewport.value.to_screen(QPointF(*place)).toPoint() for place in places]
        QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(pane, point)
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=points[-1])


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    made = Parts()
    for widget in (made.area, made.bar):
        qtbot.addWidget(widget)
    made.area.resize(520, 440)
    made.bar.resize(1000, made.bar.height())
    made.bar.show()
    made.area.show()
    qtbot.waitExposed(made.area)
    made.area.activateWindow()
    QCursor.setPos(made.area.mapToGlobal(QPoint(1, 1)))
    qtbot.waitUntil(made.area.isActiveWindow)
    return made


def seen(parts: Parts, x: float, y: float) -> tuple[int, int, int]:
    at = parts.area.viewport.value.to_screen(QPointF(x, y)).toPoint()
    found = parts.area.first.grab().toImage().pixelColor(at)
    return found.red(), found.green(), found.blue()


def test_the_mouse_paints_the_class_and_shows_it(parts: Parts) -> None:
    parts.editing.edit("segmentation")
    parts.editing.set_ink(TREE)
    parts.tools.set(size=60)
    parts.paint((100, 100), (160, 100))
    assert seen(parts, 110, 100) == TREE
    assert map_colour_at(parts.document, "segmentation", 130, 100) == TREE
    assert not parts.document.picture.read().any()
    assert max(seen(parts, 300, 220)) < 160  # paper, dimmed
    parts.editing.stop()
    assert min(seen(parts, 110, 100)) > 200


def test_esc_goes_back_to_the_sketch(parts: Parts) -> None:
    parts.editing.edit("depth")
    parts.area.first.setFocus()
    QTest.keyClick(parts.area.first, Qt.Key.Key_Escape)
    assert parts.editing.card is None
    parts.paint((50, 50), (60, 60))
    assert parts.document.picture.read().any()


def test_the_options_say_which_map_and_offer_its_inks(parts: Parts) -> None:
    options = parts.options
    parts.editing.edit("segmentation")
    assert options.banner.text() == "Segmentation map"
    assert options.classes.isVisible() and not options.near.isVisible()
    assert [chip.text() for chip in options.classes.chips if chip.isChecked()] == ["sky"]
    assert parts.bar.slider("size").isVisible()
    assert not parts.bar.slider("hardness").isVisible() and not parts.bar.colour.isVisible()
    parts.editing.edit("depth")
    assert options.near.isVisible() and not options.classes.isVisible()
    options.near.number_changed.emit(0.2)
    assert parts.editing.ink == (51, 51, 51)
    parts.editing.edit("normal")
    QTest.mouseClick(options.directions[1], Qt.MouseButton.LeftButton)
    assert parts.editing.ink == DIRECTIONS["Left"]
    parts.editing.edit("scribble")
    assert options.hint.text() == "Paints white lines on black"
    assert parts.editing.ink == (255, 255, 255)
    parts.editing.edit("tile")
    assert parts.bar.colour.isVisible()


def test_every_kind_of_marks_has_its_hint() -> None:
    assert HINTS.keys() == set(Marks)


def test_directions_are_unit_vectors() -> None:
    for colour in DIRECTIONS.values():
        assert np.linalg.norm(np.array(colour) / 127.5 - 1) == pytest.approx(1, abs=0.02)


def test_a_class_is_searched_and_taken_by_enter(parts: Parts) -> None:
    parts.editing.edit("segmentation")
    popup = parts.options.classes.popup
    parts.options.classes.open_popup()
    popup.search.setText("lake")
    shown = [name for name, chip in popup.chips.items() if not chip.isHidden()]
    assert shown == ["lake"]
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    lake = next(each for each in ade20k.classes() if each.name == "lake")
    assert parts.editing.ink == lake.colour
    assert not popup.isVisible()
    assert any(chip.text() == "lake" and chip.isChecked() for chip in parts.options.classes.chips)
    popup.search.setText("unicorn")
    assert not popup.nothing.isHidden()
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert parts.editing.ink == lake.colour


def test_the_map_before_is_offered_to_start_from(parts: Parts, qtbot: QtBot) -> None:
    there = np.full((24, 32, 3), SKY, np.uint8)
    parts.editing.edit("segmentation", there)
    assert parts.options.start.isVisible()
    qtbot.mouseClick(parts.options.start, Qt.MouseButton.LeftButton)
    assert not parts.options.start.isVisible()
    assert seen(parts, 10, 200) == SKY
    qtbot.mouseClick(parts.options.clear, Qt.MouseButton.LeftButton)
    assert parts.document.maps.is_empty("segmentation")
    qtbot.mouseClick(parts.options.done, Qt.MouseButton.LeftButton)
    assert parts.editing.card is None


def test_painting_classes_looks_so(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    parts.tools.set(size=90)
    parts.paint((60, 180), (250, 170))
    parts.editing.edit("segmentation")
    parts.paint((10, 40), (310, 40))
    parts.editing.set_ink(TREE)
    parts.paint((80, 120), (90, 130))
    parts.area.scene.set_hover(None)
    golden(parts.area)


def test_the_map_options_look_so(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    parts.editing.edit("segmentation", np.zeros((4, 4, 3), np.uint8))
    QApplication.processEvents()
    parts.bar.resize(1000, parts.bar.height())
    for _ in range(3):
        QApplication.processEvents()
    golden(parts.bar)


def test_the_options_fit_into_the_smallest_window(parts: Parts) -> None:
    for card in CARDS:
        parts.editing.edit(card.id, np.zeros((4, 4, 3), np.uint8))
        QApplication.processEvents()
        assert parts.bar.minimumSizeHint().width() <= 640


def test_the_classes_look_so(parts: Parts, golden: Callable[[QWidget], None]) -> None:
    popup = parts.options.classes.popup
    popup.show_ink(SKY)
    popup.search.clearFocus()
    golden(popup)
