"""What is left as it is by most: shown where the family knows it, and named on one line where it isn't as usual."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.asking import request_maker
from desktop.model.asking.recall import settings_of
from desktop.model.document.document import Document
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.views.numbers.advanced_panel import FIELDS, AdvancedPanel
from desktop.views.numbers.memory_options import ATTENTION, OFFLOAD
from desktop.views.widgets.menu_button import MenuButton
from engine.catalog import catalog
from engine.groups import places
from engine.request import SPACINGS, Attention, Backend, Micro, Offload, Placement, RefinerUse
from fakes import bare_model


def of_family(folder: Path, family: str) -> Path:
    bare_model(folder)
    about = json.loads((folder / "sketchlight.json").read_text())
    (folder / "sketchlight.json").write_text(json.dumps(about | {"family": family}))
    return folder


@pytest.fixture
def sdxl(tmp_path: Path) -> str:
    return str(of_family(tmp_path / "large", "sdxl"))


@pytest.fixture
def panel(qtbot, settings: SettingsModel, sdxl: str) -> AdvancedPanel:
    settings.set(model=sdxl)
    made = AdvancedPanel(settings, ChosenModel(settings))
    qtbot.addWidget(made)
    made.resize(316, 700)
    made.set_open(True)
    made.show()
    return made


def choose(menu: MenuButton, value: str) -> None:
    next(each for each in menu.menu().actions() if each.data() == value).trigger()


def test_every_choice_of_the_request_is_offered(panel: AdvancedPanel) -> None:
    assert {value for value, _ in OFFLOAD} == {"", *Offload} and {value for value, _ in ATTENTION} == {"", *Attention}
    assert {each.data() for each in panel.sampling.spacing.menu().actions()} == {"", *SPACINGS}
    assert set(FIELDS) <= places(Settings).keys()


def test_what_is_chosen_is_asked_for(panel: AdvancedPanel, settings: SettingsModel) -> None:
    choose(panel.sampling.spacing, "trailing")
    QTest.keyClick(panel.sampling.clip_skip, Qt.Key.Key_Right)
    choose(panel.micro.sizes["original"], "2048 × 2048")
    QTest.keyClick(panel.micro.crops["crop", 0], Qt.Key.Key_Right)
    choose(panel.memory.offload, "sequential")
    choose(panel.memory.precision, "bfloat16")
    choose(panel.memory.tiles, "on")
    choose(panel.memory.backend, "torch")
    settings.set(refiner=RefinerUse("refiner"), vae="/somewhere/other.safetensors")
    QTest.keyClick(panel.refiner.numbers["start"], Qt.Key.Key_Left)
    request = request_maker.generate_request(
        settings.value, Document((64, 64)), catalog.find(settings.value.uses.model)
    )
    assert (request.sampling.spacing, request.uses.clip_skip, request.uses.vae) == (
        "trailing",
        1,
        "/somewhere/other.safetensors",
    )
    assert request.uses.micro == Micro(original=(2048, 2048), crop=(8, 0))
    assert request.placement == Placement(
        dtype="bfloat16", offload=Offload.SEQUENTIAL, vae_tiling=True, backend=Backend.TORCH
    )
    assert request.uses.refiner == RefinerUse("refiner", start=0.75)
    again = settings_of(request, Settings())
    assert replace(again, placement=request.placement).uses.micro == request.uses.micro
    assert (again.sampling.spacing, again.uses.refiner, again.placement) == (
        "trailing",
        request.uses.refiner,
        Placement(),
    )


def test_what_a_family_does_not_know_is_neither_shown_nor_asked(panel, settings, tmp_path) -> None:
    settings.set(clip_skip=2, micro=Micro(original=(512, 512)), refiner=RefinerUse("refiner"))
    assert panel.micro.isVisible() and panel.refiner.isVisible()
    settings.set(model=str(of_family(tmp_path / "small", "sd15")))
    assert not panel.micro.isVisible() and not panel.refiner.isVisible() and panel.sampling.clip_skip.isVisible()
    request = request_maker.generate_request(
        settings.value, Document((64, 64)), catalog.find(settings.value.uses.model)
    )
    assert request.uses.micro == Micro() and request.uses.refiner is None and request.uses.clip_skip == 2


def test_the_refiners_numbers_come_with_it(panel, settings) -> None:
    assert not panel.refiner.numbers["start"].isVisible()
    settings.set(refiner=RefinerUse("/models/sd_xl_refiner.safetensors"))
    assert panel.refiner.numbers["start"].isVisible() and panel.refiner.refiner.text() == "sd_xl_refiner.safetensors"
    choose(panel.refiner.refiner, "")
    assert settings.value.uses.refiner is None


def test_closed_it_says_only_what_is_not_as_usual(panel, settings) -> None:
    panel.set_open(False)
    assert panel.isHidden()
    settings.set(spacing="leading", placement=Placement(dtype="float32"))
    assert not panel.isHidden() and panel.note.text() == "Set under Advanced: spacing, memory"


def test_a_refiner_or_vae_that_is_not_there_is_said_at_once(panel, settings, tmp_path) -> None:
    panel.set_open(False)
    settings.set(vae="mine")
    assert panel.problem.isVisible() and "“mine”" in panel.problem.text()
    settings.set(vae=None, refiner=RefinerUse(str(bare_model(tmp_path / "small"))))
    assert "is no refiner for" in panel.problem.text()
    settings.set(refiner=None)
    assert not panel.problem.isVisible()


def test_files_from_elsewhere_are_signals(panel, qtbot) -> None:
    for signal, menu, text in (
        (panel.sampling.vae_file_wanted, panel.sampling.vae, "VAE file…"),
        (panel.sampling.vae_folder_wanted, panel.sampling.vae, "VAE folder…"),
        (panel.refiner.file_wanted, panel.refiner.refiner, "Refiner file…"),
    ):
        with qtbot.waitSignal(signal):
            next(each for each in menu.menu().actions() if each.text() == text).trigger()
