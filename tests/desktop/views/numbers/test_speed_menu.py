"""The speed menu: presets for the model on show, their LoRAs with them, and where a missing one is to be had."""

from pathlib import Path

import pytest
import weights_files
from PySide6.QtGui import QAction
from weights_files import about

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.numbers.speed_menu import SpeedMenu
from engine import registry
from engine.catalog import presets
from engine.request import LoraUse
from fakes import bare_model


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A model that was not distilled, with an LCM-LoRA beside it."""
    return about(bare_model(tmp_path / "photo"), family="sd15", sampler="unipc", steps=20, guidance=7.5)


@pytest.fixture
def menu(qtbot, settings: SettingsModel, plain: Path) -> SpeedMenu:
    settings.set(model=str(plain), sampler="unipc", steps=20, guidance=7.5)
    made = SpeedMenu(settings, ChosenModel(settings))
    qtbot.addWidget(made)
    return made


def action(menu: SpeedMenu, name: str) -> QAction:
    menu.menu().aboutToShow.emit()
    return next(each for each in menu.menu().actions() if each.data() == name)


def test_every_preset_has_its_sampler() -> None:
    assert {each.sampler for each in presets.presets()} <= registry.samplers().keys()


def test_one_click_makes_a_checkpoint_realtime_and_another_takes_it_back(menu, settings, plain) -> None:
    weights_files.lora(plain / "loras" / "lcm-lora-sdv1-5.safetensors")
    settings.set(loras=(LoraUse("ink", 0.5),))
    action(menu, "lcm-lora").trigger()
    now = settings.value
    assert (now.sampling.sampler, now.sampling.steps, now.sampling.guidance) == ("lcm", 4, 1.0)
    assert now.uses.loras == (LoraUse("ink", 0.5), LoraUse("lcm-lora-sdv1-5"))
    assert menu.text() == "Realtime with LCM"
    action(menu, "draft").trigger()
    assert (settings.value.sampling.sampler, settings.value.sampling.guidance) == ("unipc", 7.5)
    assert settings.value.uses.loras == (LoraUse("ink", 0.5),)


def test_a_missing_lora_is_named_with_its_place_and_nothing_changes(menu, settings, qtbot) -> None:
    before = settings.value
    assert action(menu, "lcm-lora").text().endswith("\tneeds a LoRA")
    with qtbot.waitSignal(menu.lacking) as got:
        action(menu, "lcm-lora").trigger()
    why, download = got.args
    assert "Realtime with LCM needs a LoRA that isn't there: put it at" in why
    assert download == "lcm-lora-sd15"
    assert settings.value == before and menu.text() == "Custom · UniPC 20"


def test_what_is_set_by_hand_is_known_as_a_preset_or_told_in_figures(menu, settings) -> None:
    settings.set(steps=12)
    assert menu.text() == "Draft" and menu.value() == "draft"
    settings.set(steps=13)
    assert menu.text() == "Custom · UniPC 13" and menu.value() == ""


def test_another_model_has_other_presets(menu, settings, tmp_path) -> None:
    settings.set(model=str(bare_model(tmp_path / "distilled")), sampler="lcm", steps=4, guidance=1.0)
    assert menu.text() == "Realtime, 4 steps"
    menu.menu().aboutToShow.emit()
    assert {"lcm-2", "lcm-4", "lcm-8"} <= {each.data() for each in menu.menu().actions()}
