"""Where tools that paint a whole area at once put it: the active layer, a mask, or the map that is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document.content import NodeKind
from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.laying import lay
from desktop.model.stage.tool_state import Rgb
from desktop.model.stage.tools.tool import Stage


@dataclass(frozen=True)
class PaintTarget:
    """A layer's id, what full coverage leaves there, and how: `flat` for maps whose colours mustn't mix."""

    id: str
    mask: bool
    flat: bool = False
    keep_alpha: bool = False
    ink: Rgb | None = None


def ground_of(stage: Stage) -> PaintTarget | None:
    """Find what is painted on now; None, with a word to the person, if nothing can be."""
    settings, document = stage.state.value, stage.document
    if (drawn := settings.painted) is not None:
        return PaintTarget(drawn.id, False, drawn.flat, ink=drawn.ink)
    if why := document.paintable(document.active):
        document.refused.emit(why)
        return None
    node = document.active_node
    return PaintTarget(node.id, node.kind is NodeKind.MASK, keep_alpha=node.alpha_locked)


def source_of(stage: Stage, ground: PaintTarget) -> Layer | Composite:
    """Find what fill and wand look at: the visible picture, or only the layer."""
    if ground.mask or stage.state.value.painted or not stage.state.value.sample_all:
        return stage.document.layer(ground.id)
    return stage.document.picture


def colour_target(ground: PaintTarget, colour: Rgb, opacity: float = 1.0) -> np.ndarray:
    """Work out what full coverage leaves: premultiplied (4,), or in a mask how light the colour is."""
    red, green, blue = ground.ink or colour
    if ground.mask:
        return np.array(round(0.299 * red + 0.587 * green + 0.114 * blue), np.uint8)
    return np.array((red, green, blue, 255), np.uint8)


def paint_area(
    stage: Stage, ground: PaintTarget, label: str, area: QRect, coverage: np.ndarray, target: np.ndarray
) -> None:
    """Lay colour over an area as one undo item, bounded by what is selected."""
    settings, document = stage.state.value, stage.document
    if settings.opacity < 1:
        coverage = (coverage * np.float32(settings.opacity) + np.float32(0.5)).astype(np.uint8)
    layer = document.content.layer(ground.id)
    lay(
        layer,
        area,
        coverage,
        target,
        within=document.selection,
        keep_alpha=ground.keep_alpha,
        flat=ground.flat,
    )
    document.change(label, document.content.with_layer(ground.id, layer))
    if not ground.mask and settings.painted is None:
        stage.state.remember_colour(settings.colour)
