"""What is dropped on the canvas becomes what the person says, and nothing before that."""

import base64
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from desktop.model.document.snapshots import colour_at, has_mask, snapshot_full
from desktop.model.pixels import conversions
from desktop.model.settings.control_settings import MapSource
from desktop.model.settings.settings import Workspace
from engine.pictures.recipe_file import read_recipe

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(program):
    program.settings.set(controls=())
    return program


@pytest.fixture
def pictures(tmp_path):
    for name, colour in (("red", "red"), ("blue", "blue")):
        Image.new("RGB", (40, 30), colour).save(tmp_path / f"{name}.png")
    return [str(tmp_path / "red.png"), str(tmp_path / "blue.png")]


def choose(program, text: str) -> None:
    next(each for each in program.window.drops.menu.actions() if each.text() == text).trigger()
    program.window.drops.menu.close()


def test_nothing_happens_until_it_is_said_what_a_picture_is_for(program, pictures):
    before = snapshot_full(program.document)
    program.window.drops.drop(pictures[:1])
    texts = [each.text() for each in program.window.drops.menu.actions()]
    assert texts == ["Open", "Put in as a layer", "Use as reference", "Use as control", "Use as mask"]
    program.window.drops.menu.close()
    assert np.array_equal(snapshot_full(program.document), before)


def test_a_picture_is_opened(program, qtbot, pictures):
    program.window.drops.drop(pictures[:1])
    choose(program, "Open")
    qtbot.wait_until(lambda: program.document.size == (40, 30))


def test_several_are_opened_each_in_a_tab(program, qtbot, pictures):
    program.window.drops.drop(pictures)
    choose(program, "Open each in a tab")
    qtbot.wait_until(lambda: {"red.png", "blue.png"} <= set(program.window.top_bar.tabs.names))


def test_several_become_references_and_controls(program, qtbot, pictures):
    program.window.drops.drop(pictures)
    choose(program, "Use as references")
    qtbot.wait_until(lambda: len(program.settings.value.references) == 2)
    program.window.drops.drop(pictures)
    choose(program, "Use as controls")
    qtbot.wait_until(lambda: len(program.settings.value.controls) == 2)
    assert {card.source for card in program.settings.value.controls} == {MapSource.PICTURE}


def test_a_picture_becomes_a_layer_and_a_mask(program, qtbot, pictures):
    program.window.drops.drop(pictures[:1])
    choose(program, "Put in as a layer")
    qtbot.wait_until(lambda: program.document.history.undo_label == "Take result")
    width, height = program.document.size
    assert colour_at(program.document, width // 2, height // 2)[:3] == (255, 0, 0)
    program.window.drops.drop(pictures[:1])
    choose(program, "Use as mask")
    qtbot.wait_until(lambda: has_mask(program.document))


def test_a_browsers_picture_is_taken_and_its_address_alone_is_explained(program, qtbot):
    program.window.drops.drop_image(conversions.to_image(np.full((20, 20, 3), 90, np.uint8)))
    choose(program, "Use as reference")
    assert program.settings.value.references[0].picture.size == (20, 20)
    program.window.drops.drop_image(None)
    assert "only an address" in program.window.messages.text.text()


def test_a_result_is_dragged_out_as_a_picture_and_as_a_file_with_its_recipe(program, qtbot):
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a boat",))
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    chosen = program.studio.candidates.selected
    data = program.window.drag_out.data(chosen.id)
    assert np.array_equal(conversions.from_image(data.imageData())[..., :3], chosen.image)
    assert read_recipe(data.urls()[0].toLocalFile()).prompt == "a boat"


def made(program, qtbot):
    """A result that lies over the drawing."""
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a boat",))
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    return program.studio.candidates.selected


@pytest.mark.parametrize("action", ["copy_result", "copy_seen"])
def test_a_result_is_copied_with_its_recipe_and_pasted_as_a_layer(program, qtbot, action):
    chosen = made(program, qtbot)
    program.window.edits.do(action)
    data = QGuiApplication.clipboard().mimeData()
    assert np.array_equal(conversions.from_image(data.imageData())[..., :3], chosen.image)
    assert read_recipe(data.urls()[0].toLocalFile()).prompt == "a boat"
    layers = len(program.document.stack)
    program.window.edits.do("paste")
    assert len(program.document.stack) == layers + 2, "the result that was over the drawing, and what was pasted on it"


def test_without_a_result_the_drawing_is_what_is_seen(program):
    QGuiApplication.clipboard().clear()
    program.window.edits.do("copy_result")
    assert "no result" in program.window.messages.text.text()
    program.window.edits.do("copy_seen")
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_files_that_a_file_manager_copied_are_pasted_as_layers(program, qtbot, pictures):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(each) for each in pictures])
    QGuiApplication.clipboard().setMimeData(data)
    program.window.edits.do("paste")
    qtbot.wait_until(lambda: {"red", "blue"} <= {node.name for node in program.document.stack})
    QGuiApplication.clipboard().clear()  # what Python made must not outlive Qt there


def drop(program, data: QMimeData) -> None:
    area = program.window.canvas
    at, copy = QPointF(50, 50), Qt.DropAction.CopyAction
    area.dropEvent(QDropEvent(at, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def test_a_browsers_drop_is_its_picture_and_not_its_address(program, qtbot):
    """Browsers hand over both; a small picture may lie whole in the address."""
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/picture.png")])
    data.setImageData(conversions.to_image(np.full((20, 20, 3), 90, np.uint8)))
    drop(program, data)
    choose(program, "Put in as a layer")
    assert "Dropped" in {node.name for node in program.document.stack}
    whole, png = QMimeData(), BytesIO()
    Image.new("RGB", (7, 5), "red").save(png, "PNG")
    whole.setUrls([QUrl(f"data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}")])
    drop(program, whole)
    choose(program, "Use as reference")
    assert program.settings.value.references[-1].picture.size == (7, 5)
    broken = QMimeData()
    broken.setUrls([QUrl("data:image/png;base64,AAAA")])
    drop(program, broken)
    assert "only an address" in program.window.messages.text.text()
