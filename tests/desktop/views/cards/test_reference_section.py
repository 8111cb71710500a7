"""Reference cards: weight, what is taken over, where from, and what they lack."""

from pathlib import Path

import numpy as np
import pytest
import weights_files
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ReferenceSettings
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.reference_section import ReferenceSection
from desktop.views.cards.reference_words import MODES, PICTURES, PictureFrom
from engine.picture import Picture
from engine.request import ReferenceMode
from fakes import bare_model

RED = Picture(np.full((8, 8, 3), (200, 10, 20), np.uint8))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return bare_model(tmp_path / "model")


@pytest.fixture
def section(qtbot, settings: SettingsModel, folder: Path) -> ReferenceSection:
    weights_files.ip_adapter(folder / "ip_adapter" / "small.safetensors")
    settings.set(model=str(folder))
    made = ReferenceSection(settings, ChosenModel(settings))
    qtbot.addWidget(made)
    made.resize(316, 600)
    made.show()
    return made


def test_every_mode_has_its_words() -> None:
    assert set(MODES) == set(ReferenceMode)
    assert set(PICTURES) == set(PictureFrom) - {PictureFrom.ADAPTER}


def test_the_menu_asks_for_a_new_one_and_a_card_for_its_own(section, settings, qtbot) -> None:
    with qtbot.waitSignal(section.wanted) as got:
        section.menu.actions()[1].trigger()
    assert got.args == ["", PictureFrom.CLIPBOARD.value]
    settings.set(references=(ReferenceSettings(id="r"),))
    with qtbot.waitSignal(section.wanted) as got:
        section.cards()[0].more.menu().actions()[0].trigger()
    assert got.args == ["r", PictureFrom.FILE.value]


def test_what_is_set_on_a_card_is_in_the_settings(section, settings) -> None:
    settings.set(references=(ReferenceSettings(id="r", picture=RED),))
    card = section.cards()[0]
    assert card.note.text() == "" and card.adapter.text() == "small"
    assert card.thumbnail.grab().toImage().pixelColor(30, 30).getRgb()[:3] == (200, 10, 20)
    QTest.keyClick(card.weight, Qt.Key.Key_End)
    card.mode.menu().actions()[1].trigger()
    assert settings.value.references[0].scale == 2.0
    assert settings.value.references[0].mode is ReferenceMode.STYLE
    card.switch.click()
    assert not settings.value.references[0].on and not card.body.isVisible()
    assert card.remark.text() == "2.00 · style only"
    card.more.menu().actions()[-1].trigger()
    assert settings.value.references == () and section.cards() == []


def test_a_mask_is_asked_for_and_taken_off(section, settings, qtbot) -> None:
    settings.set(references=(ReferenceSettings(id="r", picture=RED),))
    card = section.cards()[0]
    with qtbot.waitSignal(section.mask_wanted) as got:
        card.mask_only.click()
    assert got.args == ["r"] and not card.mask_only.isChecked(), "whoever has the mask puts it there"
    mask = Picture(np.full((8, 8), 255, np.uint8))
    settings.set(references=(ReferenceSettings(id="r", picture=RED, mask=mask),))
    assert card.mask_only.isChecked()
    card.mask_only.click()
    assert settings.value.references[0].mask is None


def test_what_is_lacking_is_said_before_anything_is_asked(section, settings, tmp_path) -> None:
    settings.set(references=(ReferenceSettings(id="r"),))
    card = section.cards()[0]
    assert card.note.text() == "Choose, paste or drop a picture."
    settings.set(references=(ReferenceSettings(id="r", picture=RED),))
    assert card.note.text() == ""
    settings.set(model=str(bare_model(tmp_path / "another")))
    assert card.note.text().startswith("There is no IP-Adapter for this model here.")
    assert card.adapter.text() == "No IP-Adapter"


def test_a_card_looks_again_where_another_model_comes_with_more_cards(section, settings, tmp_path) -> None:
    first = ReferenceSettings(picture=RED)
    settings.set(references=(first,))
    assert section.card(first.id).note.text() == ""
    settings.set(model=str(bare_model(tmp_path / "another")), references=(first, ReferenceSettings(picture=RED)))
    assert "There is no IP-Adapter" in section.card(first.id).note.text()
