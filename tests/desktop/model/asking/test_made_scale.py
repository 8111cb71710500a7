"""The scale at which a picture was made, remembered by its layers, and what is redrawn by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.model.asking.candidates import Candidate
from desktop.model.asking.made_scale import UNKNOWN, MadeScale, made_scale
from desktop.model.asking.request_maker import (
    estimate_request,
    inpaint_request,
    live_request,
    outpaint_request,
    refined_request,
)
from desktop.model.asking.taking import Into, take
from desktop.model.document.changes import add_result, set_mask
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full
from desktop.model.settings.settings import Context, Settings, Workspace
from engine.catalog import catalog
from engine.groups import built
from engine.picture import Picture
from engine.request import Enlarge, Outpaint, Rect, Request
from fakes import ENVIRONMENT, bare_model

SIDE = 256
NATIVE = 64


@pytest.fixture
def model(tmp_path: Path) -> catalog.Model:
    return catalog.find(str(bare_model(tmp_path / "model", native_size=NATIVE)))


@pytest.fixture
def document() -> Document:
    made = Document((SIDE, SIDE))
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[20:60, 20:60] = 255
    set_mask(made, mask)
    return made


def taken(document: Document, request: Request) -> None:
    """Take a result of a request, of nothing but grey."""
    width, height = request.result_size
    image = np.full((height, width, 3), 128, np.uint8)
    take(document, Candidate(1, image, request, ENVIRONMENT), Into.NEW_LAYER)


def settings(model: catalog.Model, **more: object) -> Settings:
    return built(Settings, model=model.name, workspace=Workspace.INPAINT, **more)


def test_of_a_picture_that_is_only_painted_nothing_is_known(document: Document, model: catalog.Model) -> None:
    assert made_scale(document) == UNKNOWN
    frame = inpaint_request(settings(model), document, model).frame
    assert max(frame.width, frame.height) < SIDE


def test_a_live_picture_is_redrawn_at_the_scale_that_live_composed_it_at(
    document: Document, model: catalog.Model
) -> None:
    taken(document, live_request(settings(model), document, model))
    assert made_scale(document) == MadeScale(SIDE / NATIVE, SIDE / NATIVE)
    request = inpaint_request(settings(model), document, model)
    assert request.frame == Rect(0, 0, SIDE, SIDE) and request.size == (NATIVE, NATIVE) and request.second is None


def test_a_refined_picture_is_redrawn_in_two_passes(document: Document, model: catalog.Model) -> None:
    live = live_request(settings(model), document, model)
    taken(document, refined_request(live, document, model))
    assert made_scale(document) == MadeScale(SIDE / NATIVE, 1.0)
    request = inpaint_request(settings(model), document, model)
    assert request.size == (NATIVE, NATIVE) and request.second.size == (SIDE, SIDE)
    assert estimate_request(settings(model), document, model).size == (SIDE, SIDE)


def test_what_is_redrawn_keeps_the_scale(document: Document, model: catalog.Model) -> None:
    taken(document, refined_request(live_request(settings(model), document, model), document, model))
    before = made_scale(document)
    taken(document, inpaint_request(settings(model), document, model))
    assert made_scale(document) == before


def test_the_topmost_result_that_is_seen_says(document: Document, model: catalog.Model) -> None:
    taken(document, live_request(settings(model), document, model))
    upper = built(Request, model=model.name, size=(128, 128))
    taken(document, upper)
    assert made_scale(document).composed == 2
    node = document.active_node
    document.change(
        "Hide",
        replace(document.content, stack=tuple(replace(each, visible=each.id != node.id) for each in document.stack)),
    )
    assert made_scale(document).composed == SIDE / NATIVE


def test_enlarging_makes_the_scale_larger_and_extending_keeps_it(document: Document, model: catalog.Model) -> None:
    taken(document, live_request(settings(model), document, model))
    request = outpaint_request(Outpaint(right=64), 0.9, 1)(settings(model), document, model)
    assert request.outpaint == Outpaint(right=64, scale=SIDE / NATIVE)
    taken(document, request)
    assert made_scale(document).composed == SIDE / NATIVE
    larger = built(
        Request, model=model.name, size=(NATIVE, NATIVE), source=Picture(snapshot_full(document)), enlarge=Enlarge(2.0)
    )
    taken(document, larger)
    assert made_scale(document).composed == 2 * SIDE / NATIVE


def test_a_photograph_is_extended_at_its_own_scale(document: Document, model: catalog.Model) -> None:
    assert outpaint_request(Outpaint(right=64), 0.9, 1)(settings(model), document, model).outpaint.scale == 1


@pytest.mark.parametrize(("context", "whole"), [(Context.AROUND, False), (Context.WHOLE, True)])
def test_a_person_can_say_how_much_is_seen(
    document: Document, model: catalog.Model, context: Context, whole: bool
) -> None:
    taken(document, live_request(settings(model), document, model))
    request = inpaint_request(settings(model, context=context), document, model)
    assert (request.frame == Rect(0, 0, SIDE, SIDE)) is whole
    assert request.second is None


def test_a_damaged_recipe_tells_nothing(document: Document) -> None:
    add_result(document, np.zeros((SIDE, SIDE, 3), np.uint8), document.rect, name="odd", recipe="{")
    assert made_scale(document) == UNKNOWN
