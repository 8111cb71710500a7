"""What can be done to whole layers, each a pure function from one content to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document import stack as stacks
from desktop.model.document.content import KIND_NAMES, SELECTION, Content, Node, NodeKind, fresh_id, walk
from desktop.model.pixels import conversions
from desktop.model.pixels.blend_modes import NORMAL
from desktop.model.pixels.brush import lerp
from desktop.model.pixels.composite import flattened
from desktop.model.pixels.layer import Layer, Tiles
from desktop.model.pixels.resample import resized
from desktop.words import tr


def added(content: Content, kind: NodeKind, beside: str, name: str = "") -> tuple[Content, str]:
    """Add an empty layer, group or mask above another; returns its id as well."""
    node = Node(fresh_id(), stacks.unique_name(content.stack, name or KIND_NAMES[kind]), kind)
    return content.with_stack(stacks.above(content.stack, [node], beside)), node.id


def with_picture(content: Content, node: Node, layer: Layer, beside: str) -> Content:
    """Add a layer that has pixels already above another."""
    return content.with_stack(stacks.above(content.stack, [node], beside)).with_layer(node.id, layer)


def duplicated(content: Content, ids: Collection[str]) -> tuple[Content, tuple[str, ...]]:
    """Put a copy of each of these layers above it; returns the copies' ids."""
    made: list[str] = []
    for id in _in_order(content, stacks.topmost(content.stack, ids)):
        node = content.node(id)
        assert node is not None
        twins: dict[str, str] = {}
        copy = _copied(replace(node, name=stacks.unique_name(content.stack, tr("{name} copy", name=node.name))), twins)
        content = content.with_stack(stacks.above(content.stack, [copy], id))
        tiles = dict(content.tiles)
        tiles.update({twin: tiles[of] for of, twin in twins.items() if of in tiles})
        content = replace(content, tiles=tiles)
        made.append(copy.id)
    return content, tuple(made)


def removed(content: Content, ids: Collection[str]) -> Content:
    """Delete layers, and what is drawn for controls of these ids; one paint layer and one mask always stay."""
    stack = stacks.without(content.stack, ids)
    content = content.with_stack(stack)
    tiles = {id: tiles for id, tiles in content.tiles.items() if id not in ids}
    figures = {id: figure for id, figure in content.figures.items() if id not in ids}
    kinds = {node.kind for node in walk(stack)}
    if NodeKind.PAINT not in kinds:
        stack = (Node(fresh_id(), tr("Layer")), *stack)
    if NodeKind.MASK not in kinds:
        stack = (*stack, Node(fresh_id(), tr("Mask"), NodeKind.MASK))
    return replace(content, stack=stack, tiles=tiles, figures=figures)


def grouped(content: Content, ids: Collection[str]) -> tuple[Content, str]:
    """Put layers into a new group where the topmost of them is; returns the group's id."""
    ids = [id for id in _in_order(content, stacks.topmost(content.stack, ids)) if _is_paint(content, id)]
    if not ids:
        return added(content, NodeKind.GROUP, "")
    group = Node(fresh_id(), stacks.unique_name(content.stack, KIND_NAMES[NodeKind.GROUP]), NodeKind.GROUP)
    stack = stacks.above(content.stack, [group], ids[-1])
    return replace(content, stack=stacks.moved(stack, ids, group.id, 0)), group.id


def ungrouped(content: Content, id: str) -> Content:
    """Put what a group holds where the group is."""
    node = content.node(id)
    if node is None or not node.is_group:
        return content
    parent, place = stacks.place_of(content.stack, id)
    stack = stacks.inserted(stacks.without(content.stack, [id]), node.children, parent, place)
    return replace(content, stack=stack)


def mergeable_below(content: Content, id: str) -> Node | None:
    """Find the paint layer or group that a layer would be merged into: the next below in the same group."""
    parent, place = stacks.place_of(content.stack, id)
    group = content.node(parent) if parent else None
    siblings = content.stack if group is None else group.children
    return next((node for node in reversed(siblings[:place]) if node.paints), None)


def merged_down(content: Content, id: str) -> tuple[Content, str]:
    """Merge a layer into the one below it, which keeps its name; returns its id. As before if there is none."""
    node, below = content.node(id), mergeable_below(content, id)
    if node is None or below is None or not node.paints:
        return content, id
    # What the pair looks like on nothing, so the lower one's own mode stays to be applied to what is under it.
    lower = replace(below, mode=NORMAL, clipped=False, visible=True)
    return _merged(content, (lower, replace(node, visible=True)), below, {id, below.id})


def merged(content: Content, ids: Collection[str]) -> tuple[Content, str]:
    """Merge the chosen layers into the lowest of them, which keeps its name; returns its id."""
    chosen = [id for id in _in_order(content, stacks.topmost(content.stack, ids)) if _is_paint(content, id)]
    nodes = [node for id in chosen if (node := content.node(id)) is not None]
    if len(nodes) < 2:
        return content, chosen[0] if chosen else ""
    first = replace(nodes[0], mode=NORMAL, clipped=False)
    return _merged(content, (first, *nodes[1:]), nodes[0], frozenset(chosen))


def flattened_content(content: Content) -> tuple[Content, str]:
    """Merge everything that is seen into one layer, which keeps the lowest one's id; masks and maps stay."""
    visible = [node for node in content.stack if node.paints]
    if not visible:
        return content, ""
    lowest = next(node for node in walk(content.stack) if node.kind is NodeKind.PAINT or not node.children)
    kept = Node(lowest.id if lowest.kind is NodeKind.PAINT else fresh_id(), lowest.name)
    layer = flattened(visible, content.size, content.layer)
    masks = tuple(node for node in walk(content.stack) if node.kind is NodeKind.MASK)
    return content.with_stack((kept, *masks)).with_layer(kept.id, layer), kept.id


def with_area(content: Content, id: str, rect: QRect, pixels: np.ndarray) -> Content:
    """Write (H, W[, 4]) pixels, premultiplied, to `rect` of a layer."""
    layer = content.layer(id)
    layer.write(rect, pixels)
    return content.with_layer(id, layer)


def each_layer(content: Content, change: Callable[[str, Layer], Layer], size: tuple[int, int]) -> Content:
    """Make another layer, of `size`, of every layer, map and selection that isn't blank."""
    tiles: dict[str, Tiles] = {}
    for id in content.tiles:
        frozen = change(id, content.layer(id)).freeze()
        if frozen:
            tiles[id] = frozen
    return replace(content, size=size, tiles=tiles)


def placed_in(content: Content, size: tuple[int, int], old: QRect) -> Content:
    """Bring everything into a document of another `size`, in whose rectangle `old` lies all of this one."""

    def place(_id: str, layer: Layer) -> Layer:
        made = Layer(size, layer.channels)
        made.write(old, resized(layer.read(), (old.width(), old.height())))
        return made

    figures = {id: figure.placed(content.size, size, old) for id, figure in content.figures.items()}
    guides = tuple(
        replace(guide, at=old.x() + guide.at * old.width() / content.size[0])
        if guide.upright
        else replace(guide, at=old.y() + guide.at * old.height() / content.size[1])
        for guide in content.guides
    )
    return replace(each_layer(content, place, size), figures=figures, guides=guides)


def selected_only(content: Content, layer: Layer) -> np.ndarray:
    """Read a layer's pixels where something is selected, faded by the selection; all of them if nothing is."""
    pixels = layer.read()
    if SELECTION not in content.tiles:
        return pixels
    weight = content.layer(SELECTION).read().astype(np.uint16)
    weight = weight[..., None] if pixels.ndim == 3 else weight
    return ((pixels * weight + 127) // 255).astype(np.uint8)


def _merged(content: Content, nodes: tuple[Node, ...], into: Node, ids: Collection[str]) -> tuple[Content, str]:
    """Make one layer of some; masks that lay in groups among them stay, above it."""
    layer = flattened(nodes, content.size, content.layer)
    kept = replace(into, kind=NodeKind.PAINT, opacity=1.0, children=(), visible=True)
    stack = stacks.mapped(content.stack, lambda node: kept if node.id == into.id else node)
    stack = stacks.without(stack, set(ids) - {into.id})
    masks = [each for node in nodes for each in walk(node.children) if each.kind is NodeKind.MASK]
    stack = stacks.above(stack, masks, into.id)
    return content.with_stack(stack).with_layer(into.id, layer), into.id


def _is_paint(content: Content, id: str) -> bool:
    node = content.node(id)
    return node is not None and node.paints


def _in_order(content: Content, ids: Collection[str]) -> list[str]:
    return [node.id for node in walk(content.stack) if node.id in ids]


def _copied(node: Node, twins: dict[str, str]) -> Node:
    id = twins[node.id] = fresh_id()
    children: Iterable[Node] = (_copied(child, twins) for child in node.children)
    return replace(node, id=id, children=tuple(children))


def layer_of(pixels: np.ndarray) -> Layer:
    """Make a layer of (H, W, 3 | 4 straight) uint8."""
    layer = Layer((pixels.shape[1], pixels.shape[0]), 4)
    layer.write(layer.rect, conversions.premultiplied(np.ascontiguousarray(pixels)))
    return layer


def premultiplied_at(pixels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Bring (H, W, 3 | 4 straight) uint8 to a `size` (width, height) by Lanczos, premultiplied (…, 4)."""
    return resized(conversions.premultiplied(np.ascontiguousarray(pixels)), size)


def paste(layer: Layer, fresh: np.ndarray, area: QRect, mask: np.ndarray | None) -> None:
    """Write premultiplied pixels of `area`'s size there; where a `mask` (H, W) is less than 255 the layer shows."""
    if mask is None:
        layer.write(area, fresh)
        return
    inside = area.intersected(layer.rect)
    whole = np.zeros_like(fresh)
    y, x = inside.y() - area.y(), inside.x() - area.x()
    whole[y : y + inside.height(), x : x + inside.width()] = layer.read(inside)
    layer.write(area, lerp(whole, fresh, mask))
