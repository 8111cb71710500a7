"""Photoshop's layer masks and what stands for them here: a group whose uppermost layer keeps what is under it.

That layer is white where the mask lets through, in OpenRaster's mode `svg:dst-in`; hidden, it is a mask that is off. So
nothing of the masked layer is lost, and in any program that knows the mode it looks the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document.content import Node, NodeKind, fresh_id
from desktop.model.pixels.blend_modes import NORMAL
from desktop.model.pixels.layer import Layer
from desktop.words import tr

KEEPS = "svg:dst-in"


@dataclass(frozen=True)
class Masked:
    """A node of the stack as Photoshop has it: how it is blended, what is in it, and its mask's layer."""

    frame: Node
    """Gives name, opacity, mode and all else that holds for the whole."""
    held: Node
    mask: Node | None = None


def unmasked(node: Node) -> Masked:
    """Take the mask of a group, if it has one, from what it holds; a group of one plain layer is that layer, masked."""
    *children, last = node.children or (node,)
    if not children or last.mode != KEEPS or last.is_group or last.clipped or last.opacity < 1:
        return Masked(node, node)
    (first, *more) = children
    plain = first.visible and first.opacity == 1 and first.mode == NORMAL and not first.clipped
    alone = plain and not more and first.paints and not first.is_group
    return Masked(node, first if alone else replace(node, children=tuple(children)), last)


def masked(node: Node, mask: Any, size: tuple[int, int], layers: dict[str, Layer]) -> Node:
    """Put a node that was read under its mask, psd-tools' `mask`, whose pixels go among the `layers` by id."""
    keeps = Node(fresh_id(), tr("{name} mask", name=node.name), visible=not mask.disabled, mode=KEEPS)
    layers[keeps.id] = _layer(mask, size)
    if node.is_group:
        return replace(node, children=(*node.children, keeps))
    plain = replace(node, visible=True, opacity=1.0, mode=NORMAL, clipped=False, colour=0)
    return replace(node, id=fresh_id(), kind=NodeKind.GROUP, locked=False, alpha_locked=False, children=(plain, keeps))


def _layer(mask: Any, size: tuple[int, int]) -> Layer:
    """Give a mask as white of its alpha; beyond its own rectangle it is of one value, mostly none."""
    coverage = Layer(size, 1)
    if mask.background_color:
        coverage.write(coverage.rect, np.full((size[1], size[0]), mask.background_color, np.uint8))
    picture = mask.topil()
    if picture is not None:
        pixels = np.ascontiguousarray(np.asarray(picture.convert("L")))
        coverage.write(QRect(mask.left, mask.top, pixels.shape[1], pixels.shape[0]), pixels)
    alpha = coverage.read()
    made = Layer(size, 4)
    made.write(made.rect, np.dstack([alpha] * 4))  # premultiplied white
    return made
