"""The command line and the window, told the same, ask the engine for the same picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.model.asking import request_maker
from desktop.model.asking.recall import settings_of
from desktop.model.document.changes import set_mask
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_source
from desktop.model.settings.settings import Context, Settings
from desktop.model.settings.usual import usual
from engine.catalog import catalog
from engine.catalog.catalog import Model
from engine.commands import arguments
from engine.commands.plan import plan
from engine.groups import altered, built
from engine.picture import Picture
from engine.pictures.files import write_picture
from engine.request import ControlUse, Enlarge, Outpaint, Rect, ReferenceUse, Request
from engine.wishes.wish import size_of

SIZE = (640, 384)


@pytest.fixture
def model() -> Model:
    return catalog.find("starter")


@pytest.fixture
def settings(model: Model) -> Settings:
    return altered(Settings(), **{**usual(model), "prompts": ("an apple",), "seed": 7, "controls": ()})


@pytest.fixture
def document() -> Document:
    made = Document(SIZE)
    made.load_pixels(np.full((SIZE[1], SIZE[0], 3), 180, np.uint8))
    return made


def typed(tmp_path: Path, document: Document, *words: str) -> Request:
    """The request of a command line."""
    picture = tmp_path / "picture.png"
    write_picture(picture, snapshot_source(document))
    told = [word.format(picture) for word in words]
    return plan(arguments.parse(["generate", "--out", "x.png", "--prompt", "an apple", "--seed", "7", *told])).request


def facts(request: Request) -> tuple[Any, ...]:
    return (
        request.uses,
        request.words,
        request.sampling,
        request.size,
        request.strength,
        request.outpaint,
        request.enlarge,
    )


def test_words_alone(tmp_path: Path, settings: Settings, document: Document, model: Model) -> None:
    assert facts(request_maker.generate_request(settings, document, model)) == facts(typed(tmp_path, document))


def test_a_sketch(tmp_path: Path, settings: Settings, document: Document, model: Model) -> None:
    live = request_maker.live_request(settings, document, model)
    assert facts(live) == facts(typed(tmp_path, document, "--image", "{}", "--strength", f"{settings.strength}"))


def test_a_mask(tmp_path: Path, settings: Settings, document: Document, model: Model) -> None:
    painted = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    painted[100:160, 300:420] = 255
    set_mask(document, painted)
    write_picture(tmp_path / "mask.png", painted)
    options = "--image", "{}", "--mask", str(tmp_path / "mask.png"), "--strength", f"{settings.inpaint_strength}"
    asked, said = request_maker.inpaint_request(settings, document, model), typed(tmp_path, document, *options)
    assert facts(asked) == facts(said)
    assert (asked.frame, asked.mask) == (said.frame, said.mask)


@pytest.mark.parametrize(
    ("way", "option", "value"),
    [
        (request_maker.outpaint_request(Outpaint(right=64), 0.9, 1), "--outpaint", "right=64"),
        (request_maker.enlarge_request(Enlarge(2.0), 0.2), "--enlarge", "2"),
    ],
)
def test_a_picture_made_larger(
    tmp_path: Path,
    settings: Settings,
    document: Document,
    model: Model,
    way: request_maker.Make,
    option: str,
    value: str,
) -> None:
    assert facts(way(settings, document, model)) == facts(typed(tmp_path, document, "--image", "{}", option, value))


def test_a_sketch_is_drawn_once_whatever_the_count(settings: Settings, document: Document, model: Model) -> None:
    assert request_maker.live_request(altered(settings, count=4), document, model).pictures == 1
    assert request_maker.estimate_request(altered(settings, count=4), document, model).pictures == 1


def test_a_picture_is_carried_on_as_often_as_is_asked_and_enlarged_once(
    settings: Settings, document: Document, model: Model
) -> None:
    many = altered(settings, count=4)
    beyond = request_maker.outpaint_request(Outpaint(right=64), 0.7, 3)(settings, document, model)
    assert (beyond.pictures, beyond.strength) == (3, 0.7)
    larger = request_maker.enlarge_request(Enlarge(2.0), 0.4)(many, document, model)
    assert (larger.pictures, larger.strength) == (1, 0.4)


def test_a_mask_seen_with_the_whole_drawing_is_drawn_at_its_size(
    settings: Settings, document: Document, model: Model
) -> None:
    painted = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    painted[20:360, 30:60] = 255
    set_mask(document, painted)
    whole = request_maker.inpaint_request(replace(settings, context=Context.WHOLE), document, model)
    assert whole.frame == Rect(0, 0, *SIZE) and whole.size == size_of(SIZE, model)
    near = request_maker.inpaint_request(replace(settings, context=Context.AUTOMATIC), document, model)
    assert near.frame != whole.frame and near.size != whole.size


def test_a_recipe_of_several_prompts_brings_the_first_back(settings: Settings) -> None:
    request = built(Request, model="starter", prompts=("a cat", "a dog"))
    assert settings_of(request, settings).words.prompts == ("a cat",)


def test_a_references_adapter_and_mask_come_back_with_it(settings: Settings) -> None:
    shown, mask = Picture(np.full((8, 8, 3), 9, np.uint8)), Picture(np.full((8, 8), 255, np.uint8))
    request = built(Request, model="starter", references=(ReferenceUse("plus", shown, mask=mask),))
    (card,) = settings_of(request, settings).references
    assert card.mask is mask and card.adapter == "plus"


def test_a_controls_net_comes_back_with_it(settings: Settings) -> None:
    shown = Picture(np.full((8, 8, 3), 9, np.uint8))
    request = built(Request, model="starter", controls=(ControlUse("depth", "my-depth", map=shown),))
    assert settings_of(request, settings).controls[0].model == "my-depth"
