"""A drawing survives the program."""

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.model.autosave import SKETCH, Autosave, first_start
from desktop.model.settings import Edges, Settings, Workspace


@pytest.fixture
def drawing():
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(0)
    image.setPixelColor(3, 4, QColor(200, 10, 20, 255))
    return image


def test_drawing_and_panels_come_back(tmp_path, drawing):
    settings = Settings(prompt="a cat", workspace=Workspace.INPAINT, size=(320, 256), edges=Edges(shown=True, low=9))
    assert Autosave(tmp_path / "new").save(drawing, settings) is None
    sketch, again = Autosave(tmp_path / "new").load()
    assert again == settings
    assert sketch == drawing


def test_nothing_to_load_is_no_error(tmp_path):
    assert Autosave(tmp_path).load() is None


def test_a_damaged_drawing_is_passed_over_and_damaged_panels_are_the_usual_ones(tmp_path, drawing):
    keep = Autosave(tmp_path)
    keep.save(drawing, Settings(prompt="a cat"))
    (tmp_path / "settings.json").write_text('{"steps": "many"')
    sketch, settings = keep.load()
    assert (sketch, settings) == (drawing, Settings())
    (tmp_path / SKETCH).write_bytes(b"not a picture")
    assert keep.load() is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path, drawing):
    (tmp_path / "taken").write_text("a file")
    message = Autosave(tmp_path / "taken").save(drawing, Settings())
    assert "taken" in message


def test_a_new_user_gets_a_sketch_with_untouched_paper_and_words_for_it(qapp):
    sketch, settings = first_start()
    alphas = {sketch.pixelColor(x, y).alpha() for x in range(0, sketch.width(), 16) for y in range(0, sketch.height(), 16)}
    assert {0, 255} <= alphas
    assert settings.live and "castle" in settings.prompt
