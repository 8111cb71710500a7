"""What the rows of the layer list say: one value a row, made from the document and the control cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.model.document.content import Node, NodeKind
from desktop.model.document.document import Document
from desktop.model.pixels.blend_modes import BLEND_MODES, NORMAL
from desktop.model.settings.control_settings import MapSource
from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine import registry


@dataclass(frozen=True)
class Row:
    """A layer, a mask, or (`map`) what is drawn for a control, which stands above the stack."""

    id: str
    name: str
    note: str = ""
    """Small words under the name: opacity, mode, what a model is told of it."""
    icon: str = ""
    """Instead of a thumbnail; "" for a layer's own."""
    marks: tuple[str, ...] = ()
    """Icons of what holds for it: locked, clipped, seen by the model."""
    visible: bool | None = True
    """None: it has no eye."""
    colour: int = 0
    map: bool = False
    group: bool = False
    children: tuple[Row, ...] = ()


def rows_of(document: Document, settings: Settings) -> list[Row]:
    """List the rows from the top: drawn maps, then the stack."""
    content = document.content
    labels = {card.id: registry.control(card.control).label for card in settings.controls}
    shown = {card.id: card.shown for card in settings.controls}
    maps = [
        Row(
            id,
            tr("{value} map", value=labels[id]),
            tr("drawn for a control"),
            "person-standing" if id in content.figures else "",
            visible=shown[id],
            map=True,
        )
        for id in content.drawn()
        if id in labels and not document.maps.is_empty(id)
    ]
    steering: dict[str, str] = {}
    for card in settings.controls:
        if card.source is MapSource.LAYER and card.on:
            steering[card.layer] = tr("steers {value}", value=labels[card.id])
    for reference in settings.references:
        if reference.layer and reference.on:
            steering[reference.layer] = tr("a reference")
    return [*maps, *_rows(content.stack, content.source, document.mask_id, steering)]


def _rows(stack: Iterable[Node], source: str, mask: str, steering: Mapping[str, str]) -> list[Row]:
    return [_row(node, source, mask, steering) for node in reversed(tuple(stack))]


def _row(node: Node, source: str, mask: str, steering: Mapping[str, str]) -> Row:
    marks = [
        icon
        for icon, holds in (
            ("sparkles", node.id == source),
            ("corner-down-left", node.clipped),
            ("grid-2x2", node.alpha_locked),
            ("lock", node.locked),
        )
        if holds
    ]
    notes = []
    if node.kind is NodeKind.MASK and node.id == mask:
        notes.append(tr("mask in use"))
    if node.kind is NodeKind.MASK and node.words:
        notes.append(tr("region"))
    if node.opacity < 1:
        notes.append(f"{node.opacity * 100:.0f} %")
    if node.mode != NORMAL and node.mode in BLEND_MODES:
        notes.append(BLEND_MODES[node.mode].label.lower())
    if node.words:
        notes.append(f"“{node.words}”")
    if node.id in steering:
        notes.append(steering[node.id])
    return Row(
        node.id,
        node.name,
        " · ".join(notes),
        "folder" if node.is_group else "",
        tuple(marks),
        None if node.kind is NodeKind.MASK else node.visible,
        node.colour,
        group=node.is_group,
        children=tuple(_rows(node.children, source, mask, steering)),
    )
