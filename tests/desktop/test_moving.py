"""A transform under way in the window, and a hand that does something else before it is applied."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from desktop.model.document.changes import clear
from desktop.model.document.snapshots import snapshot_full
from desktop.model.settings.settings import Workspace
from desktop.views.tools.transform_options import TransformOptions

Left = Qt.MouseButton.LeftButton


def drag(program, qtbot, tool: str, by: QPoint) -> None:
    """Drag a tool from a little beside the middle of the canvas."""
    pane = program.window.canvas.first
    program.tools.set(tool=tool)
    start = pane.rect().center() - QPoint(40, 40)
    qtbot.mousePress(pane, Left, pos=start)
    qtbot.mouseMove(pane, start + by / 2)
    qtbot.mouseMove(pane, start + by)
    qtbot.mouseRelease(pane, Left, pos=start + by)


@pytest.fixture
def moved(program, qtbot):
    """A program in which a square was drawn and is moved; its pictures before and now."""
    program.settings.set(workspace=Workspace.INPAINT)
    clear(program.document)
    drag(program, qtbot, "rectangle", QPoint(60, 60))
    before = snapshot_full(program.document)
    drag(program, qtbot, "move", QPoint(30, 0))
    now = snapshot_full(program.document)
    assert program.window.canvas.scene.transforming.active and not np.array_equal(before, now)
    return program, before, now


def test_undo_takes_back_the_move_and_not_what_was_drawn_before(moved, qtbot):
    program, before, now = moved
    qtbot.mouseClick(program.window.options.undo, Left)
    assert np.array_equal(snapshot_full(program.document), before)
    qtbot.mouseClick(program.window.options.redo, Left)
    assert np.array_equal(snapshot_full(program.document), now)


@pytest.mark.parametrize("button", ["add", "add_mask", "add_group"])
def test_a_button_of_the_layers_applies_it_first(moved, qtbot, button):
    program, before, now = moved
    qtbot.mouseClick(program.window.layers.buttons[button], Left)
    assert not program.window.canvas.scene.transforming.active
    assert np.array_equal(snapshot_full(program.document), now)
    program.document.undo()
    program.document.undo()
    assert np.array_equal(snapshot_full(program.document), before)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_numbers_are_typed_and_enter_applies_or_esc_leaves(moved, qtbot, end):
    program, before, now = moved
    program.window.activateWindow()
    box = program.window.options.findChild(TransformOptions).across
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "8")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert program.window.canvas.scene.transforming.active and box.value() == 8
    narrow = snapshot_full(program.document)
    assert not np.array_equal(narrow, now)
    qtbot.keyClick(box, end)
    assert not program.window.canvas.scene.transforming.active
    assert np.array_equal(snapshot_full(program.document), before if end == Qt.Key.Key_Escape else narrow)
    qtbot.wait_until(program.window.canvas.first.hasFocus)


@pytest.fixture
def pasted(program):
    """A green picture with a red left half, twice as large as the drawing, pasted."""
    width, height = program.document.size
    picture = QImage(2 * width, 2 * height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    QPainter(picture).fillRect(0, 0, width, 2 * height, Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    before, layers = snapshot_full(program.document), len(program.document.stack)
    program.window.edits.do("paste")
    assert f"{2 * width} × {2 * height}" in program.window.messages.text.text()
    return before, layers


def test_a_pasted_picture_that_is_larger_is_made_to_fit_and_placed_by_its_frame(program, pasted, qtbot):
    before, layers = pasted
    width, height = program.document.size
    transforming = program.window.canvas.scene.transforming
    whole = snapshot_full(program.document)
    assert tuple(whole[5, 3]) == (255, 0, 0, 255) and tuple(whole[height - 5, width - 3]) == (0, 255, 0, 255)
    transforming.scale(2, 2)
    transforming.move(QPointF(width / 2, height / 2))
    qtbot.keyClick(program.window.canvas.first, Qt.Key.Key_Return)
    assert tuple(snapshot_full(program.document)[height - 5, width - 3]) == (255, 0, 0, 255), "as large as it is, moved"
    assert len(program.document.stack) == layers + 1 and program.document.active_node.name == "Pasted"
    program.document.undo()
    assert np.array_equal(snapshot_full(program.document), before) and len(program.document.stack) == layers


def test_the_canvas_grows_for_what_is_pasted_or_it_is_left_out(program, pasted, qtbot):
    before, layers = pasted
    width, height = program.document.size
    qtbot.keyClick(program.window.canvas.first, Qt.Key.Key_Escape)
    assert np.array_equal(snapshot_full(program.document), before) and len(program.document.stack) == layers
    program.window.edits.do("paste")
    qtbot.mouseClick(program.window.messages.act, Left)
    assert program.document.size == (2 * width, 2 * height) and len(program.document.stack) == layers + 1
    assert tuple(snapshot_full(program.document)[-1, -1]) == (0, 255, 0, 255)
    program.document.undo()
    assert program.document.size == (width, height) and np.array_equal(snapshot_full(program.document), before)


def test_what_is_seen_is_saved_and_comes_back_with_its_tab(moved, qtbot, tmp_path):
    program, _before, _now = moved
    drag(program, qtbot, "move", QPoint(0, 20))
    further, documents = snapshot_full(program.document), program.window.open_documents
    first = documents.front
    program.window.files.save_document(tmp_path / "moved.ora")
    qtbot.wait_until(lambda: program.document.path.endswith("moved.ora"))
    assert not program.document.modified and np.array_equal(snapshot_full(program.document), further)
    drag(program, qtbot, "move", QPoint(0, 10))
    still = snapshot_full(program.document)
    documents.make_room()
    program.document.new((64, 64))
    documents.show(first)
    assert np.array_equal(snapshot_full(program.document), still) and program.document.modified


def test_a_frame_goes_when_its_layer_changes_under_it(program, qtbot):
    program.settings.set(workspace=Workspace.INPAINT)
    clear(program.document)
    drag(program, qtbot, "rectangle", QPoint(60, 60))
    drag(program, qtbot, "move", QPoint(0, 0))
    transforming = program.window.canvas.scene.transforming
    assert transforming.active
    program.document.undo()
    assert not transforming.active, "put down, it would bring back what was undone"
    program.document.redo()
    drag(program, qtbot, "move", QPoint(0, 0))
    qtbot.mouseClick(program.window.layers.buttons["add"], Left)
    assert not transforming.active, "it would move a layer that isn't chosen any more"


def test_a_discarded_result_comes_back_by_undo(program, qtbot):
    program.settings.set(workspace=Workspace.GENERATE, count=2, seed_locked=True)
    program.studio.generate()
    qtbot.wait_until(lambda: program.window.strip.discard.isEnabled())
    first, second = program.studio.candidates
    qtbot.mouseClick(program.window.strip.discard, Left)
    assert list(program.studio.candidates) == [second] and program.studio.candidates.selected is second
    qtbot.mouseClick(program.window.options.undo, Left)
    assert list(program.studio.candidates) == [first, second] and program.studio.candidates.selected is first
    qtbot.mouseClick(program.window.options.redo, Left)
    assert list(program.studio.candidates) == [second]
    assert "Discard result" in program.document.history.labels[0]
