"""The hand and the desk: what a script does with them is what a person would have done."""

import os

from desktop.model.document.snapshots import map_colour_at, snapshot_full

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtGui import QImage

from engine.events import Failed
from engine.paths import resources_dir
from engine.request import Key, Lane
from fakes import FakeEngine, bare_model
from screenshots import picture_file
from screenshots.__main__ import SHOTS
from screenshots.desk import SIZE, Desk
from screenshots.segmentation import paint
from screenshots.strokes import filled


@pytest.fixture
def desk(qapp, tmp_path):
    made = Desk(tmp_path, FakeEngine(), str(bare_model(tmp_path / "a model", native_size=64)))
    made.say("a house", size=(64, 64))
    made.window.messages.dismiss()
    yield made
    made.close()


def test_a_stroke_covers_what_it_is_meant_to(desk):
    desk.blank((256, 256))
    desk.draw(filled(40, 60, 200, 180, 30), (200, 30, 30), 30)
    pixels = snapshot_full(desk.document)
    assert (pixels[80:160, 60:180] == (200, 30, 30, 255)).all()
    assert not pixels[:40].any() and not pixels[200:].any()


def test_the_picture_holds_the_live_result(desk):
    desk.blank((256, 256))
    before = desk.picture()
    desk.go_live()
    assert desk.program.studio.on_show.live is not None
    after = desk.picture()
    assert (after.width(), after.height()) == SIZE
    assert after != before


def test_a_class_is_painted_on_the_map_and_not_on_the_sketch(desk):
    desk.blank((256, 256))
    card = desk.add_control("segmentation")
    card.draw.click()
    paint(desk, "tree", filled(40, 60, 200, 180, 30), 30)
    assert map_colour_at(desk.document, card.id, 120, 120) == (4, 200, 3)
    assert not snapshot_full(desk.document).any()


def test_what_goes_wrong_ends_the_script(desk):
    desk.program.studio.failed.emit(Failed(Key(0, Lane.LIVE, 1), "The model folder is gone.", mendable=True))
    with pytest.raises(RuntimeError, match="model folder is gone"):
        desk.settle()


def test_a_picture_is_written_as_small_as_asked_or_not_at_all(tmp_path):
    noise = np.random.default_rng(1).integers(0, 255, (200, 300, 3), np.uint8)
    image = QImage(noise.tobytes(), 300, 200, 900, QImage.Format.Format_RGB888)
    assert picture_file.write(image, tmp_path / "it.webp", 60_000) == (tmp_path / "it.webp").stat().st_size <= 60_000
    with pytest.raises(ValueError, match=r"no\.webp does not fit"):
        picture_file.write(image, tmp_path / "no.webp", 2_000)


def test_every_picture_is_there():
    for name in SHOTS:
        assert (resources_dir() / "samples" / f"{name}.webp").stat().st_size <= picture_file.MOST
