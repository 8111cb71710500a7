"""Says what is different between two contents of one size, so that only that is painted anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.model.document.content import SELECTION, Content
from desktop.model.document.dirty import stack_keys
from desktop.model.document.history import differing
from desktop.model.pixels.layer import Key, Layer


class DocumentPart(Enum):
    """What of a document pixels belong to."""

    PICTURE = 1
    MASK = 2
    SELECTION = 3
    MAP = 4
    """A control's, drawn by hand."""


@dataclass(frozen=True)
class Differences:
    """Tiles that differ by the id of their layer, those of the visible picture, figures by id; what of the stack."""

    tiles: Mapping[str, tuple[DocumentPart, list[Key]]]
    seen: set[Key]
    figures: tuple[str, ...]
    stack: bool
    masks: bool
    """Whether there are other masks."""


def part_of(id: str, *contents: Content) -> DocumentPart:
    """Tell what a layer of that id is in the first of these contents that has it."""
    node = next((node for content in contents if (node := content.node(id)) is not None), None)
    if node is not None:
        return DocumentPart.PICTURE if node.paints else DocumentPart.MASK
    return DocumentPart.SELECTION if id == SELECTION else DocumentPart.MAP


def differences(before: Content, after: Content) -> Differences:
    """Compare two contents."""
    changed: dict[str, tuple[DocumentPart, list[Key]]] = {}
    for id in dict.fromkeys((*before.tiles, *after.tiles)):
        keys = differing(before.tiles.get(id, {}), after.tiles.get(id, {}))
        if keys:
            changed[id] = part_of(id, after, before), keys
    stack = (before.stack, before.source, before.guides) != (after.stack, after.source, after.guides)
    if before.source != after.source:
        seen = set(Layer(after.size, 4).keys_in(after.rect))
    else:
        seen = stack_keys(before, after) if stack else set()
    for part, keys in changed.values():
        seen.update(keys if part is DocumentPart.PICTURE else ())
    figures = dict.fromkeys((*before.figures, *after.figures))
    return Differences(
        changed,
        seen,
        tuple(id for id in figures if before.figures.get(id) != after.figures.get(id)),
        stack,
        stack and {node.id for node in before.masks()} != {node.id for node in after.masks()},
    )
