"""What can be done with what is selected: one table that menu and shortcuts are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.model.document import edits, selecting
from desktop.model.document.content import SELECTION, NodeKind
from desktop.model.document.document import Document


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
    document.change("Select all", selecting.selected(document.content, whole))


def _none(document: Document, _pixels: int) -> None:
    document.change("Select nothing", selecting.selected(document.content, None))


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
        document.change("Mask what is selected", content)


def _add_to_mask(document: Document, _pixels: int) -> None:
    coverage = selecting.coverage_of(document.content)
    if coverage is not None:
        coverage = np.maximum(coverage, document.mask.read())
        content = edits.with_area(document.content, document.mask_id, document.rect, coverage)
        document.change("Add to the mask", content)


def _from_mask(document: Document, _pixels: int) -> None:
    document.change("Select the mask", selecting.selected(document.content, document.mask.read()))


def _from_layer(document: Document, _pixels: int) -> None:
    node = document.active_node
    if node.is_group:
        return
    pixels = document.layer(node.id).read()
    coverage = pixels if node.kind is NodeKind.MASK else np.ascontiguousarray(pixels[..., 3])
    document.change("Select the layer", selecting.selected(document.content, coverage))


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
    document.change("Clear", document.content.with_layer(document.active, layer))


_ALL = (
    SelectionAction("all", "Select all", _all, "Ctrl+A", needs=False),
    SelectionAction("none", "Select nothing", _none, "Ctrl+Shift+A"),
    SelectionAction("invert", "Invert", _changed("Invert selection", lambda c, _p: 255 - c), "Ctrl+Shift+I"),
    SelectionAction("grow", "Grow", _changed("Grow selection", lambda c, p: selecting.grown(c, p)), group=1),
    SelectionAction("shrink", "Shrink", _changed("Shrink selection", lambda c, p: selecting.grown(c, -p)), group=1),
    SelectionAction("feather", "Feather", _changed("Feather selection", selecting.feathered), "Shift+F6", group=1),
    SelectionAction("to_mask", "Make it the mask", _to_mask, group=2),
    SelectionAction("add_to_mask", "Add it to the mask", _add_to_mask, group=2),
    SelectionAction("from_mask", "Select the mask", _from_mask, needs=False, group=2),
    SelectionAction("from_layer", "Select what the layer covers", _from_layer, needs=False, group=2),
    SelectionAction("clear", "Clear what is selected", clear_selected, needs=False, group=3),
)
SELECTION_ACTIONS: dict[str, SelectionAction] = {action.name: action for action in _ALL}
"""By name, in the order of the menu."""
