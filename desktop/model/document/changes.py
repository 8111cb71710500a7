"""Whole changes of a document, each one undo item: layers emptied and replaced, results put in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document import edits
from desktop.model.document.content import Node, fresh_id
from desktop.model.document.document import Document
from desktop.model.document.paintable import paint_target
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import fitted
from desktop.words import tr
from engine.phrase import mark

RESULT = mark("Take result")


def clear(document: Document) -> None:
    """Take everything off the active layer."""
    document.change_layer(tr("Clear"), document.active, lambda layer: layer.clear())


def clear_mask(document: Document) -> None:
    """Take everything off the mask in use."""
    document.change_layer(tr("Clear mask"), document.mask_id, lambda layer: layer.clear())


def invert_mask(document: Document) -> None:
    """Mask what wasn't, and nothing of what was."""
    document.change_layer(
        tr("Invert mask"), document.mask_id, lambda layer: layer.write(layer.rect, 255 - layer.read())
    )


def set_mask(document: Document, mask: np.ndarray) -> None:
    """Replace the mask by (H, W) uint8, scaled to the document if it has another size."""
    fresh = fitted(mask, document.size)
    document.change_layer(tr("Load mask"), document.mask_id, lambda layer: layer.write(layer.rect, fresh))


def set_map(document: Document, id: str, pixels: np.ndarray, label: str = mark("Map")) -> None:
    """Replace a control's drawn map by a picture (H, W, 3 | 4 straight), scaled to the document."""
    fresh = edits.premultiplied_at(pixels, document.size)
    document.change_layer(label, id, lambda layer: layer.write(layer.rect, fresh))


def clear_map(document: Document, id: str) -> None:
    """Take everything off a control's drawn map."""
    document.change_layer(tr("Clear map"), id, lambda layer: layer.clear())


def paste_result(
    document: Document, pixels: np.ndarray, rect: QRect | None = None, mask: np.ndarray | None = None
) -> None:
    """Put a picture (H, W, 3 | 4 straight) into the active layer, scaled by Lanczos to `rect` (None: everything).

    Where a `mask` (H, W) uint8, of rect's size, is less than 255 the layer shows through; at 0 it stays as it is.
    """
    area = document.rect if rect is None else QRect(rect)
    fresh = edits.premultiplied_at(pixels, (area.width(), area.height()))
    target = paint_target(document.content, document.active)
    document.change_layer(RESULT, target, lambda layer: edits.paste(layer, fresh, area, mask))


def add_result(document: Document, pixels: np.ndarray, rect: QRect, *, name: str, recipe: str = "") -> None:
    """Put a picture (H, W, 3 | 4 straight), scaled to `rect`, into the document as a layer of its own.

    It goes on top, as it was made of all that is seen, and is the active one then.
    """
    add_results(document, [(pixels, rect, name, recipe)])


def add_results(document: Document, results: Sequence[tuple[np.ndarray, QRect, str, str]]) -> None:
    """Put several pictures, each with its place, name and recipe, into the document as one undo item.

    As `add_result`; the last is the topmost.
    """
    document.settle()
    content, chosen = document.content, ""
    for pixels, rect, name, recipe in results:
        layer = Layer(document.size, 4)
        layer.write(rect, edits.premultiplied_at(pixels, (rect.width(), rect.height())))
        node = Node(fresh_id(), name, recipe=recipe)
        content, chosen = edits.with_picture(content, node, layer, ""), node.id
    document.change(RESULT, content, choose=(chosen,))


def take_larger(
    document: Document, pixels: np.ndarray, old: QRect, *, name: str = mark("Result"), recipe: str = ""
) -> None:
    """Take a picture's size (H, W, 3 | 4 straight) and put it on top as a layer of its own.

    All that there was goes to `old`, where all of the document was, in the new one.
    """
    document.settle()
    node, layer = Node(fresh_id(), name, recipe=recipe), edits.layer_of(pixels)
    placed = edits.placed_in(document.content, layer.size, old)
    document.change(RESULT, edits.with_picture(placed, node, layer, ""), choose=(node.id,))
