"""What can be done with what is selected: one table that menu and shortcuts are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.model.document import edits, selecting
from desktop.model.document.content import SELECTION, NodeKind
from desktop.model.document.document import Document
from desktop.words import tr
from engine.phrase import mark


@dataclass(frozen=True)
class SelectionAction:
    """`do(document, pixels)` is one undo item; `pixels` is how far to grow, shrink or feather."""

    name: str
    label: str
    do: Callable[[Document, int], None]
    shortcut: str = ""
    needs: bool = True
    """Whether something has to be selected."""
    group: int = 0


def _all(document: Document, _pixels: int) -> None:
    whole = np.full(document.size[::-1], 255, np.uint8)
    document.change(tr("Select all"), selecting.selected(document.content, whole))


def _none(document: Document, _pixels: int) -> None:
    document.change(tr("Select nothing"), selecting.selected(document.content, None))


def _changed(label: str, change: Callable[[np.ndarray, int], np.ndarray]) -> Callable[[Document, int], None]:
    def apply(document: Document, pixels: int) -> None:
        coverage = selecting.coverage_of(document.content)
        if coverage is not None:
            document.change(label, selecting.selected(document.content, change(coverage, pixels)))

    return apply


def _to_mask(document: Document, _pixels: int) -> None:
    coverage = selecting.coverage_of(document.content)
    if coverage is not None:
        content = edits.with_area(document.content, document.mask_id, document.rect, coverage)
        document.change(tr("Mask what is selected"), content)


def _add_to_mask(document: Document, _pixels: int) -> None:
    coverage = selecting.coverage_of(document.content)
    if coverage is not None:
        coverage = np.maximum(coverage, document.mask.read())
        content = edits.with_area(document.content, document.mask_id, document.rect, coverage)
        document.change(tr("Add to the mask"), content)


def _from_mask(document: Document, _pixels: int) -> None:
    document.change(tr("Select the mask"), selecting.selected(document.content, document.mask.read()))


def _from_layer(document: Document, _pixels: int) -> None:
    node = document.active_node
    if node.is_group:
        return
    pixels = document.layer(node.id).read()
    coverage = pixels if node.kind is NodeKind.MASK else np.ascontiguousarray(pixels[..., 3])
    document.change(tr("Select the layer"), selecting.selected(document.content, coverage))


def clear_selected(document: Document, _pixels: int = 0) -> None:
    """Clear what is selected of the active layer, or all of it if nothing is."""
    if why := document.paintable(document.active):
        document.refused.emit(why)
        return
    layer = document.content.layer(document.active)
    if SELECTION not in document.content.tiles:
        layer.clear()
    else:
        left = layer.read() - edits.selected_only(document.content, layer)
        layer.write(layer.rect, left)
    document.change(tr("Clear"), document.content.with_layer(document.active, layer))


def keep_selected(document: Document, _pixels: int = 0) -> None:
    """Make all of the active layer transparent that isn't selected, as softly as it is selected."""
    if why := document.paintable(document.active):
        document.refused.emit(why)
        return
    layer = document.content.layer(document.active)
    layer.write(layer.rect, edits.selected_only(document.content, layer))
    document.change(tr("Background to transparency"), document.content.with_layer(document.active, layer))


_ALL = (
    SelectionAction("all", mark("Select all"), _all, "Ctrl+A", needs=False),
    SelectionAction("none", mark("Select nothing"), _none, "Ctrl+Shift+A"),
    SelectionAction(
        "invert", mark("Invert"), _changed(mark("Invert selection"), lambda c, _p: 255 - c), "Ctrl+Shift+I"
    ),
    SelectionAction(
        "grow", mark("Grow"), _changed(mark("Grow selection"), lambda c, p: selecting.grown(c, p)), group=1
    ),
    SelectionAction(
        "shrink", mark("Shrink"), _changed(mark("Shrink selection"), lambda c, p: selecting.grown(c, -p)), group=1
    ),
    SelectionAction(
        "feather", mark("Feather"), _changed(mark("Feather selection"), selecting.feathered), "Shift+F6", group=1
    ),
    SelectionAction("to_mask", mark("Make it the mask"), _to_mask, group=2),
    SelectionAction("add_to_mask", mark("Add it to the mask"), _add_to_mask, group=2),
    SelectionAction("from_mask", mark("Select the mask"), _from_mask, needs=False, group=2),
    SelectionAction("from_layer", mark("Select what the layer covers"), _from_layer, needs=False, group=2),
    SelectionAction("cut_out", mark("Background to transparency"), keep_selected, group=3),
    SelectionAction("clear", mark("Clear what is selected"), clear_selected, needs=False, group=3),
)
SELECTION_ACTIONS: dict[str, SelectionAction] = {action.name: action for action in _ALL}
"""By name, in the order of the menu."""
