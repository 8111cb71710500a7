"""Changes of a stack of layers as pure functions: nodes found, replaced, taken out and put elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from desktop.model.document.content import Node, walk

Stack = tuple[Node, ...]


def mapped(stack: Stack, change: Callable[[Node], Node]) -> Stack:
    """Replace every node by what `change` makes of it, groups after what they hold."""
    return tuple(
        change(replace(node, children=mapped(node.children, change)) if node.children else node) for node in stack
    )


def changed(stack: Stack, ids: Collection[str], **fields: object) -> Stack:
    """Set fields of the nodes with these ids."""
    return mapped(stack, lambda node: replace(node, **fields) if node.id in ids else node)  # type: ignore[arg-type]


def without(stack: Stack, ids: Collection[str]) -> Stack:
    """Take nodes out, groups with all that they hold."""
    kept = (node for node in stack if node.id not in ids)
    return tuple(replace(node, children=without(node.children, ids)) if node.children else node for node in kept)


def parent_of(stack: Stack, id: str) -> Node | None:
    """Find the group that holds a node; None at the top and for an id that isn't there."""
    return next((node for node in walk(stack) if any(child.id == id for child in node.children)), None)


def place_of(stack: Stack, id: str) -> tuple[str, int]:
    """Tell where a node is: its group's id ("" at the top) and its place in it, counted from the bottom."""
    parent = parent_of(stack, id)
    siblings = stack if parent is None else parent.children
    place = next((place for place, node in enumerate(siblings) if node.id == id), len(siblings))
    return (parent.id if parent else ""), place


def inserted(stack: Stack, nodes: Iterable[Node], parent: str, place: int) -> Stack:
    """Put nodes into a group ("": the top) so that the first of them stands at `place`."""
    if not parent:
        place = min(max(place, 0), len(stack))
        return (*stack[:place], *nodes, *stack[place:])
    nodes = tuple(nodes)
    return mapped(
        stack,
        lambda node: replace(node, children=inserted(node.children, nodes, "", place)) if node.id == parent else node,
    )


def above(stack: Stack, nodes: Iterable[Node], id: str) -> Stack:
    """Put nodes directly above another; on top of everything that paints if that isn't there."""
    if not any(node.id == id for node in walk(stack)):
        return inserted(stack, nodes, "", _top_of_paint(stack))
    parent, place = place_of(stack, id)
    return inserted(stack, nodes, parent, place + 1)


def moved(stack: Stack, ids: Collection[str], parent: str, place: int) -> Stack:
    """Put nodes elsewhere, in the order in which they stand; what would hold itself stays where it is."""
    ids = topmost(stack, ids)
    into = next((node for node in walk(stack) if node.id == parent), None)
    if parent and (into is None or not into.is_group or parent in ids or _holds(stack, ids, parent)):
        return stack
    nodes = [node for node in walk(stack) if node.id in ids]
    siblings = stack if into is None else into.children
    before = sum(node.id in ids for node in siblings[:place])
    return inserted(without(stack, ids), nodes, parent, place - before)


def topmost(stack: Stack, ids: Collection[str]) -> frozenset[str]:
    """Leave out the ids of nodes that are in a group which is meant as well."""
    inside = {child.id for node in walk(stack) if node.id in ids for child in walk(node.children)}
    return frozenset(id for id in ids if id not in inside)


def unique_name(stack: Stack, name: str) -> str:
    """Make a name that no layer has yet, by a number after it."""
    names = {node.name for node in walk(stack)}
    if name not in names:
        return name
    number = 2
    while f"{name} {number}" in names:
        number += 1
    return f"{name} {number}"


def _holds(stack: Stack, ids: Collection[str], id: str) -> bool:
    return any(child.id == id for node in walk(stack) if node.id in ids for child in walk(node.children))


def _top_of_paint(stack: Stack) -> int:
    """Give the place above the topmost node that paints, under the masks."""
    return max((place + 1 for place, node in enumerate(stack) if node.paints), default=0)
