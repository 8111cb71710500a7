"""Layers and masks with words become regions of a request, and a recipe's regions masks with words."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect

from desktop.model.asking import request_maker
from desktop.model.asking.region_uses import STAND_IN, with_regions
from desktop.model.document import edits
from desktop.model.document.changes import set_mask
from desktop.model.document.content import Content, NodeKind
from desktop.model.document.document import Document
from desktop.model.settings.settings import Settings, Workspace
from desktop.model.stage.layer_actions import describe, set_fields
from engine.catalog import catalog
from engine.errors import InvalidRequest
from engine.groups import altered, built
from engine.picture import Picture
from engine.request import Rect, RegionUse, Request
from fakes import bare_model

SIZE = (160, 80)


@pytest.fixture
def model(tmp_path: Path) -> catalog.Model:
    return catalog.find(str(bare_model(tmp_path / "model", native_size=64)))


@pytest.fixture
def settings() -> Settings:
    return built(Settings, prompts=("a meadow",), size=(64, 64))


def painted(document: Document, kind: NodeKind, words: str, rect: QRect) -> str:
    """A new layer or mask that carries words and is painted in one rectangle; its id."""
    content, id = edits.added(document.content, kind, document.active)
    full = np.full((rect.height(), rect.width()) + ((4,) if kind is NodeKind.PAINT else ()), 255, np.uint8)
    document.change("Region", edits.with_area(content, id, rect, full), choose=(id,))
    describe(document, id, words)
    return id


@pytest.fixture
def document() -> Document:
    """A layer with words at the left, a mask with words at the right."""
    made = Document(SIZE)
    painted(made, NodeKind.PAINT, "a red apple", QRect(0, 0, 80, 80))
    painted(made, NodeKind.MASK, "a blue car", QRect(80, 0, 80, 80))
    return made


def test_live_has_each_region_over_its_own_source(document, settings, model) -> None:
    request = request_maker.live_request(settings, document, model)
    apple, car = request.regions
    assert (apple.words, car.words) == ("a red apple", "a blue car")
    assert apple.mask.size == car.mask.size == request.source.size
    middle = request.size[0] // 2
    assert apple.mask.pixels[:, :middle].min() == 255 and not apple.mask.pixels[:, middle:].any()
    assert car.mask.pixels[:, middle:].min() == 255 and not car.mask.pixels[:, :middle].any()


def test_inpainting_keeps_the_documents_size_and_generating_its_shape(document, settings, model) -> None:
    set_mask(document, np.full((80, 160), 255, np.uint8))
    assert {each.mask.size for each in request_maker.inpaint_request(settings, document, model).regions} == {SIZE}
    (apple, _car) = request_maker.generate_request(settings, document, model).regions
    assert apple.mask.size == (64, 64)
    assert apple.mask.pixels[32, 8] == 255 and not apple.mask.pixels[:14].any() and not apple.mask.pixels[32, 40:].any()


def test_what_is_hidden_empty_or_wordless_is_no_region(document, settings, model) -> None:
    hidden = document.stack[1]
    assert hidden.words == "a red apple"
    set_fields(document, "Hide", (hidden.id,), visible=False)
    content, _id = edits.added(document.content, NodeKind.PAINT, document.active)
    document.change("Add", content, choose=(_id,))
    set_fields(document, "Region words", (_id,), words="nothing here")
    assert [each.words for each in request_maker.live_request(settings, document, model).regions] == ["a blue car"]


def test_a_groups_visible_layers_are_one_region(document, settings, model) -> None:
    other = painted(document, NodeKind.PAINT, "", QRect(0, 0, 160, 10))
    content, group = edits.grouped(document.content, (document.stack[1].id, other))
    document.change("Group", content, choose=(group,))
    set_fields(document, "Region words", (group,), words="a crowd")
    crowd = next(
        each for each in request_maker.live_request(settings, document, model).regions if each.words == "a crowd"
    )
    assert crowd.mask.pixels[0].min() == 255 and crowd.mask.pixels[:, 0].min() == 255 and crowd.mask.pixels[-1, -1] == 0


def test_the_pictures_style_holds_in_its_regions(document, settings, model) -> None:
    styled = altered(settings, prompts=("a meadow, oil painting",))
    assert request_maker.live_request(styled, document, model).regions[0].words == "a red apple, oil painting"


def test_words_that_cannot_be_read_say_whose_they_are(document, settings, model) -> None:
    set_fields(document, "Region words", (document.stack[1].id,), words="a (red apple")
    with pytest.raises(InvalidRequest, match=f"words of “{document.stack[1].name}”"):
        request_maker.live_request(settings, document, model)


def test_what_is_estimated_has_as_many_regions(document, settings, model) -> None:
    for workspace in (Workspace.LIVE, Workspace.INPAINT, Workspace.GENERATE):
        asked = request_maker.estimate_request(replace(settings, workspace=workspace), document, model)
        assert len(asked.regions) == 2
        if workspace is not Workspace.GENERATE:  # a mask's copy would cost more than the estimate
            assert {each.mask.size for each in asked.regions} == {STAND_IN.size}


def test_a_recipes_regions_come_back_as_masks() -> None:
    left = np.zeros((40, 80), np.uint8)
    left[:, :40] = 255
    use = RegionUse("a red apple", Picture(left))
    request = built(Request, model="m", regions=(use, replace(use, words="gone", mask=Picture(255 - left))))
    content = with_regions(Content(SIZE), request, frozenset({request.regions[1].mask.revision}))
    (node,) = [node for node in content.masks() if node.words]
    assert node.words == "a red apple"
    pixels = content.layer(node.id).read()
    assert pixels.shape == (80, 160) and pixels[:, :72].min() > 250 and pixels[:, 88:].max() < 5
    assert content.node("sketch") is not None and len(content.masks()) == 2


def test_a_region_is_undone_like_everything_else(document) -> None:
    before = document.history.labels[1]
    set_fields(document, "Region words", ("mask",), words="a sky")
    document.undo()
    assert document.content.node("mask").words == "" and document.history.labels[1] == before


def test_a_frame_of_the_document_cuts_its_regions(document, settings, model) -> None:
    mask = np.zeros((80, 160), np.uint8)
    mask[30:50, 60:90] = 255
    set_mask(document, mask)
    request = request_maker.inpaint_request(altered(settings, grow=0, feather=0), document, model)
    assert request.frame is not None and request.frame != Rect(0, 0, *SIZE)


def test_a_mask_that_is_a_region_is_not_the_one_that_is_worked_with(document) -> None:
    assert document.active_node.words == "a blue car" and document.mask_id == "mask"
    assert document.mask_in_hand == document.active
    set_mask(document, np.full((80, 160), 90, np.uint8))
    assert document.layer("mask").read().min() == 90 and document.layer(document.active).read().max() == 255


def test_the_only_mask_becomes_a_region_and_another_comes_in_one_step() -> None:
    document = Document(SIZE)
    for end in range(1, 6):
        describe(document, "mask", "a sky"[:end])
    region, mask = document.content.masks()
    assert (region.words, mask.words) == ("a sky", "") and document.mask_id == mask.id
    document.undo()
    assert [node.id for node in document.content.masks()] == ["mask"] and document.mask_id == "mask"
    assert not document.can_undo
