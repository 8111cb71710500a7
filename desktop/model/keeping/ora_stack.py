"""OpenRaster's stack.xml: the stack as other programs read it, and theirs as it is read here.

https://www.openraster.org/baseline/layer-stack-spec.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from desktop.model.document.content import Node, NodeKind, fresh_id
from desktop.model.pixels.blend_modes import ATOP, BLEND_MODES, NORMAL
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.picture import MAX_PIXELS, MAX_SIDE

MOST_LAYERS, DEEPEST = 2000, 40
LARGEST = 4 * 2**20
"""Bytes of a stack.xml that is read."""
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold."""

Place = tuple[str, int, int]
"""A layer's entry in the file, and where its picture lies."""


@dataclass(frozen=True)
class OraStack:
    """A stack that was read: its nodes, bottom first, and each paint layer's place by id."""

    size: tuple[int, int]
    nodes: tuple[Node, ...]
    places: dict[str, Place]
    notes: tuple[str, ...] = ()


def write_stack(nodes: Iterable[Node], size: tuple[int, int], place: Callable[[str], Place], active: str) -> bytes:
    """Write the layers that paint. Those clipped to one below stand with it in a group, drawn atop of it."""
    image = ElementTree.Element("image", version="0.0.5", w=str(size[0]), h=str(size[1]), xres="72", yres="72")
    stack = ElementTree.SubElement(image, "stack")
    _write(stack, tuple(nodes), place, active)
    ElementTree.indent(image)
    return ElementTree.tostring(image, encoding="utf-8", xml_declaration=True)


def _write(parent: ElementTree.Element, nodes: tuple[Node, ...], place: Callable[[str], Place], active: str) -> None:
    runs: list[list[Node]] = []
    for node in nodes:
        if not node.paints:
            continue
        if node.clipped and runs:
            runs[-1].append(node)
        else:
            runs.append([node])
    for run in reversed(runs):
        if len(run) == 1:
            _write_node(parent, run[0], place, active)
            continue
        base = run[0]
        group = ElementTree.SubElement(parent, "stack", _looks(base, base.mode), isolation="isolate")
        for node in reversed(run[1:]):
            _write_node(group, node, place, active, mode=ATOP if node.mode == NORMAL else node.mode)
        _write_node(group, base, place, active, bare=True)


def _write_node(
    parent: ElementTree.Element,
    node: Node,
    place: Callable[[str], Place],
    active: str,
    *,
    mode: str = "",
    bare: bool = False,
) -> None:
    looks = {"name": _clean(node.name)} if bare else _looks(node, mode or node.mode)
    if node.is_group:
        group = ElementTree.SubElement(parent, "stack", looks, isolation="isolate")
        _write(group, node.children, place, active)
        return
    entry, x, y = place(node.id)
    layer = ElementTree.SubElement(parent, "layer", looks, src=entry, x=str(x), y=str(y))
    if node.locked:
        layer.set("edit-locked", "true")
    if node.id == active:
        layer.set("selected", "true")


def _looks(node: Node, mode: str) -> dict[str, str]:
    return {
        "name": _clean(node.name),
        "opacity": f"{node.opacity:.6g}",
        "visibility": "visible" if node.visible else "hidden",
        "composite-op": mode,
    }


def read_stack(data: bytes, name: str) -> OraStack:
    """Read a stack.xml, also a foreign one. Raises UnreadableFile for what is none, or is too large."""
    if len(data) > LARGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableFile(
            tr("{name} has a list of layers that can't be read here: save it anew in another program.", name=name)
        )
    try:
        image = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise UnreadableFile(
            tr("{name} is damaged: its list of layers is broken ({error}).", name=name, error=error)
        ) from None
    size = (_whole(image.get("w")), _whole(image.get("h")))
    if image.tag != "image" or min(size) < 1:
        raise UnreadableFile(tr("{name} is damaged: it doesn't say how large the picture is.", name=name))
    if max(size) > MAX_SIDE or size[0] * size[1] > MAX_PIXELS:
        raise UnreadableFile(
            tr(
                "{name} is {value:,}×{value_2:,} pixels, too large to open: make it smaller first.",
                name=name,
                value=size[0],
                value_2=size[1],
            )
        )
    reader = _StackReader(name)
    stack = image.find("stack")
    nodes = reader.nodes(stack, 0) if stack is not None else ()
    return OraStack(size, nodes, reader.places, tuple(reader.notes))


class _StackReader:
    def __init__(self, name: str) -> None:
        self._name = name
        self.places: dict[str, Place] = {}
        self.notes: dict[str, None] = {}
        self._count = 0

    def nodes(self, stack: ElementTree.Element, depth: int) -> tuple[Node, ...]:
        if depth > DEEPEST:
            raise UnreadableFile(
                tr("{name} has groups in groups more than {DEEPEST} deep.", name=self._name, DEEPEST=DEEPEST)
            )
        found = []
        for element in reversed(list(stack)):
            if element.tag not in ("stack", "layer"):
                continue
            self._count += 1
            if self._count > MOST_LAYERS:
                raise UnreadableFile(
                    tr("{name} has more than {MOST_LAYERS:,} layers.", name=self._name, MOST_LAYERS=MOST_LAYERS)
                )
            found.append(self._node(element, depth))
        return tuple(found)

    def _node(self, element: ElementTree.Element, depth: int) -> Node:
        group = element.tag == "stack"
        mode = element.get("composite-op", NORMAL)
        if mode not in BLEND_MODES:
            told = tr("The blend mode “{mode}” isn't known here: the layer is shown as normal.", mode=mode[:40])
            self.notes[told] = None
            mode = NORMAL
        node = Node(
            fresh_id(),
            _clean(element.get("name", "")).strip()[:200] or (tr("Group") if group else tr("Layer")),
            NodeKind.GROUP if group else NodeKind.PAINT,
            visible=element.get("visibility", "visible") != "hidden",
            opacity=_share(element.get("opacity")),
            mode=mode,
            locked=element.get("edit-locked") == "true",
            children=self.nodes(element, depth + 1) if group else (),
        )
        if not group:
            self.places[node.id] = (element.get("src", ""), _whole(element.get("x")), _whole(element.get("y")))
        return node


def _whole(text: str | None) -> int:
    try:
        return max(-MAX_SIDE, min(MAX_SIDE * 4, round(float(text or 0))))
    except (ValueError, OverflowError):
        return 0


def _share(text: str | None) -> float:
    try:
        value = float(text) if text is not None else 1.0
    except ValueError:
        return 1.0
    return min(max(value, 0.0), 1.0) if value == value else 1.0


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)
