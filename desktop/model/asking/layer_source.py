"""Layers as pictures that steer: what a control makes its map of, or a reference shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from desktop.model.document.content import Node, NodeKind
from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.pixels.composite import flattened
from desktop.model.pixels.resample import resized, snapshot_at
from desktop.model.pixels.shaping import inner_size
from desktop.model.settings.control_settings import ReferenceSettings
from engine.phrase import mark
from engine.picture import Picture

GONE = mark("Its layer is gone: choose another source.")
REFERENCE_SIDE = 512
"""Image encoders look at 224 or 336 pixels."""

Size = tuple[int, int]


def layer_pixels(document: Document, id: str, size: Size) -> np.ndarray | None:
    """Give (H, W, 4) straight alpha of a layer, a group, or a mask in white, at `size`; None if it is gone."""
    node = document.content.node(id)
    if node is None:
        return None
    if node.kind is NodeKind.MASK:
        coverage = snapshot_at(document.layer(id), None, size)
        return np.dstack([np.full((*coverage.shape, 3), 255, np.uint8), coverage])
    return conversions.straight(_premultiplied(document, node, size))


def _premultiplied(document: Document, node: Node, size: Size) -> np.ndarray:
    if not node.is_group:
        return snapshot_at(document.layer(node.id), None, size)
    whole = replace(node, visible=True, opacity=1.0)
    return resized(flattened((whole,), document.size, document.content.layer).read(), size)


def with_layers(cards: Iterable[ReferenceSettings], document: Document) -> tuple[ReferenceSettings, ...]:
    """Give the reference cards with the pictures of the layers that they follow, as these are now."""
    return tuple(_as_now(card, document) if card.layer and card.on else card for card in cards)


def reference_picture(document: Document, id: str) -> Picture | None:
    """Give a layer as a reference picture, no larger than is looked at."""
    size = inner_size(document.size, (REFERENCE_SIDE, REFERENCE_SIDE))
    pixels = layer_pixels(document, id, size)
    return None if pixels is None else Picture(np.ascontiguousarray(pixels))


def _as_now(card: ReferenceSettings, document: Document) -> ReferenceSettings:
    picture = reference_picture(document, card.layer)
    return card if picture is None else replace(card, picture=picture)
