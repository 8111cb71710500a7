"""Makes requests from what the panels and the document say. Pure: it asks nobody and keeps nothing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from desktop.model.asking.card_uses import Ground, control_uses, is_flat
from desktop.model.asking.made_scale import UNKNOWN, made_scale
from desktop.model.document.document import Document
from desktop.model.pixels.shaping import covering
from desktop.model.settings import follow_lines
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.lora_choice import lora_uses
from desktop.model.settings.reference_choice import reference_uses
from desktop.model.settings.settings import Context, Settings, Workspace
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
from engine.frames import framing
from engine.groups import altered
from engine.picture import Picture
from engine.pictures import sheet_cells
from engine.request import (
    SIDE,
    SIZE_MULTIPLE,
    Annotate,
    Enlarge,
    Mask,
    ModelUse,
    Outpaint,
    Rect,
    Request,
    Sampling,
    SecondPass,
    Sheet,
)
from engine.setting import Feature, supported_part
from engine.wishes.mode_defaults import ENLARGING, STRENGTHS

OVERLAY_SIDE = 768
"""Maps that are only looked at are made at display size: Canny on 4096² takes 160 ms."""

SECOND_STEPS = 8
"""Of a second pass, at most: it starts from little noise."""

STAND_IN = Picture(np.zeros((8, 8, 3), np.uint8))
"""A source of which nothing matters but that there is one."""

Size = tuple[int, int]
Make = Callable[[Settings, Document, Model], Request]


def live_request(settings: Settings, document: Document, model: Model) -> Request:
    """The sketch as it stands, at the model's native pixel count; untouched canvas stays transparent."""
    size = _native(document, model)
    sketch = document.snapshot_sketch(None, size)
    common = _common(settings, model, Ground(document, size, has_source=True), count=1)
    if sketch[..., 3].any():
        common["controls"] += follow_lines.uses(settings, model)
    return Request(source=Picture(sketch), strength=settings.strength, size=size, **common)


def refined_request(live: Request, document: Document, model: Model, factor: float = 1.0) -> Request:
    """A live picture drawn on in a second pass, at the document's size times `factor`.

    At strength 0 it is the sketch itself, as large.
    """
    second = _second_pass(live.sampling, document.size, 1 / factor, model)
    if live.strength > 0:
        return replace(live, second=second)
    return replace(live, second=second, source=Picture(document.snapshot_sketch(None, second.size)))


def _second_pass(first: Sampling, shown: Size, scale: float, model: Model) -> SecondPass:
    """A second pass that draws what it shows, (width, height) pixels, at one pixel for `scale` of them."""
    step = math.lcm(model.multiple, SIZE_MULTIPLE)
    lowest, highest = math.ceil(SIDE[0] / step) * step, SIDE[-1] // step * step
    width, height = (min(max(lowest, round(side / scale / step) * step), highest) for side in shown)
    sampler = ENLARGING.get(first.sampler, first.sampler)
    return SecondPass((width, height), STRENGTHS["second"], min(first.steps, SECOND_STEPS), sampler)


def inpaint_request(settings: Settings, document: Document, model: Model) -> Request:
    """The document with its mask, framed round the mask. InvalidRequest if the mask is empty."""
    mask = document.snapshot_mask()
    frame, size, second = _framed(mask, settings, document, model)
    return Request(
        second=second,
        source=Picture(document.snapshot_source()),
        mask=Mask(Picture(mask), settings.masking),
        frame=frame,
        strength=settings.inpaint_strength,
        size=size,
        **_common(settings, model, Ground(document, document.size, True, frame.width / size[0], frame)),
    )


def _framed(
    mask: np.ndarray, settings: Settings, document: Document, model: Model
) -> tuple[Rect, Size, SecondPass | None]:
    """What of the document is worked on, at which size, and, where the picture had one, the second pass."""
    made = made_scale(document) if settings.context is Context.AUTOMATIC else UNKNOWN
    if settings.context is Context.WHOLE:
        frame, size = Rect(0, 0, *document.size), _native(document, model)
    else:
        frame, size = framing.inpaint_frame(
            mask,
            model.native_size,
            model.multiple,
            settings.masking.grow,
            settings.masking.feather,
            model.buckets,
            made.composed,
        )
    if not 0 < made.finished < made.composed:
        return frame, size, None
    shown = frame.width, frame.height
    return frame, size, _second_pass(settings.sampling, shown, made.finished, model)


def estimate_request(settings: Settings, document: Document, model: Model) -> Request:
    """Takes as much memory as what the button stands for, without the drawing: a copy of that takes its time."""
    if settings.workspace is Workspace.GENERATE:
        return generate_request(settings, document, model)
    live = settings.workspace is Workspace.LIVE
    if live:
        size = _native(document, model)
    else:
        _, size, second = _framed(document.snapshot_mask(), settings, document, model)
        size = size if second is None else second.size
    ground = Ground(document, size, has_source=True)
    count = 1 if live else settings.sampling.count
    return Request(source=STAND_IN, size=size, **_common(settings, model, ground, count=count))


def generate_request(settings: Settings, document: Document, model: Model) -> Request:
    """A new picture from words and cards; what a card takes from the canvas is brought to the picture's shape."""
    return Request(size=settings.size, **_common(settings, model, Ground(document, settings.size, has_source=False)))


def button_request(settings: Settings, document: Document, model: Model) -> Request:
    """What the workspace's button stands for; in Sketch live, the picture of the sketch."""
    make: dict[Workspace, Make] = {
        Workspace.LIVE: live_request,
        Workspace.INPAINT: inpaint_request,
        Workspace.GENERATE: generate_request,
    }
    return make[settings.workspace](settings, document, model)


def outpaint_request(beyond: Outpaint, strength: float, count: int) -> Make:
    """The document carried on beyond its sides, drawn at the model's native size."""

    def make(settings: Settings, document: Document, model: Model) -> Request:
        scaled = replace(beyond, scale=made_scale(document).composed or 1.0)
        return _larger(settings, document, model, strength, count, outpaint=scaled)

    return make


def enlarge_request(enlarge: Enlarge, strength: float) -> Make:
    """The document, larger, redrawn in tiles of the model's native size."""

    def make(settings: Settings, document: Document, model: Model) -> Request:
        request = _larger(settings, document, model, strength, 1, enlarge=enlarge)
        return altered(request, sampler=ENLARGING.get(request.sampling.sampler, request.sampling.sampler))

    return make


def sheet_request(sheet: Sheet) -> Make:
    """A table of what the workspace's button stands for, one picture a cell. InvalidRequest for what it can't vary."""

    def make(settings: Settings, document: Document, model: Model) -> Request:
        request = altered(button_request(settings, document, model), count=1, sheet=sheet)
        sheet_cells.cells(request)
        return request

    return make


def _larger(settings: Settings, document: Document, model: Model, strength: float, count: int, **way: Any) -> Request:
    return Request(
        source=Picture(document.snapshot_source()),
        strength=strength,
        size=(model.native_size, model.native_size),
        **way,
        **_common(settings, model, Ground(document, document.size, has_source=True), count=count),
    )


def problem(size: Size, **way: Any) -> str:
    """Why a picture of `size` can't be carried on or enlarged so, as a sentence; "" if it can."""
    blank = np.broadcast_to(np.uint8(0), (size[1], size[0], 3))
    try:
        Request(ModelUse(""), source=Picture(blank, revision="blank"), **way)
    except SketchlightError as error:
        return str(error)
    return ""


def map_request(card: ControlSettings, document: Document, model: Model | None) -> Annotate | None:
    """What makes a card's map, to be looked at; None for a card that brings it, or lacks its picture."""
    size = _map_size(card, document, model)
    if card.source is MapSource.CANVAS:
        return Annotate(card.control, Picture(document.snapshot_sketch(None, size)), card.settings)
    if card.source is MapSource.PICTURE and card.picture is not None:
        return Annotate(card.control, covering(card.picture, size), card.settings)
    return None


def ready_map(card: ControlSettings, document: Document, model: Model | None) -> Picture | None:
    """The map that a card brings or that was drawn for it; None if there is none, or it is to be made."""
    size = _map_size(card, document, model)
    if card.source is MapSource.DRAWN and not document.maps.is_empty(card.id):
        return document.maps.picture(card.id, size, flat=is_flat(card))
    if card.source is MapSource.FILE and card.map is not None:
        return covering(card.map, size, is_flat(card))
    return None


def _map_size(card: ControlSettings, document: Document, model: Model | None) -> Size:
    """As the model sees it while the card steers: then the engine has made it already."""
    if card.on and model is not None:
        return _native(document, model)
    scale = min(1.0, OVERLAY_SIDE / max(document.size))
    return max(1, round(document.size[0] * scale)), max(1, round(document.size[1] * scale))


def _native(document: Document, model: Model) -> Size:
    return framing.fit_size(document.size, model.native_size, model.multiple, model.buckets)


def _common(settings: Settings, model: Model, ground: Ground, count: int | None = None) -> dict[str, Any]:
    """The groups and cards as every request has them; `count` pictures instead of as many as are set."""
    uses = supported_part(settings.uses, {*model.supports, Feature.LORAS})
    return {
        "uses": replace(uses, loras=lora_uses(uses.loras, model)),
        "words": settings.words,
        "sampling": settings.sampling if count is None else replace(settings.sampling, count=count),
        "controls": control_uses(settings.controls, model, ground),
        "references": reference_uses(settings.references, model, ground.masked),
        "placement": settings.placement,
    }
