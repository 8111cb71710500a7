"""Every setting has a widget that changes it, reaches the request, and comes back from the recipe of the picture.

What is asked by a button of its own (outpainting, enlarging, sheets) is not a setting: see
`desktop/actions/test_pictures.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.asking.recall import settings_of
from desktop.model.asking.request_maker import button_request
from desktop.model.document.document import Document, LayerName
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.slider import Slider
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.top_bar import TopBar
from engine.groups import differing, leaves, places, value_of
from engine.pictures.recipe import Recipe, from_json, to_json
from engine.request import RefinerUse
from fakes import bare_model

Change = Callable[[RightPanel], object]


def slid(find: Callable[[RightPanel], Slider]) -> Change:
    def change(panel: RightPanel) -> None:
        slider = find(panel)
        QTest.keyClick(slider, Qt.Key.Key_Left if slider.value() == slider.maximum() else Qt.Key.Key_Right)

    return change


def chosen(find: Callable[[RightPanel], MenuButton], place: int = 1) -> Change:
    """Takes an entry of the menu; by its place among the choices, as their names differ by machine."""
    return lambda panel: [each for each in find(panel).menu().actions() if each.isCheckable()][place].trigger()


def typed(find: Callable[[RightPanel], object]) -> Change:
    return lambda panel: find(panel).setPlainText("a castle")  # type: ignore[attr-defined]


LIVE, INPAINT, GENERATE = Workspace.LIVE, Workspace.INPAINT, Workspace.GENERATE
WIDGETS: dict[str, tuple[Workspace, Change]] = {
    "tiny_vae": (GENERATE, lambda panel: panel.advanced.sampling.tiny_vae.chosen.emit("/elsewhere/taesd")),
    "vae": (GENERATE, lambda panel: panel.advanced.sampling.vae.chosen.emit("/elsewhere/vae.safetensors")),
    "prediction": (GENERATE, chosen(lambda panel: panel.advanced.sampling.prediction)),
    "refiner": (GENERATE, lambda panel: panel.advanced.refiner.refiner.chosen.emit("refiner")),
    "original": (GENERATE, chosen(lambda panel: panel.advanced.micro.sizes["original"])),
    "target": (GENERATE, chosen(lambda panel: panel.advanced.micro.sizes["target"])),
    "crop": (GENERATE, slid(lambda panel: panel.advanced.micro.crops["crop", 0])),
    "negative_original": (GENERATE, chosen(lambda panel: panel.advanced.micro.sizes["negative_original"])),
    "negative_target": (GENERATE, chosen(lambda panel: panel.advanced.micro.sizes["negative_target"])),
    "negative_crop": (GENERATE, slid(lambda panel: panel.advanced.micro.crops["negative_crop", 1])),
    "prompts": (GENERATE, typed(lambda panel: panel.prompt_panel.prompt)),
    "negative": (GENERATE, typed(lambda panel: panel.prompt_panel.negative)),
    "opening": (GENERATE, typed(lambda panel: panel.advanced.sampling.opening)),
    "sampler": (GENERATE, chosen(lambda panel: panel.numbers_panel.sampler)),
    "spacing": (GENERATE, chosen(lambda panel: panel.advanced.sampling.spacing)),
    "seed": (GENERATE, lambda panel: panel.numbers_panel.seed.dice.click()),
    "diffusers_steps": (GENERATE, chosen(lambda panel: panel.advanced.sampling.counting)),
    "residual_guidance": (GENERATE, chosen(lambda panel: panel.advanced.sampling.guidance)),
    "variation_seed": (GENERATE, lambda panel: panel.advanced.sampling.variation_seed.dice.click()),
    "size": (GENERATE, chosen(lambda panel: panel.numbers_panel.picture_size)),
    "checked": (GENERATE, chosen(lambda panel: panel.advanced.sampling.checked)),
    "seamless": (GENERATE, chosen(lambda panel: panel.advanced.sampling.seamless)),
    "strength": (LIVE, slid(lambda panel: panel.numbers_panel.strength)),
    "inpaint_strength": (INPAINT, slid(lambda panel: panel.inpaint_panel.strength)),
    "grow": (INPAINT, slid(lambda panel: panel.inpaint_panel.grow)),
    "feather": (INPAINT, slid(lambda panel: panel.inpaint_panel.feather)),
    "match": (INPAINT, slid(lambda panel: panel.inpaint_panel.match)),
    "content": (INPAINT, chosen(lambda panel: panel.inpaint_panel.content)),
    "device": (GENERATE, chosen(lambda panel: panel.advanced.memory.device)),
    "dtype": (GENERATE, chosen(lambda panel: panel.advanced.memory.precision)),
    "offload": (GENERATE, chosen(lambda panel: panel.advanced.memory.offload)),
    "attention": (GENERATE, chosen(lambda panel: panel.advanced.memory.attention)),
    "vae_slicing": (GENERATE, chosen(lambda panel: panel.advanced.memory.slices)),
    "vae_tiling": (GENERATE, chosen(lambda panel: panel.advanced.memory.tiles)),
    "backend": (GENERATE, chosen(lambda panel: panel.advanced.memory.backend)),
}
"""How a person changes each setting that a request carries, and where, unless by a slider that is bound to it."""
OTHERS = {
    "context": "how much of the drawing the model sees round the mask becomes the frame",
    "model": "the model menu of the top bar, below",
    "loras": "cards: tests/desktop/views/cards",
    "controls": "cards: tests/desktop/views/cards",
    "references": "cards: tests/desktop/views/cards",
    "workspace": "where a person works is no part of a picture",
    "live": "whether painting asks is no part of a picture",
    "seed_locked": "what the button does with the seed is no part of a picture",
    "follow_lines": "becomes a control: tests/desktop/model/asking/test_follow_lines.py",
    "drafts": "becomes a tiny autoencoder: tests/desktop/model/asking/test_drafts.py",
    "refine": "asks by itself: tests/desktop/model/asking/test_refiner.py",
}
"""Where the others are changed and held to come back."""
MACHINES = leaves(type(Settings().placement))
"""Settings of this machine, which a recipe does not bring along."""


@pytest.fixture
def settings(tmp_path: Path) -> SettingsModel:
    made = SettingsModel()
    model = bare_model(tmp_path / "large")
    about = json.loads((model / "sketchlight.json").read_text())
    (model / "sketchlight.json").write_text(json.dumps(about | {"family": "sdxl"}))
    made.set(model=str(model), steps=9, guidance=3.0, sampler="ddim", seed=5)
    return made


@pytest.fixture
def panel(qtbot, settings: SettingsModel) -> RightPanel:
    made = RightPanel(settings, ChosenModel(settings))
    qtbot.addWidget(made)
    made.advanced.set_open(True)
    made.show()
    return made


@pytest.fixture
def document() -> Document:
    made = Document((96, 64))
    pixels = np.zeros((64, 96, 4), np.uint8)
    pixels[20:40, 20:40] = (200, 30, 30, 255)
    made.load_pixels(pixels)
    with begin_stroke(made, LayerName.MASK, Brush(20, target=(255,))) as painted:
        painted.to(40, 30)
        painted.to(50, 30)
    return made


@pytest.mark.parametrize("name", sorted(leaves(Settings).keys() - OTHERS.keys()))
def test_a_widget_changes_it_and_a_recipe_brings_it_back(
    name: str, panel: RightPanel, settings: SettingsModel, document: Document
) -> None:
    workspace, change = WIDGETS.get(name) or (GENERATE, slid(lambda panel: panel.findChild(Slider, name)))
    settings.set(workspace=workspace)
    before = settings.value
    usual = button_request(before, document, ChosenModel(settings).get())
    change(panel)
    assert differing(before, settings.value) & leaves(Settings).keys() == {name}
    request = button_request(settings.value, document, ChosenModel(settings).get())
    assert request != usual
    again = from_json(to_json(Recipe(request)), "it", Recipe(request).pictures.values()).request
    assert again == request
    recalled = settings_of(again, before)
    wanted = before if name in MACHINES else settings.value
    assert value_of(recalled, name) == value_of(wanted, name)


def test_each_number_of_a_refiner_has_a_slider(panel: RightPanel, settings: SettingsModel) -> None:
    settings.set(workspace=GENERATE, refiner=RefinerUse("refiner"))
    for name, slider in panel.advanced.refiner.numbers.items():
        before = settings.value.uses.refiner
        QTest.keyClick(slider, Qt.Key.Key_Right)
        assert before is not None and settings.value.uses.refiner == replace(
            before, **{name: getattr(settings.value.uses.refiner, name)}
        )
        assert settings.value.uses.refiner != before
    assert {*panel.advanced.refiner.numbers, "model"} == {each.name for each in fields(RefinerUse)}


def test_a_sliders_reset_is_what_the_model_wants(panel: RightPanel, settings: SettingsModel) -> None:
    model = ChosenModel(settings).get()
    assert settings.value.sampling.steps != model.steps
    panel.numbers_panel.steps.reset()
    panel.numbers_panel.guidance.reset()
    assert (settings.value.sampling.steps, settings.value.sampling.guidance) == (model.steps, model.guidance)


def test_the_model_is_chosen_in_the_top_bar(qtbot, settings: SettingsModel) -> None:
    bar = TopBar(settings, ChosenModel(settings))
    qtbot.addWidget(bar)
    names = []
    bar.model_chosen.connect(names.append)
    bar.model.chosen.emit("starter")
    assert names == ["starter"] and "model" in places(Settings)
