"""What a document holds, as one frozen value: the stack of layers, their pixels, and what is drawn for controls."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.blend_modes import NORMAL
from desktop.model.pixels.layer import Layer, Tiles
from desktop.words import tr
from engine.phrase import mark

Size = tuple[int, int]

SELECTION = "selection"
"""The id under which what is selected is kept among the pixels: (H, W) coverage that is in no stack."""


class LayerName(StrEnum):
    """The ids of the layers that a new document begins with; a drawn map goes by its control's id."""

    SKETCH = "sketch"
    MASK = "mask"


class NodeKind(StrEnum):
    """What a node of the stack is."""

    PAINT = "paint"
    GROUP = "group"
    MASK = "mask"


KIND_NAMES = {NodeKind.PAINT: mark("Layer"), NodeKind.GROUP: mark("Group"), NodeKind.MASK: mark("Mask")}
"""What a new node is called; all of NodeKind."""


class Figure(Protocol):
    """What is drawn by hand and is no pixels, such as a pose: an immutable value in document pixels."""

    def drawn(self, document: Size, size: Size, shrink: float) -> np.ndarray:
        """Draw it as a map: the whole `document` (width, height) at `size`, (H, W, 3) uint8 on black.

        `shrink` of its pixels will become one of the map that the model sees.
        """
        ...

    def placed(self, document: Size, size: Size, old: QRect) -> Figure:
        """Move it to where it is in a document of another `size`, in whose `old` all of the `document` lies."""
        ...


@dataclass(frozen=True)
class Node:
    """One entry of the stack: `opacity` is 0–1, `mode` an OpenRaster composite-op, `children` stand bottom first."""

    id: str
    name: str
    kind: NodeKind = NodeKind.PAINT
    visible: bool = True
    opacity: float = 1.0
    mode: str = NORMAL
    locked: bool = False
    alpha_locked: bool = False
    """Whether painting leaves its transparency as it is."""
    clipped: bool = False
    """Whether it shows only where the layer below it does."""
    colour: int = 0
    """Its colour label, 0 for none."""
    words: str = ""
    """What a model is told of the places that it covers: a region's prompt."""
    recipe: str = ""
    """The recipe, as JSON, of the result that it was taken from."""
    children: tuple[Node, ...] = ()

    @property
    def channels(self) -> int:
        return 1 if self.kind is NodeKind.MASK else 4

    @property
    def is_group(self) -> bool:
        return self.kind is NodeKind.GROUP

    @property
    def paints(self) -> bool:
        """Whether it is part of the picture; a mask is not."""
        return self.kind is not NodeKind.MASK


@dataclass(frozen=True)
class Guide:
    """A line over the document that points snap to: `at` so many pixels from its left side, or from its top."""

    upright: bool
    at: float


def fresh_id() -> str:
    """Make an id that no layer has yet."""
    return secrets.token_hex(6)


def first_stack() -> tuple[Node, ...]:
    """Make the stack of a new document: one paint layer under one mask."""
    return Node(LayerName.SKETCH, tr("Sketch")), Node(LayerName.MASK, tr("Mask"), NodeKind.MASK)


def walk(stack: Iterable[Node]) -> Iterator[Node]:
    """Visit every node, bottom first, a group before what it holds."""
    for node in stack:
        yield node
        yield from walk(node.children)


@dataclass(frozen=True, eq=False)
class Content:
    """Everything that a document shows at one moment. Tiles are read-only and shared with later contents.

    `tiles` holds pixels by layer id: premultiplied RGBA for paint layers and drawn maps, coverage for masks and the
    selection. Two contents whose tile is the same object have the same pixels there: what a journal can go by.
    """

    size: Size
    stack: tuple[Node, ...] = field(default_factory=first_stack)
    tiles: Mapping[str, Tiles] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    source: str = ""
    """The id of the layer that a model sees; "": the visible picture."""
    guides: tuple[Guide, ...] = ()

    @property
    def rect(self) -> QRect:
        return QRect(0, 0, *self.size)

    def node(self, id: str) -> Node | None:
        """Find a node of the stack by its id."""
        return next((node for node in walk(self.stack) if node.id == id), None)

    def channels(self, id: str) -> int:
        """Count the channels of a layer's pixels: 1 for masks and the selection, else 4."""
        if id == SELECTION:
            return 1
        node = self.node(id)
        return 4 if node is None else node.channels

    def layer(self, id: str) -> Layer:
        """Make a working copy of a layer's pixels; it shares every tile that nobody writes to."""
        return Layer(self.size, self.channels(id), self.tiles.get(id, {}))

    def with_layer(self, id: str, layer: Layer | None) -> Content:
        """Put pixels in place of a layer's; None takes them away."""
        tiles = dict(self.tiles)
        tiles.pop(id, None)
        if layer is not None and (frozen := layer.freeze()):
            tiles[id] = frozen
        return replace(self, tiles=tiles)

    def with_stack(self, stack: tuple[Node, ...]) -> Content:
        """Put another stack in place; the pixels of layers that it lacks go with them."""
        here, gone = {node.id for node in walk(stack)}, {node.id for node in walk(self.stack)}
        tiles = {id: tiles for id, tiles in self.tiles.items() if id in here or id not in gone}
        return replace(self, stack=stack, tiles=tiles, source=self.source if self.source in here else "")

    def masks(self) -> list[Node]:
        """List the masks, bottom first."""
        return [node for node in walk(self.stack) if node.kind is NodeKind.MASK]

    def drawn(self) -> list[str]:
        """List the ids of what is drawn for controls: pixels and figures that belong to no node."""
        nodes = {node.id for node in walk(self.stack)} | {SELECTION}
        return [id for id in dict.fromkeys((*self.tiles, *self.figures)) if id not in nodes]
