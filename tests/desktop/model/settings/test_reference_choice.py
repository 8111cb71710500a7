"""References and LoRAs as parts of a request: what is meant, what is lacking, and that nothing vanishes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import weights_files

from desktop.model.asking import request_maker
from desktop.model.asking.recall import settings_of
from desktop.model.document.changes import set_mask
from desktop.model.document.document import Document
from desktop.model.settings import lora_choice, reference_choice
from desktop.model.settings.control_settings import ReferenceSettings
from desktop.model.settings.settings import Settings
from engine.catalog import catalog
from engine.errors import InvalidRequest
from engine.groups import built
from engine.picture import Picture
from engine.request import LoraUse, ReferenceMode, ReferenceUse
from fakes import bare_model

PICTURE = Picture(np.full((8, 8, 3), 90, np.uint8))
CARD = ReferenceSettings(id="r", picture=PICTURE, scale=0.4, mode=ReferenceMode.STYLE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return bare_model(tmp_path / "model", native_size=64)


@pytest.fixture
def document() -> Document:
    return Document((64, 64))


def test_a_reference_goes_into_requests_of_every_kind_and_back(folder, document) -> None:
    weights_files.ip_adapter(folder / "ip_adapter" / "small.safetensors")
    model = catalog.find(str(folder))
    settings = Settings(references=(CARD, replace(CARD, id="s", on=False)), size=(64, 64))
    set_mask(document, np.full((64, 64), 255, np.uint8))
    wanted = (ReferenceUse("small", PICTURE, 0.4, ReferenceMode.STYLE),)
    for make in (request_maker.live_request, request_maker.inpaint_request, request_maker.generate_request):
        assert make(settings, document, model).references == wanted
    again = settings_of(request_maker.live_request(settings, document, model), Settings())
    assert [replace(card, id="r", adapter="") for card in again.references] == [CARD]


def test_a_references_mask_lies_where_it_was_painted_in_requests_of_every_kind(folder) -> None:
    weights_files.ip_adapter(folder / "ip_adapter" / "small.safetensors")
    model, document = catalog.find(str(folder)), Document((400, 200))
    painted = np.zeros((200, 400), np.uint8)
    painted[50:100, 100:200] = 255
    settings = Settings(references=(replace(CARD, mask=Picture(painted)),), size=(64, 64))
    assert request_maker.live_request(settings, document, model).references[0].mask.pixels is painted
    set_mask(document, np.roll(painted, 60, axis=1))
    request = request_maker.inpaint_request(settings, document, model)
    frame = request.frame
    assert frame.width < 400
    mask = request.references[0].mask.pixels
    assert np.array_equal(mask, painted[frame.y : frame.bottom, frame.x : frame.right])
    made = request_maker.generate_request(settings, document, model).references[0].mask.pixels
    assert made.shape == (64, 64)
    assert made[28, 24] == 255 and not made[:15].any() and not made[49:].any()


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (replace(CARD, picture=None), "Choose, paste or drop a picture"),
        (CARD, "There is no IP-Adapter for this model here"),
        (replace(CARD, adapter="mine"), "There is no IP-Adapter “mine”"),
    ],
)
def test_a_reference_that_can_have_no_say_says_why(folder, document, card, words) -> None:
    with pytest.raises(InvalidRequest, match=f"Reference: {words}"):
        request_maker.live_request(Settings(references=(card,)), document, catalog.find(str(folder)))


def test_loras_go_into_requests_and_back(folder, document) -> None:
    weights_files.lora(folder / "loras" / "ink.safetensors")
    model = catalog.find(str(folder))
    settings = lora_choice.with_weight(lora_choice.with_lora(Settings(), "ink"), "ink", 0.7)
    assert lora_choice.with_lora(settings, "ink") == settings
    request = request_maker.live_request(settings, document, model)
    assert request.uses.loras == (LoraUse("ink", 0.7),)
    assert settings_of(request, Settings()).uses.loras == settings.uses.loras
    assert lora_choice.without_lora(settings, "ink").uses.loras == ()


def test_a_lora_that_is_gone_says_so_before_the_engine_does(folder, document) -> None:
    with pytest.raises(InvalidRequest, match="There is no LoRA “ink”"):
        request_maker.live_request(built(Settings, loras=(LoraUse("ink"),)), document, catalog.find(str(folder)))


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [("", "inkwash"), ("a cat", "a cat, inkwash"), ("a cat, ", "a cat, inkwash"), ("an InkWash cat", "an InkWash cat")],
)
def test_a_trigger_word_is_said_once(prompt: str, expected: str) -> None:
    assert lora_choice.with_word(prompt, "inkwash") == expected


def test_adapters_that_do_not_fit_are_not_taken_by_themselves(folder) -> None:
    weights_files.ip_adapter(folder / "ip_adapter" / "large.safetensors", width=2048)
    weights_files.ip_adapter(folder / "ip_adapter" / "small.safetensors", width=32)
    (folder / "unet").mkdir()
    (folder / "unet" / "config.json").write_text('{"cross_attention_dim": 32}')
    model = catalog.find(str(folder))
    assert reference_choice.adapters(model) == ["small"]
    assert "large" in reference_choice.lacking(replace(CARD, adapter="large"), model)
