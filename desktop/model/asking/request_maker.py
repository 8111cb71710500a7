"""Makes requests of what the panels and the document say, and of what model files say. No engine is asked."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from desktop.model.asking.card_uses import Ground, control_uses, is_flat
from desktop.model.asking.layer_source import layer_pixels, with_layers
from desktop.model.asking.made_scale import UNKNOWN, made_scale
from desktop.model.asking.region_uses import counted, region_uses
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_mask, snapshot_sketch, snapshot_source
from desktop.model.pixels.shaping import covering
from desktop.model.settings import drafting, follow_lines
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.lora_choice import lora_uses
from desktop.model.settings.reference_choice import reference_uses
from desktop.model.settings.settings import Context, Settings, Workspace
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
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
    RegionUse,
    Request,
    Sampling,
    Seamless,
    SecondPass,
    Sheet,
)
from engine.setting import Feature, supported_part
from engine.wishes.draft import exact
from engine.wishes.wish import Wish, frame_of, request_of, second_pass, size_of

WAYS = {"outpaint", "enlarge", "frame"}
"""What is done to a part of a picture, or beyond it: no seam is at its sides."""
OVERLAY_SIDE = 768
"""Maps that are only looked at are made at display size: Canny on 4096² takes 160 ms."""

STAND_IN = Picture(np.zeros((8, 8, 3), np.uint8))
"""A source of which nothing matters but that there is one."""

Size = tuple[int, int]
Make = Callable[[Settings, Document, Model], Request]


def live_request(settings: Settings, document: Document, model: Model) -> Request:
    """Give the sketch as it stands, at the model's native pixel count; untouched canvas stays transparent.

    It is a draft where there is a tiny autoencoder for that, and a person lets it.
    """
    size = size_of(document.size, model)
    sketch = snapshot_sketch(document, None, size)
    said = _said(settings, model, Ground(document, size, has_source=True), count=1, strength=settings.strength)
    said["uses"] = replace(said["uses"], tiny_vae=drafting.tiny(settings, model))
    if sketch[..., 3].any():
        said["controls"] += follow_lines.uses(settings, model)
    return request_of(Wish(model, Picture(sketch), said=said | {"size": size}))


def refined_request(live: Request, document: Document, model: Model, factor: float = 1.0) -> Request:
    """Give a live picture drawn on in a second pass, at the document's size times `factor`.

    At strength 0 it is the sketch itself, as large.
    """
    live = exact(live)
    second = _second_pass(live.sampling, document.size, 1 / factor, model)
    if live.strength > 0:
        return replace(live, second=second)
    return replace(live, second=second, source=Picture(snapshot_sketch(document, None, second.size)))


def _second_pass(first: Sampling, shown: Size, scale: float, model: Model) -> SecondPass:
    """Give a second pass that draws what it shows, (width, height) pixels, at one pixel for `scale` of them."""
    step = math.lcm(model.multiple, SIZE_MULTIPLE)
    width, height = (min(max(SIDE[0], side / scale), SIDE[-1] - step // 2) for side in shown)
    return second_pass(first, (width, height), model)


def inpaint_request(settings: Settings, document: Document, model: Model) -> Request:
    """Give the document with its mask, framed round the mask. InvalidRequest if the mask is empty."""
    return masked_request(snapshot_mask(document), settings, document, model)


def masked_request(
    mask: np.ndarray, settings: Settings, document: Document, model: Model, *, close: bool = False
) -> Request:
    """Give the document with a mask (H, W) uint8; framed `close`, what it covers is drawn as large as the model can."""
    if close:
        frame, size = frame_of(mask, settings.masking, model)
        second = None
    else:
        frame, size, second = _framed(mask, settings, document, model)
    said = _said(
        settings,
        model,
        Ground(document, document.size, True, frame.width / size[0], frame),
        strength=settings.inpaint_strength,
        second=second,
        frame=frame,
        size=size,
    )
    return request_of(Wish(model, Picture(snapshot_source(document)), Mask(Picture(mask), settings.masking), said))


def _framed(
    mask: np.ndarray, settings: Settings, document: Document, model: Model
) -> tuple[Rect, Size, SecondPass | None]:
    """Give what of the document is worked on, at which size, and, where the picture had one, the second pass."""
    made = made_scale(document) if settings.context is Context.AUTOMATIC else UNKNOWN
    if settings.context is Context.WHOLE:
        frame, size = Rect(0, 0, *document.size), size_of(document.size, model)
    else:
        frame, size = frame_of(mask, settings.masking, model, made.composed)
    if not 0 < made.finished < made.composed:
        return frame, size, None
    shown = frame.width, frame.height
    return frame, size, _second_pass(settings.sampling, shown, made.finished, model)


def estimate_request(settings: Settings, document: Document, model: Model) -> Request:
    """Give the button's request for a memory estimate: of the same sizes and parts, on an 8×8 dummy source.

    In Generate, where there is none to copy, it is the request itself.
    """
    if settings.workspace is Workspace.GENERATE:
        return generate_request(settings, document, model)
    live = settings.workspace is Workspace.LIVE
    if live:
        size = size_of(document.size, model)
    else:
        _, size, second = _framed(snapshot_mask(document), settings, document, model)
        size = size if second is None else second.size
    ground = Ground(document, size, has_source=True)
    count = 1 if live else settings.sampling.count
    regions = counted(document, settings.words.prompt)
    said = _said(settings, model, ground, count=count, regions=regions, size=size)
    return request_of(Wish(model, STAND_IN, said=said))


def generate_request(settings: Settings, document: Document, model: Model) -> Request:
    """Give a new picture from words and cards; what a card takes from the canvas is brought to the picture's shape."""
    said = _said(settings, model, Ground(document, settings.size, has_source=False), size=settings.size)
    return request_of(Wish(model, said=said))


def button_request(settings: Settings, document: Document, model: Model) -> Request:
    """Give what the workspace's button stands for; in Sketch live, the picture of the sketch."""
    make: dict[Workspace, Make] = {
        Workspace.LIVE: live_request,
        Workspace.INPAINT: inpaint_request,
        Workspace.GENERATE: generate_request,
    }
    return make[settings.workspace](settings, document, model)


def outpaint_request(beyond: Outpaint, strength: float, count: int) -> Make:
    """Give the document carried on beyond its sides, drawn at the model's native size."""

    def make(settings: Settings, document: Document, model: Model) -> Request:
        scaled = replace(beyond, scale=made_scale(document).composed or 1.0)
        return _larger(settings, document, model, strength, count, outpaint=scaled)

    return make


def enlarge_request(enlarge: Enlarge, strength: float) -> Make:
    """Give the document, larger, redrawn in tiles of the model's native size."""

    def make(settings: Settings, document: Document, model: Model) -> Request:
        return _larger(settings, document, model, strength, 1, enlarge=enlarge)

    return make


def sheet_request(sheet: Sheet) -> Make:
    """Make a table of what the workspace's button stands for. InvalidRequest for what it can't vary."""

    def make(settings: Settings, document: Document, model: Model) -> Request:
        request = altered(button_request(settings, document, model), count=1, sheet=sheet)
        sheet_cells.cells(request)
        return request

    return make


def _larger(settings: Settings, document: Document, model: Model, strength: float, count: int, **way: Any) -> Request:
    ground = Ground(document, document.size, has_source=True)
    said = _said(settings, model, ground, count=count, strength=strength, **way)
    return request_of(Wish(model, Picture(snapshot_source(document)), said=said))


def problem(size: Size, **way: Any) -> str:
    """Say why a picture of `size` can't be carried on or enlarged so, as a sentence; "" if it can."""
    blank = np.broadcast_to(np.uint8(0), (size[1], size[0], 3))
    try:
        Request(ModelUse(""), source=Picture(blank, revision="blank"), **way)
    except SketchlightError as error:
        return str(error)
    return ""


def map_request(card: ControlSettings, document: Document, model: Model | None) -> Annotate | None:
    """Give what makes a card's map, to be looked at; None for a card that brings it, or lacks its picture."""
    size = _map_size(card, document, model)
    if card.source is MapSource.CANVAS:
        return Annotate(card.control, Picture(snapshot_sketch(document, None, size)), card.settings)
    if card.source is MapSource.LAYER and (pixels := layer_pixels(document, card.layer, size)) is not None:
        return Annotate(card.control, Picture(np.ascontiguousarray(pixels)), card.settings)
    if card.source is MapSource.PICTURE and card.picture is not None:
        return Annotate(card.control, covering(card.picture, size), card.settings)
    return None


def ready_map(card: ControlSettings, document: Document, model: Model | None) -> Picture | None:
    """Give the map that a card brings or that was drawn for it; None if there is none, or it is to be made."""
    size = _map_size(card, document, model)
    if card.source is MapSource.DRAWN and not document.maps.is_empty(card.id):
        return document.maps.picture(card.id, size, flat=is_flat(card))
    if card.source is MapSource.FILE and card.map is not None:
        return covering(card.map, size, is_flat(card))
    return None


def _map_size(card: ControlSettings, document: Document, model: Model | None) -> Size:
    """Give the size that the model sees while the card steers: then the engine has made it already."""
    if card.on and model is not None:
        return size_of(document.size, model)
    scale = min(1.0, OVERLAY_SIDE / max(document.size))
    return max(1, round(document.size[0] * scale)), max(1, round(document.size[1] * scale))


def _said(
    settings: Settings,
    model: Model,
    ground: Ground,
    count: int | None = None,
    regions: tuple[RegionUse, ...] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Give the fields that every request has of the panels and the document's regions.

    `count` pictures instead of as many as are set, `regions` instead of the document's.
    """
    if regions is None:
        prompt = settings.words.prompt
        regions = region_uses(ground.document, ground.size, prompt, has_source=ground.has_source)
    uses = supported_part(settings.uses, {*model.supports, Feature.LORAS})
    return {
        "uses": replace(uses, loras=lora_uses(uses.loras, model)),
        "words": settings.words,
        "sampling": settings.sampling if count is None else replace(settings.sampling, count=count),
        "controls": control_uses(settings.controls, model, ground),
        "references": reference_uses(with_layers(settings.references, ground.document), model, ground.masked),
        "regions": regions,
        "placement": settings.placement,
        "checked": settings.checked,
        "seamless": Seamless.NONE if more.keys() & WAYS else settings.seamless,
        **more,
    }
