"""A drawing survives the program."""

import numpy as np
import pytest

from desktop.model.autosave import SETTINGS, SKETCH, Autosave, first_start
from desktop.model.settings import Edges, Settings, Workspace
from engine.errors import CannotWrite


@pytest.fixture
def drawing():
    pixels = np.zeros((30, 40, 4), np.uint8)
    pixels[4, 3] = (200, 10, 20, 255)
    return pixels


def test_drawing_and_panels_come_back(tmp_path, drawing):
    settings = Settings(prompt="a cat", workspace=Workspace.INPAINT, size=(320, 256), edges=Edges(shown=True, low=9))
    Autosave(tmp_path / "new").save(drawing, settings)
    sketch, again = Autosave(tmp_path / "new").load()
    assert again == settings
    assert np.array_equal(sketch, drawing)


def test_nothing_to_load_is_no_error(tmp_path):
    assert Autosave(tmp_path).load() is None


def test_a_damaged_drawing_is_passed_over_and_damaged_panels_are_the_usual_ones(tmp_path, drawing):
    keep = Autosave(tmp_path)
    keep.save(drawing, Settings(prompt="a cat"))
    (tmp_path / SETTINGS).write_text('{"steps": "many"')
    sketch, settings = keep.load()
    assert np.array_equal(sketch, drawing)
    assert settings == Settings()
    (tmp_path / SKETCH).write_bytes(b"not a picture")
    assert keep.load() is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path, drawing):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite, match="taken"):
        Autosave(tmp_path / "taken").save(drawing, Settings())


def test_a_new_user_gets_a_sketch_with_untouched_paper_and_words_for_it():
    sketch, settings = first_start()
    assert set(np.unique(sketch[..., 3])) >= {0, 255}
    assert settings.live
    assert "castle" in settings.prompt
