"""Makes requests from what the panels and the document say. Pure: it asks nobody and keeps nothing."""

from __future__ import annotations

from desktop.model.document import Document
from desktop.model.settings import Settings
from engine import framing
from engine.catalog import Model
from engine.picture import Picture
from engine.request import Annotate, Mask, Request

OVERLAY_SIDE = 768
"""Overlays are made at display size: Canny on 4096² takes 160 ms."""


def live_request(settings: Settings, document: Document, model: Model) -> Request:
    """The sketch as it stands, at the model's native pixel count; untouched canvas stays transparent."""
    size = framing.fit_size(document.size, model.native_size, model.multiple)
    return Request(
        source=Picture(document.snapshot_sketch(None, size)),
        strength=settings.strength,
        size=size,
        count=1,
        **_common(settings),
    )


def inpaint_request(settings: Settings, document: Document, model: Model) -> Request:
    """The document with its mask, framed round the mask. InvalidRequest if the mask is empty."""
    mask = document.snapshot_mask()
    frame, size = framing.inpaint_frame(mask, model.native_size, model.multiple, settings.grow, settings.feather)
    return Request(
        source=Picture(document.snapshot_full()),
        mask=Mask(Picture(mask), grow=settings.grow, feather=settings.feather),
        frame=frame,
        strength=settings.inpaint_strength,
        size=size,
        count=settings.count,
        **_common(settings),
    )


def generate_request(settings: Settings) -> Request:
    """A new picture from the words alone."""
    return Request(size=settings.size, count=settings.count, **_common(settings))


def edges_request(settings: Settings, document: Document) -> Annotate:
    """The edges of the document on paper, at display size."""
    width, height = document.size
    scale = min(1.0, OVERLAY_SIDE / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return Annotate(
        control="canny",
        source=Picture(document.snapshot_sketch(None, size)),
        settings=(("low", float(settings.edges.low)), ("high", float(settings.edges.high))),
    )


def _common(settings: Settings) -> dict:
    return {
        "model": settings.model,
        "prompts": (settings.prompt,),
        "negative": settings.negative,
        "seed": settings.seed,
        "steps": settings.steps,
        "guidance": settings.guidance,
        "sampler": settings.sampler,
    }
