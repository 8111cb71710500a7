"""A drawing survives the program."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.model.keeping.autosave import PICTURES, SETTINGS, SKETCH, Autosave, Kept, first_start
from desktop.model.settings.control_settings import ControlSettings, MapSource, ReferenceSettings
from desktop.model.settings.settings import Settings, Workspace
from engine.errors import CannotWrite
from engine.picture import Picture
from engine.pictures import pose_library


def noise(seed: int) -> Picture:
    return Picture(np.random.default_rng(seed).integers(0, 256, (9, 7, 3), dtype=np.uint8))


CARDS = (
    ControlSettings("canny", source=MapSource.PICTURE, picture=noise(1), settings=(("low", 9.0),), start=0.1, end=0.7),
    ControlSettings("segmentation", id="drawn", source=MapSource.DRAWN, shown=True, opacity=0.3),
)


@pytest.fixture
def drawing():
    pixels = np.zeros((30, 40, 4), np.uint8)
    pixels[4, 3] = (200, 10, 20, 255)
    return pixels


def test_drawing_and_panels_come_back(tmp_path, drawing):
    settings = Settings(prompt="a cat", workspace=Workspace.INPAINT, size=(320, 256), controls=CARDS)
    poses = {"drawn": pose_library.named("waving")}
    Autosave(tmp_path / "new").save(Kept(drawing, settings, {"drawn": drawing}, poses))
    kept = Autosave(tmp_path / "new").load()
    assert kept.settings == settings
    assert np.array_equal(kept.sketch, drawing)
    assert list(kept.maps) == ["drawn"] and np.array_equal(kept.maps["drawn"], drawing)
    assert kept.poses == poses
    Autosave(tmp_path / "new").save(Kept(drawing, settings))
    kept = Autosave(tmp_path / "new").load()
    assert kept.maps == {} and kept.poses == {}


def test_pictures_of_cards_come_back_and_go_with_their_cards(tmp_path, drawing):
    keep = Autosave(tmp_path)
    references = (ReferenceSettings(picture=noise(3), mask=Picture(np.eye(8, dtype=np.uint8) * 255)),)
    keep.save(Kept(drawing, Settings(controls=CARDS, references=references)))
    settings = keep.load().settings
    assert settings.controls[0].picture == CARDS[0].picture
    assert settings.references == references
    keep.save(Kept(drawing, Settings()))
    assert not list((tmp_path / PICTURES).iterdir())


def test_a_card_whose_kept_picture_is_damaged_comes_back_without_it(tmp_path, drawing):
    keep = Autosave(tmp_path)
    keep.save(Kept(drawing, Settings(prompt="a cat", controls=CARDS)))
    for path in (tmp_path / PICTURES).iterdir():
        path.write_bytes(b"not a picture")
    settings = keep.load().settings
    assert settings.prompt == "a cat"
    assert settings.controls[0] == replace(CARDS[0], picture=None)


def test_nothing_to_load_is_no_error(tmp_path):
    assert Autosave(tmp_path).load() is None


def test_a_damaged_drawing_is_passed_over_and_damaged_panels_are_the_usual_ones(tmp_path, drawing):
    keep = Autosave(tmp_path)
    keep.save(Kept(drawing, Settings(prompt="a cat")))
    (tmp_path / SETTINGS).write_text('{"steps": "many"')
    kept = keep.load()
    assert np.array_equal(kept.sketch, drawing)
    assert kept.settings == Settings()
    (tmp_path / SKETCH).write_bytes(b"not a picture")
    assert keep.load() is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path, drawing):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite, match="taken"):
        Autosave(tmp_path / "taken").save(Kept(drawing, Settings()))


def test_a_new_user_gets_a_sketch_with_untouched_paper_and_words_for_it():
    first = first_start()
    assert set(np.unique(first.sketch[..., 3])) >= {0, 255}
    assert first.settings.live
    assert "castle" in first.settings.prompt
