"""A control's map is made of any layer, and a reference follows one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect

from desktop.model.asking import request_maker
from desktop.model.asking.layer_source import GONE, reference_picture, with_layers
from desktop.model.document import edits
from desktop.model.document.changes import set_mask
from desktop.model.document.content import NodeKind
from desktop.model.document.document import Document
from desktop.model.settings.control_settings import ControlSettings, MapSource, ReferenceSettings
from desktop.model.settings.settings import Settings
from desktop.model.stage.layer_actions import set_fields
from engine.catalog import catalog
from engine.errors import InvalidRequest
from engine.groups import built
from fakes import bare_model

RED = (200, 30, 30, 255)


@pytest.fixture
def model(tmp_path: Path) -> catalog.Model:
    folder = bare_model(tmp_path / "model", native_size=64)
    (folder / "controlnets" / "canny").mkdir(parents=True)
    (folder / "controlnets" / "canny" / "config.json").write_text("{}")
    return catalog.find(str(folder))


@pytest.fixture
def document() -> Document:
    """A hidden layer with a red square, under which nothing is seen."""
    made = Document((160, 80))
    content, id = edits.added(made.content, NodeKind.PAINT, made.active, "Lines")
    made.change("Add", edits.with_area(content, id, QRect(40, 20, 20, 20), np.full((20, 20, 4), RED, np.uint8)))
    made.choose((id,))
    set_fields(made, "Hide", (id,), visible=False)
    return made


def edges(document: Document) -> ControlSettings:
    return ControlSettings("canny", id="c", source=MapSource.LAYER, layer=document.active, settings=(("low", 40.0),))


def test_a_map_is_made_of_a_layer_that_nobody_sees(document, model) -> None:
    settings = built(Settings, controls=(edges(document),), prompts=("x",))
    request = request_maker.live_request(settings, document, model)
    (use,) = request.controls
    assert use.source.size == request.source.size and use.settings == (("low", 40.0),)
    assert use.source.pixels[..., 3].any() and not request.source.pixels[..., 3].any()
    annotate = request_maker.map_request(settings.controls[0], document, model)
    assert annotate is not None and annotate.source.pixels[..., 3].any()


def test_inpainting_and_generating_take_the_layer_as_it_lies(document, model) -> None:
    set_mask(document, np.full((80, 160), 255, np.uint8))
    settings = built(Settings, controls=(edges(document),), prompts=("x",), size=(64, 64))
    assert request_maker.inpaint_request(settings, document, model).controls[0].source.size == (160, 80)
    made = request_maker.generate_request(settings, document, model).controls[0].source
    assert made.size == (64, 64) and not made.pixels[:14].any()


def test_a_layer_that_is_gone_is_said(document, model) -> None:
    card = edges(document)
    document.change("Delete", edits.removed(document.content, (card.layer,)))
    with pytest.raises(InvalidRequest, match=GONE):
        request_maker.live_request(built(Settings, controls=(card,), prompts=("x",)), document, model)
    assert request_maker.map_request(card, document, model) is None


def test_a_reference_follows_its_layer_and_keeps_its_picture_when_that_is_gone(document) -> None:
    card = ReferenceSettings(picture=reference_picture(document, document.active), layer=document.active)
    assert with_layers((card,), document) == (card,)
    content = document.content
    document.change("Paint", edits.with_area(content, card.layer, QRect(0, 0, 9, 9), np.full((9, 9, 4), RED, np.uint8)))
    (now,) = with_layers((card,), document)
    assert now.picture.revision != card.picture.revision and replace(now, picture=card.picture) == card
    document.change("Delete", edits.removed(document.content, (card.layer,)))
    assert with_layers((card,), document) == (card,)
    assert with_layers((replace(card, on=False),), document) == (replace(card, on=False),)


def test_a_mask_and_a_group_can_be_sources(document) -> None:
    set_mask(document, np.full((80, 160), 255, np.uint8))
    mask = reference_picture(document, "mask")
    assert mask is not None and mask.pixels.min() == 255
    content, group = edits.grouped(document.content, (document.active, "sketch"))
    document.change("Group", content)
    found = reference_picture(document, group)
    assert found is not None and found.pixels[..., 3].any() == document.content.node(document.active).visible
