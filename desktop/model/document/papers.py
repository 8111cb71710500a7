"""New documents: untouched, or with a layer of one colour under the sketch."""

from __future__ import annotations

import numpy as np

from desktop.model.document.content import Content, LayerName, Node, Size, first_stack, fresh_id
from desktop.model.pixels.layer import TILE, Layer
from desktop.model.pixels.palettes import Rgb
from desktop.words import tr


def blank(size: Size) -> Content:
    """Make an untouched document."""
    return Content(size)


def on_paper(size: Size, colour: Rgb) -> Content:
    """Make a document whose lowest layer is all of one colour; the sketch above it is untouched."""
    node = Node(fresh_id(), tr("Background"), locked=True)
    layer = Layer(size, 4)
    tile = np.empty((TILE, TILE, 4), np.uint8)
    tile[...] = (*colour, 255)
    for key in layer.keys_in(layer.rect):
        layer.put(key, tile)  # one for all: it is copied where it is painted on
    sketch, mask = first_stack()
    content = Content(size, (node, sketch, mask)).with_layer(node.id, layer)
    assert content.node(LayerName.SKETCH) is not None
    return content
