"""What is dropped on the canvas becomes what the person says, and nothing before that."""

import numpy as np
import pytest
from PIL import Image

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
    before = program.document.snapshot_full()
    program.window.drops.drop(pictures[:1])
    texts = [each.text() for each in program.window.drops.menu.actions()]
    assert texts == ["Open", "Put in as a layer", "Use as reference", "Use as control", "Use as mask"]
    program.window.drops.menu.close()
    assert np.array_equal(program.document.snapshot_full(), before)


def test_a_picture_is_opened(program, qtbot, pictures):
    program.window.drops.drop(pictures[:1])
    choose(program, "Open")
    qtbot.wait_until(lambda: program.document.size == (40, 30))


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
    qtbot.wait_until(lambda: program.document.undo_label == "Take result" or program.document.can_undo)
    width, height = program.document.size
    assert program.document.colour_at(width // 2, height // 2)[:3] == (255, 0, 0)
    program.window.drops.drop(pictures[:1])
    choose(program, "Use as mask")
    qtbot.wait_until(program.document.has_mask)


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
