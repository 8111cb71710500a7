"""What can be done to the chosen layers: one table that buttons, context menu and shortcuts are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document import edits
from desktop.model.document import stack as stacks
from desktop.model.document.changes import clear
from desktop.model.document.content import SELECTION, Content, Node, NodeKind, walk
from desktop.model.document.document import Document
from desktop.model.pixels.layer import Layer
from desktop.words import tr
from engine.phrase import mark

Edit = Callable[[Content, tuple[str, ...]], tuple[Content, tuple[str, ...]]]
"""Makes another content of one and the chosen layers' ids, and says which are chosen then."""


@dataclass(frozen=True)
class LayerAction:
    """`do` changes the document as one undo item; `can` tells whether there is something to do."""

    name: str
    label: str
    do: Callable[[Document], None]
    icon: str = ""
    shortcut: str = ""
    can: Callable[[Document], bool] = lambda document: True
    group: int = 0
    """Actions of one group stand together in the menu."""
    adds: NodeKind | None = None
    """The kind of node that it adds: the panel has a button for each kind."""


def perform(document: Document, name: str) -> None:
    """Do one of LAYER_ACTIONS, if it can be done."""
    document.settle()
    if LAYER_ACTIONS[name].can(document):
        LAYER_ACTIONS[name].do(document)


def set_fields(document: Document, label: str, ids: tuple[str, ...], *, merge: str = "", **fields: object) -> None:
    """Set fields of these layers, as one undo item; those that are dragged `merge` into one."""
    document.settle()
    content = document.content.with_stack(stacks.changed(document.stack, ids, **fields))
    document.change(label, content, merge=merge)


def move(document: Document, ids: tuple[str, ...], parent: str, place: int) -> None:
    """Put layers into a group ("": the top), the lowest of them at `place` from the bottom."""
    document.settle()
    stack = stacks.moved(document.stack, ids, parent, place)
    document.change(tr("Move layer"), document.content.with_stack(stack))


def rename(document: Document, id: str, name: str) -> None:
    """Give a layer another name; an empty one is left out."""
    name = " ".join(name.split())
    node = document.content.node(id)
    if name and node is not None and name != node.name:
        set_fields(document, tr("Rename layer"), (id,), name=name[:200])


def describe(document: Document, id: str, words: str) -> None:
    """Say what is to be where a layer or mask is painted: a region. Words that are typed on are one undo item.

    A mask that becomes a region is no longer the one that is worked with; where it was the only one, another comes.
    """
    document.settle()
    content = document.content.with_stack(stacks.changed(document.stack, (id,), words=words))
    if not any(not mask.words for mask in content.masks()):
        content, _ = edits.added(content, NodeKind.MASK, id)
    document.change(tr("Region words"), content, merge=f"words {id}")


def see(document: Document, id: str) -> None:
    """Mark a layer as what a model sees, or ("") let it see the visible picture."""
    document.settle()
    document.change(tr("What the model sees"), replace(document.content, source=id))


def _adding(name: str, label: str, kind: NodeKind, icon: str, shortcut: str = "") -> LayerAction:
    """Give the action that adds an empty node of this kind over the active one."""

    def add(document: Document) -> None:
        content, id = edits.added(document.content, kind, document.active)
        document.change(tr(label), content, choose=(id,))

    return LayerAction(name, label, add, icon, shortcut, adds=kind)


def _apply(label: str, edit: Edit) -> Callable[[Document], None]:
    def apply(document: Document) -> None:
        content, chosen = edit(document.content, document.chosen)
        document.change(label, content, choose=chosen)

    return apply


def _toggle(label: str, field: str) -> Callable[[Document], None]:
    def toggle(document: Document) -> None:
        on = not getattr(document.active_node, field)
        fields: dict[str, Any] = {field: on}
        set_fields(document, label, document.chosen, **fields)

    return toggle


def _step(by: int) -> Callable[[Document], None]:
    """Choose the layer above (1) or below (−1)."""

    def step(document: Document) -> None:
        ids = [node.id for node in walk(document.stack)]
        place = ids.index(document.active) + by
        if 0 <= place < len(ids):
            document.choose((ids[place],))

    return step


def _raise(by: int) -> Callable[[Document], None]:
    def shift(document: Document) -> None:
        parent, place = stacks.place_of(document.stack, document.active)
        move(document, (document.active,), parent, place + 2 if by > 0 else max(place - 1, 0))

    return shift


def _to_mask(document: Document) -> None:
    """Make a mask of the active layer's alpha."""
    node = document.active_node
    alpha = _pixels(document, node)[..., 3]
    _new_mask(document, tr("{name} mask", name=node.name), np.ascontiguousarray(alpha))


def _new_mask(document: Document, name: str, coverage: np.ndarray) -> None:
    content, id = edits.added(document.content, NodeKind.MASK, "", name)
    content = edits.with_area(content, id, document.rect, coverage)
    stack = stacks.moved(content.stack, (id,), "", len(content.stack))
    document.change(tr("Mask from layer"), replace(content, stack=stack), choose=(id,))


def _select_alpha(document: Document) -> None:
    node = document.active_node
    pixels = document.layer(node.id).read() if node.kind is NodeKind.MASK else _pixels(document, node)[..., 3]
    layer = Layer(document.size, 1)
    layer.write(layer.rect, np.ascontiguousarray(pixels))
    label = tr("Select mask") if node.kind is NodeKind.MASK else tr("Select layer")
    document.change(label, document.content.with_layer(SELECTION, None if layer.is_blank else layer))


def _pixels(document: Document, node: Node) -> np.ndarray:
    if not node.is_group:
        return document.layer(node.id).read()
    return edits.flattened((replace(node, visible=True, opacity=1.0),), document.size, document.content.layer).read()


def _paints(document: Document) -> bool:
    return document.active_node.paints


_ALL = (
    _adding("add", mark("Add layer"), NodeKind.PAINT, "plus", "Ctrl+Shift+N"),
    _adding("add_group", mark("Add group"), NodeKind.GROUP, "folder-plus"),
    _adding("add_mask", mark("Add mask"), NodeKind.MASK, "venetian-mask"),
    LayerAction(
        "duplicate",
        mark("Duplicate"),
        _apply(mark("Duplicate layer"), lambda content, ids: edits.duplicated(content, ids)),
        "copy",
        "Ctrl+J",
        group=1,
    ),
    LayerAction(
        "delete",
        mark("Delete"),
        _apply(mark("Delete layer"), lambda content, ids: (edits.removed(content, ids), ())),
        "trash-2",
        "Shift+Delete",
        group=1,
    ),
    LayerAction(
        "group",
        mark("Group"),
        _apply(
            mark("Group layers"), lambda content, ids: (made := edits.grouped(content, ids), (made[0], (made[1],)))[1]
        ),
        "group",
        "Ctrl+G",
        _paints,
        2,
    ),
    LayerAction(
        "ungroup",
        mark("Ungroup"),
        _apply(mark("Ungroup"), lambda content, ids: (edits.ungrouped(content, ids[0]), ())),
        "ungroup",
        "Ctrl+Shift+G",
        lambda document: document.active_node.is_group,
        2,
    ),
    LayerAction(
        "merge_down",
        mark("Merge down"),
        _apply(
            mark("Merge layers"),
            lambda content, ids: _merge(content, ids),
        ),
        "merge",
        "Ctrl+Shift+E",
        lambda document: _paints(document) and _mergeable(document),
        3,
    ),
    LayerAction("flatten", mark("Flatten"), _apply(mark("Flatten"), lambda content, ids: _flat(content)), group=3),
    LayerAction("clear", mark("Clear"), lambda document: clear(document), "brush-cleaning", group=3),
    LayerAction("mask_from", mark("Mask from layer"), _to_mask, "", "", _paints, 4),
    LayerAction("select_from", mark("Select what it covers"), _select_alpha, "square-dashed", "", group=4),
    LayerAction("lock", mark("Lock"), _toggle(mark("Lock layer"), "locked"), "lock", "", group=5),
    LayerAction(
        "lock_alpha",
        mark("Keep transparency"),
        _toggle(mark("Keep transparency"), "alpha_locked"),
        "grid-2x2",
        "",
        _paints,
        5,
    ),
    LayerAction(
        "clip",
        mark("Clip to the layer below"),
        _toggle(mark("Clip layer"), "clipped"),
        "corner-down-left",
        "",
        _paints,
        5,
    ),
    LayerAction("raise", mark("Move up"), _raise(1), "", "Ctrl+PgUp", group=6),
    LayerAction("lower", mark("Move down"), _raise(-1), "", "Ctrl+PgDown", group=6),
    LayerAction("above", mark("Choose the layer above"), _step(1), "", "Alt+PgUp", group=6),
    LayerAction("below", mark("Choose the layer below"), _step(-1), "", "Alt+PgDown", group=6),
)
LAYER_ACTIONS: dict[str, LayerAction] = {action.name: action for action in _ALL}
"""By name, in the order of the menu."""


def _merge(content: Content, ids: tuple[str, ...]) -> tuple[Content, tuple[str, ...]]:
    made, id = edits.merged(content, ids) if len(ids) > 1 else edits.merged_down(content, ids[0])
    return made, (id,)


def _flat(content: Content) -> tuple[Content, tuple[str, ...]]:
    made, id = edits.flattened_content(content)
    return made, (id,)


def _mergeable(document: Document) -> bool:
    return len(document.chosen) > 1 or edits.mergeable_below(document.content, document.active) is not None


def extent(document: Document, id: str) -> QRect:
    """Give the rectangle of what a layer, or a group's layers, hold."""
    node = document.content.node(id)
    found = QRect()
    for each in walk([node] if node is not None else []):
        if not each.is_group:
            found = found.united(document.layer(each.id).extent)
    return found
