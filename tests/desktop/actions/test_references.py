"""Where reference pictures come from, and what is said where there is none."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.actions.references import GETS, ReferenceActions
from desktop.model.asking.candidates import Candidate
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import clear_mask, set_mask
from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.settings.control_settings import ReferenceSettings
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.views.cards.reference_words import PictureFrom
from engine.events import Finished, Timings
from engine.groups import built
from engine.mailbox import Mailbox
from engine.request import Key, Lane, Request
from fakes import ENVIRONMENT

PIXELS = np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)


@pytest.fixture
def studio() -> Studio:
    settings = SettingsModel(Settings(live=False, workspace=Workspace.GENERATE))
    return Studio(settings, Document((64, 64)), Mailbox())


@pytest.fixture
def actions(qtbot, studio: Studio) -> ReferenceActions:
    window = QWidget()
    qtbot.addWidget(window)
    return ReferenceActions(studio, window)


def first(studio: Studio) -> ReferenceSettings:
    return studio.settings.value.references[0]


def test_every_place_is_known() -> None:
    assert set(GETS) == set(PictureFrom)


def test_a_dropped_picture_becomes_a_card_and_replaces_a_cards_own(actions, studio, qtbot, tmp_path) -> None:
    Image.fromarray(PIXELS).save(tmp_path / "boat.png")
    actions.drop("", str(tmp_path / "boat.png"))
    qtbot.wait_until(lambda: bool(studio.settings.value.references))
    assert np.array_equal(first(studio).picture.pixels, PIXELS)
    Image.fromarray(255 - PIXELS).save(tmp_path / "boat.png")
    actions.drop(first(studio).id, str(tmp_path / "boat.png"))
    qtbot.wait_until(lambda: np.array_equal(first(studio).picture.pixels, 255 - PIXELS))
    assert len(studio.settings.value.references) == 1


def test_a_copied_picture_is_pasted(actions, studio, qtbot) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(actions.failed) as got:
        actions.do("", PictureFrom.CLIPBOARD.value)
    assert "clipboard" in got.args[0].message and got.args[0].mendable
    QGuiApplication.clipboard().setImage(conversions.to_image(PIXELS))
    actions.do("", PictureFrom.CLIPBOARD.value)
    assert np.array_equal(first(studio).picture.pixels[..., :3], PIXELS)


def test_the_result_on_show_is_taken(actions, studio, qtbot) -> None:
    with qtbot.waitSignal(actions.failed) as got:
        actions.do("", PictureFrom.RESULT.value)
    assert "make one first" in got.args[0].message
    key = Key(studio.mailbox.epoch, Lane.EXPLICIT, 1)
    studio.candidates.add(Finished(key, (PIXELS,), built(Request, model="a"), Timings(), ENVIRONMENT))
    assert isinstance(studio.candidates.selected, Candidate)
    actions.do("", PictureFrom.RESULT.value)
    assert np.array_equal(first(studio).picture.pixels, PIXELS)


def test_the_mask_of_now_is_put_on_the_card(actions, studio, qtbot) -> None:
    studio.settings.set(references=(ReferenceSettings(id="r"),))
    with qtbot.waitSignal(actions.failed) as got:
        actions.use_mask("r")
    assert "mask brush" in got.args[0].message and first(studio).mask is None
    area = np.zeros((64, 64), np.uint8)
    area[10:30] = 255
    set_mask(studio.document, area)
    actions.use_mask("r")
    clear_mask(studio.document)
    assert np.array_equal(first(studio).mask.pixels, area), "the card keeps the mask it was given"
