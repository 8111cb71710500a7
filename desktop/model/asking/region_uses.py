"""The document's regions as parts of a request: layers, groups and masks with words, where they are painted. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from desktop.model.document import edits
from desktop.model.document.content import Content, Node, NodeKind, fresh_id
from desktop.model.document.document import Document
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import fitted, snapshot_at
from desktop.model.pixels.shaping import centred, inner_size
from desktop.words import tr
from engine.catalog import styles
from engine.picture import Picture
from engine.prompt import syntax
from engine.request import RegionUse, Request

Size = tuple[int, int]

NAME = 200
"""Letters of a layer's name."""
STAND_IN = Picture(np.full((8, 8), 255, np.uint8))
"""A mask of which nothing matters but that there is one."""


def region_nodes(stack: Iterable[Node]) -> Iterator[Node]:
    """Visit what carries words and isn't hidden, bottom first: the upper one holds where two are painted."""
    for node in stack:
        if node.kind is NodeKind.MASK or node.visible:
            if node.words.strip():
                yield node
            yield from region_nodes(node.children)


def region_uses(document: Document, size: Size, prompt: str, *, has_source: bool) -> tuple[RegionUse, ...]:
    """List every region that is painted at all, its mask at `size` (width, height).

    With a source that is what the document comes to; without, the document lies whole in the middle of it. The style at
    the end of the `prompt` holds in regions too: it is of the picture as a whole. Raises InvalidRequest for words that
    can't be read.
    """
    inner = size if has_source else inner_size(document.size, size)
    uses = []
    for node in region_nodes(document.stack):
        mask = coverage(document, node, inner)
        if mask.any():
            placed = mask if has_source else centred(mask[..., None], size)[..., 0]
            uses.append(RegionUse(_told(node, prompt), Picture(np.ascontiguousarray(placed))))
    return tuple(uses)


def counted(document: Document, prompt: str) -> tuple[RegionUse, ...]:
    """Make as many regions as there would be, without the masks: a copy of those takes its time."""
    return tuple(RegionUse(_told(node, prompt), STAND_IN) for node in region_nodes(document.stack))


def coverage(document: Document, node: Node, size: Size) -> np.ndarray:
    """Give (H, W) uint8: where a mask, a layer or a group's visible layers are painted."""
    if not node.is_group:
        found = snapshot_at(document.layer(node.id), None, size)
        return found if node.kind is NodeKind.MASK else np.ascontiguousarray(found[..., 3])
    whole = np.zeros((size[1], size[0]), np.uint8)
    for child in node.children:
        if child.paints and child.visible:
            np.maximum(whole, coverage(document, child, size), out=whole)
    return whole


def with_regions(content: Content, request: Request, missing: frozenset[str] = frozenset()) -> Content:
    """Lay the regions of a request as masks over what paints, but for those whose masks are `missing`."""
    for use in request.regions:
        if use.mask.revision not in missing:
            layer = Layer(content.size, 1)
            layer.write(layer.rect, fitted(use.mask.pixels, content.size))
            node = Node(fresh_id(), use.words[:NAME], NodeKind.MASK, words=use.words)
            content = edits.with_picture(content, node, layer, content.masks()[-1].id)
    return content


def _told(node: Node, prompt: str) -> str:
    syntax.check(node.words, tr("words of “{name}”", name=node.name))
    among = styles.styles()
    words, _negative = styles.with_style(node.words, "", styles.style_in(prompt, among), among)
    return words
