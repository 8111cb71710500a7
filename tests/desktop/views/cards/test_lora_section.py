"""LoRAs: added from what is there, weighed, called up by their words, and told where they don't fit."""

from pathlib import Path

import pytest
import weights_files
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.cards.lora_section import LoraSection
from desktop.views.widgets.chip import Chip
from engine.request import LoraUse
from fakes import bare_model


@pytest.fixture
def section(qtbot, settings: SettingsModel, tmp_path: Path) -> LoraSection:
    folder = bare_model(tmp_path / "model")
    (folder / "unet").mkdir()
    (folder / "unet" / "config.json").write_text('{"cross_attention_dim": 32}')
    weights_files.lora(folder / "loras" / "ink.safetensors", words="inkwash, sumi-e")
    weights_files.lora(folder / "loras" / "large.safetensors", width=2048)
    settings.set(model=str(folder), prompts=("a cat",))
    made = LoraSection(settings, ChosenModel(settings))
    qtbot.addWidget(made)
    made.resize(316, 600)
    made.show()
    return made


def offered(section: LoraSection) -> dict:
    section.menu.aboutToShow.emit()
    return {action.text().partition("\t")[0]: action for action in section.menu.actions() if action.text()}


def test_what_fits_is_added_and_what_does_not_says_why(section, settings) -> None:
    actions = offered(section)
    assert not actions["large"].isEnabled() and "Stable Diffusion XL" in actions["large"].toolTip()
    actions["ink"].trigger()
    offered(section)["ink"].trigger()
    assert settings.value.uses.loras == (LoraUse("ink", 1.0),)


def test_a_card_weighs_and_removes(section, settings) -> None:
    section.add("ink")
    card = section.card("ink")
    assert card.note.text() == ""
    QTest.keyClick(card.weight, Qt.Key.Key_Home)
    assert settings.value.uses.loras == (LoraUse("ink", -2.0),)
    card.remove.click()
    assert settings.value.uses.loras == ()


def test_its_words_are_put_into_the_prompt_and_marked_there(section, settings) -> None:
    section.add("ink")
    card = section.card("ink")
    chips = card.words.findChildren(Chip)
    assert [chip.text() for chip in chips] == ["inkwash", "sumi-e"]
    chips[1].click()
    assert settings.value.words.prompt == "a cat, sumi-e"
    assert [chip.isChecked() for chip in chips] == [False, True]
    settings.set(prompts=("an inkwash cat",))
    assert [chip.isChecked() for chip in chips] == [True, False]


def test_a_lora_that_does_not_fit_the_model_says_so_on_its_card(section, settings, tmp_path) -> None:
    settings.set(loras=(LoraUse("large"), LoraUse(str(tmp_path / "gone.safetensors"))))
    assert "Stable Diffusion XL" in section.card("large").note.text()
    assert "gone.safetensors" in section.card(str(tmp_path / "gone.safetensors")).note.text()
    settings.set(loras=(LoraUse("ink"),))
    settings.set(model=str(bare_model(tmp_path / "another")))
    assert "There is no LoRA “ink”" in section.card("ink").note.text()


def test_a_file_from_elsewhere_is_a_signal(section, qtbot) -> None:
    with qtbot.waitSignal(section.file_wanted):
        offered(section)["LoRA file…"].trigger()


def test_more_can_be_fetched(section, qtbot) -> None:
    with qtbot.waitSignal(section.download_wanted) as wanted:
        offered(section)["Fetch a LoRA…"].trigger()
    assert wanted.args == ["lcm-lora-sd15"]
