"""At which scale a document's picture was made: how many of its pixels are one that the model drew."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from desktop.model.document.content import Node
from desktop.model.document.document import Document
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.pictures.recipe import from_json
from engine.request import Mode, Request

Size = tuple[int, int]


@dataclass(frozen=True)
class MadeScale:
    """Document pixels to one of the first pass, which composed the picture, and to one of the second, if there was any.

    0 for a picture of which nothing is known, such as a photograph.
    """

    composed: float = 0.0
    finished: float = 0.0


UNKNOWN = MadeScale()


def made_scale(document: Document) -> MadeScale:
    """Read the scale from the recipe of the topmost result that is seen in a document."""
    return _of_layers(_seen(document.stack), document.size)


def _seen(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Give the visible layers, topmost first."""
    found: list[Node] = []
    for node in reversed(nodes):
        if node.visible and node.paints:
            found += _seen(node.children) if node.is_group else (node,)
    return tuple(found)


def _of_layers(layers: tuple[Node, ...], size: Size) -> MadeScale:
    for place, node in enumerate(layers):
        request = _request(node.recipe) if node.recipe else None
        if request is None:
            continue
        if request.mode is Mode.ENLARGE:
            assert request.enlarge is not None
            before = _of_layers(layers[place + 1 :], size)
            return MadeScale(before.composed * request.enlarge.factor, 1.0)
        return _of_request(request, size)
    return UNKNOWN


@lru_cache(maxsize=64)
def _request(recipe: str) -> Request | None:
    try:
        return from_json(recipe, tr("the layer")).request
    except UnreadableFile:
        return None


def _of_request(request: Request, document: Size) -> MadeScale:
    if request.outpaint is not None:
        return MadeScale(request.outpaint.scale, request.outpaint.scale)
    shown = document
    if request.mask is not None and request.frame is not None:
        shown = request.frame.width, request.frame.height
    elif request.mask is not None and request.source is not None:
        shown = request.source.size
    composed = _ratio(shown, request.size)
    return MadeScale(composed, composed if request.second is None else _ratio(shown, request.second.size))


def _ratio(shown: Size, drawn: Size) -> float:
    return math.sqrt(shown[0] * shown[1] / (drawn[0] * drawn[1]))
