"""Files for cards: read onto them, told by name where they can't be, and maps written."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QWidget

from desktop.actions.cards import ASKS, CardActions
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document
from desktop.model.settings.control_settings import EDGES, MapSource
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.process.engine_thread import EngineThread
from desktop.views.cards.control_words import Wanted
from engine.groups import built
from engine.mailbox import Mailbox
from engine.pictures.files import read_picture
from fakes import FakeEngine, bare_model


@pytest.fixture
def actions(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    settings = SettingsModel(built(Settings, model=str(bare_model(tmp_path / "model")), live=False))
    document = Document((64, 64))
    mailbox = Mailbox()
    studio = Studio(settings, document, mailbox)
    made = CardActions(studio, window)
    made.settings, made.studio = settings, studio
    thread = EngineThread(mailbox, FakeEngine())
    thread.happened.connect(made.studio.handle)
    thread.start()
    yield made
    assert thread.close(10_000)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "photo.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)).save(path)
    return path


def card(actions):
    return actions.settings.value.controls[0]


def test_a_dropped_picture_becomes_what_the_map_is_made_of(actions, qtbot, photo):
    actions.drop(EDGES.id, str(photo))
    qtbot.wait_until(lambda: card(actions).picture is not None)
    assert card(actions).source is MapSource.PICTURE and card(actions).picture.size == (30, 20)
    actions.settings.set(controls=(replace(card(actions), source=MapSource.FILE),))
    actions.drop(EDGES.id, str(photo))
    qtbot.wait_until(lambda: card(actions).map is not None)
    assert card(actions).source is MapSource.FILE


def test_what_is_no_picture_is_named_and_the_card_stays(actions, qtbot, tmp_path):
    letter = tmp_path / "letter.png"
    letter.write_text("Dear reader")
    with qtbot.waitSignal(actions.failed) as got:
        actions.use_map(EDGES.id, letter)
    assert "letter.png" in got.args[0].message
    assert card(actions) == EDGES


def test_the_map_on_show_is_written(actions, qtbot, tmp_path, photo):
    actions.use_picture(EDGES.id, photo)
    qtbot.wait_until(lambda: card(actions).picture is not None)
    actions.settings.set(controls=(replace(card(actions), shown=True),))
    studio = actions.studio
    qtbot.wait_until(lambda: studio.maps.map_of(EDGES.id).pixels is not None)
    with qtbot.waitSignal(actions.saved):
        actions.save_map(EDGES.id, tmp_path / "map.png")
    assert np.array_equal(read_picture(tmp_path / "map.png").pixels, studio.maps.map_of(EDGES.id).pixels)


def test_every_file_a_card_can_want_is_asked_for():
    assert set(ASKS) == set(Wanted)
