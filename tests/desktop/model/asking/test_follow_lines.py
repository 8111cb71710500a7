"""Follow my lines: whose outlines a live request follows, and when."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.model.asking.recall import settings_of
from desktop.model.asking.request_maker import generate_request, inpaint_request, live_request
from desktop.model.document.changes import set_mask
from desktop.model.document.document import Document
from desktop.model.settings.control_settings import ControlSettings
from desktop.model.settings.settings import Settings
from engine.catalog import catalog
from engine.groups import built
from engine.request import ControlUse
from fakes import bare_model

LINES = (ControlUse("scribble", "scribble"),)


def made_model(folder: Path, *nets: str, **about: object) -> catalog.Model:
    bare_model(folder, native_size=64)
    for name in nets or ("scribble",):
        net = folder / "controlnets" / name
        net.mkdir(parents=True)
        (net / "config.json").write_text("{}")
    path = folder / "sketchlight.json"
    told = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**told, **about}))
    return catalog.find(str(folder))


@pytest.fixture
def model(tmp_path: Path) -> catalog.Model:
    return made_model(tmp_path / "model")


@pytest.fixture
def document() -> Document:
    made = Document((160, 80))
    pixels = np.zeros((80, 160, 4), np.uint8)
    pixels[20:60, 40:120] = (200, 30, 30, 255)
    made.load_pixels(pixels)
    return made


def settings(*cards: ControlSettings, **more: object) -> Settings:
    return built(Settings, controls=cards, size=(64, 64), **more)


def test_a_model_with_a_net_for_it_follows_by_itself(document: Document, model: catalog.Model) -> None:
    assert live_request(settings(), document, model).controls == LINES


def test_a_net_for_paintings_goes_before_one_for_scribbles(document: Document, tmp_path: Path) -> None:
    model = made_model(tmp_path / "both", "scribble", "painting")
    assert live_request(settings(strength=0.4), document, model).controls == (ControlUse("painting", "painting"),)
    card = ControlSettings("scribble", id="own")
    assert [use.control for use in live_request(settings(card), document, model).controls] == ["scribble"]


def test_a_person_has_the_last_word(document: Document, model: catalog.Model) -> None:
    assert live_request(settings(follow_lines=False), document, model).controls == ()


def test_a_model_can_say_that_it_follows_better_without(document: Document, tmp_path: Path) -> None:
    model = made_model(tmp_path / "other", follow_lines=False)
    assert live_request(settings(), document, model).controls == ()
    assert live_request(settings(follow_lines=True), document, model).controls == LINES


def test_without_a_net_nothing_is_followed(document: Document, tmp_path: Path) -> None:
    model = catalog.find(str(bare_model(tmp_path / "bare", native_size=64)))
    assert live_request(settings(follow_lines=True), document, model).controls == ()


def test_an_empty_page_has_no_lines(model: catalog.Model) -> None:
    assert live_request(settings(), Document((64, 64)), model).controls == ()


def test_a_card_that_follows_them_already_is_enough(document: Document, model: catalog.Model) -> None:
    card = ControlSettings("scribble", id="own", scale=0.5)
    assert [use.scale for use in live_request(settings(card), document, model).controls] == [0.5]
    assert live_request(settings(replace(card, on=False)), document, model).controls == LINES


def test_only_the_live_picture_follows_them(document: Document, model: catalog.Model) -> None:
    mask = np.zeros((80, 160), np.uint8)
    mask[:40] = 255
    set_mask(document, mask)
    assert inpaint_request(settings(), document, model).controls == ()
    assert generate_request(settings(), document, model).controls == ()


def test_strength_leaves_the_colours_of_a_painting_to_the_words(document: Document, tmp_path: Path) -> None:
    model = made_model(tmp_path / "model", "painting")
    said = [live_request(settings(strength=s), document, model).controls[0].scale for s in (0.2, 0.5, 0.75, 1.0)]
    assert said == [1.0, 1.0, 0.75, 0.5]


@pytest.mark.parametrize("follow", [True, False])
@pytest.mark.parametrize("net", ["scribble", "painting"])
def test_a_recipe_turns_the_switch_and_adds_no_card(document: Document, tmp_path: Path, follow: bool, net: str) -> None:
    model = made_model(tmp_path / "model", net)
    request = live_request(settings(follow_lines=follow, strength=0.7), document, model)
    recalled = settings_of(request, settings(follow_lines=None))
    assert recalled.follow_lines is follow
    assert [card.control for card in recalled.controls] == ["canny"]
    assert live_request(recalled, document, model).controls == request.controls
