"""Which layers can be painted on, and why others can't."""

from __future__ import annotations

from desktop.model.document.content import Content, Node, NodeKind, walk
from desktop.words import tr


def paintable(content: Content, id: str) -> str:
    """Say why nothing can be painted on a layer, and what to do, as a sentence; "" if it can be."""
    node = content.node(id)
    if node is None:
        return ""
    above = _ancestors(content, id)
    if node.is_group:
        return tr("“{name}” is a group: choose a layer in it to paint on.", name=node.name)
    if any(each.locked for each in (node, *above)):
        return tr("“{name}” is locked: unlock it in the layers, or choose another.", name=node.name)
    if node.paints and not all(each.visible for each in (node, *above)):
        return tr("“{name}” is hidden: show it in the layers, or choose another.", name=node.name)
    return ""


def paint_target(content: Content, active: str) -> str:
    """Name the active layer if it can be painted on, else the topmost paint layer."""
    paints = [node.id for node in walk(content.stack) if node.kind is NodeKind.PAINT]
    return active if active in paints else paints[-1]


def _ancestors(content: Content, id: str) -> list[Node]:
    return [node for node in walk(content.stack) if any(child.id == id for child in walk(node.children))]
