"""Which tiles of the visible picture a change of the stack touches."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect

from desktop.model.document.content import Content, Node, walk
from desktop.model.pixels.blend_modes import BLEND_MODES, NORMAL
from desktop.model.pixels.layer import Key, Layer, tile_rect

Look = tuple[object, ...]


def stack_keys(before: Content, after: Content) -> set[Key]:
    """List the tiles that look different for the stack alone, not for what was painted; both have one size."""
    old, new = _looks(before.stack), _looks(after.stack)
    nodes = [node for content in (before, after) for node in walk(content.stack)]
    different = [node for node in nodes if old.get(node.id) != new.get(node.id)]
    if any(BLEND_MODES.get(node.mode, BLEND_MODES[NORMAL]).clears for node in different):
        return set(Layer(after.size, 4).keys_in(after.rect))
    ids = {each.id for node in different for each in walk([node]) if each.paints}
    return {key for id in ids for content in (before, after) for key in content.tiles.get(id, {})}


def keys_rect(keys: Iterable[Key], within: QRect) -> QRect:
    """Give the rectangle round tiles."""
    found = QRect()
    for key in keys:
        found = found.united(tile_rect(key))
    return found.intersected(within)


def _looks(stack: Iterable[Node], parent: str = "") -> dict[str, Look]:
    """Give what of each node shows: how it is blended, and what it lies on."""
    looks: dict[str, Look] = {}
    below = parent
    for node in stack:
        if not node.paints:
            continue
        looks[node.id] = (node.visible, node.opacity, node.mode, node.clipped, node.kind, parent, below)
        looks.update(_looks(node.children, node.id))
        below = node.id
    return looks
