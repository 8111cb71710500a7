"""Which layers of a document are chosen, and which mask is in use. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.model.document.content import Content, LayerName, NodeKind, walk


@dataclass(frozen=True)
class LayerChoice:
    """The ids of the chosen layers, the active one first, and of the mask in use: no region, which has words."""

    layers: tuple[str, ...] = (LayerName.SKETCH,)
    mask: str = LayerName.MASK

    @property
    def active(self) -> str:
        return self.layers[0]


def first_choice(content: Content) -> LayerChoice:
    """Choose the topmost paint layer and the usual mask of a content that was opened."""
    paints = [node.id for node in walk(content.stack) if node.kind is NodeKind.PAINT]
    return LayerChoice((paints[-1] if paints else content.stack[-1].id,), _usual_mask(content))


def chosen(choice: LayerChoice, content: Content, ids: Iterable[str]) -> LayerChoice:
    """Choose those of these layers that are there; as before if none is. A mask that is chosen is the one in use."""
    there = tuple(id for id in dict.fromkeys(ids) if content.node(id) is not None)
    if not there:
        return choice
    active = content.node(there[0])
    is_mask = active is not None and active.kind is NodeKind.MASK and not active.words
    return LayerChoice(there, there[0] if is_mask else choice.mask)


def still_there(choice: LayerChoice, content: Content) -> LayerChoice:
    """Choose something else where what was chosen is gone."""
    there = {node.id for node in walk(content.stack)}
    layers = tuple(id for id in choice.layers if id in there)
    if not layers:
        paints = [node.id for node in content.stack if node.paints]
        layers = (paints[-1] if paints else content.stack[-1].id,)
    mask = content.node(choice.mask)
    return replace(choice, layers=layers, mask=_usual_mask(content) if mask is None or mask.words else choice.mask)


def _usual_mask(content: Content) -> str:
    """Name the topmost mask that is no region; where all are, the topmost."""
    masks = content.masks()
    plain = [node.id for node in masks if not node.words]
    return (plain or [node.id for node in masks] or [LayerName.MASK])[-1]
