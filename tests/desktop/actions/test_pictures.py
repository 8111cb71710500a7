"""Extend, enlarge and sheet: from the button to the drawing and the file, with a fake engine."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from desktop.model.document.snapshots import snapshot_full
from desktop.model.keeping.picture_io import save_picture
from desktop.model.settings.settings import Workspace
from engine.events import Finished
from engine.pictures.recipe_file import read_recipe
from engine.request import Axis, Enlarge, Mode, Outpaint, Sheet, SheetAxis
from screenshots import hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says this of windows with a least size; no person sees it."""


@pytest.fixture
def program(program):
    program.settings.set(steps=2)
    program.document.load_pixels(np.random.default_rng(0).integers(0, 256, (64, 96, 3), dtype=np.uint8))
    program.window.messages.dismiss()
    return program


def answer(program, qtbot, name: str, fill) -> Finished:
    """What comes of a dialog filled in and accepted."""
    program.settings.set(workspace=Workspace.GENERATE)
    qtbot.mouseClick(program.window.panel.ways.buttons[name], Qt.MouseButton.LeftButton)
    dialog = program.window.pictures.dialog
    fill(dialog)
    assert dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: bool(program.finals) and program.window.strip.take.isEnabled())
    return program.finals[-1]


def test_an_extended_drawing_is_taken_and_given_back_by_one_undo(program, qtbot) -> None:
    before = snapshot_full(program.document)
    program.settings.set(workspace=Workspace.GENERATE)
    qtbot.mouseClick(program.window.panel.ways.buttons["extend"], Qt.MouseButton.LeftButton)
    bar = program.window.canvas.extend_bar
    bar.fields["left"].setValue(40)
    qtbot.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: bool(program.finals) and program.window.strip.take.isEnabled())
    done = program.finals[-1]
    assert (done.request.mode, done.request.outpaint) == (Mode.OUTPAINT, Outpaint(left=40))
    assert (done.request.size, done.request.strength) == ((64, 64), 0.9)
    assert (bar.isVisible(), program.tools.tool) == (False, "brush")
    scene = program.window.canvas.scene
    assert (scene.result_rect.x(), scene.result_rect.width()) == (-40, 136)
    qtbot.mouseClick(program.window.strip.take, Qt.MouseButton.LeftButton)
    assert program.document.size == (136, 64)
    assert np.array_equal(snapshot_full(program.document)[..., :3], done.images[0])
    program.document.undo()
    assert np.array_equal(snapshot_full(program.document), before)


def test_from_sketch_live_the_border_is_dragged_and_enter_has_it_drawn(program, qtbot) -> None:
    program.window.top_bar.way_chosen.emit("extend")
    canvas = program.window.canvas
    at = lambda x, y: canvas.viewport.value.to_screen(QPointF(x, y))  # noqa: E731
    qtbot.wait_until(lambda: canvas.viewport.fits and not canvas.second.isVisible())
    hand.drag(canvas.first, [at(96, 30), at(110, 30), at(112, 30)])
    assert program.finals == []
    QTest.keyClick(canvas.first, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: bool(program.finals))
    assert program.finals[-1].request.outpaint == Outpaint(right=16)
    assert program.settings.value.workspace is Workspace.GENERATE


def test_an_enlarged_drawing_is_drawn_in_tiles_of_the_models_size(program, qtbot) -> None:
    done = answer(program, qtbot, "enlarge", lambda dialog: None)
    assert (done.request.enlarge, done.request.size) == (Enlarge(2, 64), (64, 64))
    assert (done.request.strength, done.request.sampling.sampler, done.request.sampling.count) == (0.2, "ddim", 1)
    qtbot.mouseClick(program.window.strip.take, Qt.MouseButton.LeftButton)
    assert program.document.size == (192, 128)


def test_a_sheet_fills_the_strip_and_each_picture_is_saved_with_its_recipe(program, qtbot, tmp_path) -> None:
    def fill(dialog) -> None:
        dialog.values["Columns"].setText("1, 2")
        dialog.values["Rows"].setText("5, 6")

    done = answer(program, qtbot, "sheet", fill)
    assert done.request.sheet == Sheet(SheetAxis(Axis.GUIDANCE, ("1", "2")), SheetAxis(Axis.SEED, ("5", "6")))
    made = list(program.studio.candidates)
    assert len(made) == 5
    assert program.studio.candidates.selected is made[0]
    for each, name in ((made[0], "sheet.png"), (made[4], "cell.png")):
        save_picture(tmp_path / name, each.image, each)
    assert read_recipe(tmp_path / "sheet.png").request == done.request
    cell = read_recipe(tmp_path / "cell.png").request
    assert (cell.sheet, cell.sampling.guidance, cell.sampling.seed) == (None, 2.0, 6)


def test_what_a_sheet_can_not_vary_is_said_before_anything_is_asked(program, qtbot) -> None:
    program.settings.set(workspace=Workspace.GENERATE)
    program.window.pictures.do("sheet")
    dialog = program.window.pictures.dialog
    dialog.axes["Columns"].set_value(Axis.STRENGTH.value)
    dialog.values["Columns"].setText("0.2, 0.4")
    assert "no picture that is started from" in dialog.told.text()
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert program.finals == []


def test_from_the_menu_a_live_sketch_goes_to_the_results(program, qtbot) -> None:
    assert program.settings.value.workspace is Workspace.LIVE
    program.window.top_bar.way_chosen.emit("sheet")
    dialog = program.window.pictures.dialog
    dialog.axes["Columns"].set_value(Axis.STRENGTH.value)
    dialog.values["Columns"].setText("0.2, 0.4")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: bool(program.finals))
    assert program.settings.value.workspace is Workspace.GENERATE
    assert program.finals[-1].request.mode is Mode.IMAGE_TO_IMAGE
    assert len(program.finals[-1].images) == 3


def test_while_the_border_is_dragged_the_primary_button_extends(program, qtbot) -> None:
    program.settings.set(workspace=Workspace.INPAINT)
    primary, bar = program.window.panel.primary, program.window.canvas.extend_bar
    assert primary.text() == "Generate"
    program.window.pictures.extend()
    assert primary.text() == "Extend" and not primary.isEnabled()
    bar.fields["right"].setValue(32)
    qtbot.mouseClick(primary, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: bool(program.finals))
    assert program.finals[-1].request.outpaint == Outpaint(right=32)
    assert primary.text() == "Generate" and primary.isEnabled()
