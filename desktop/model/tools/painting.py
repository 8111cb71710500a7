"""The gesture that the four brushes share: press, draw, release is one stroke and one undo item."""

from __future__ import annotations

from desktop.model.brush import Brush
from desktop.model.tools.tool import Gesture, Phase, Pointer, Stage


def paint(stage: Stage, pointer: Pointer, *, layer: str, brush: Brush) -> Gesture:
    """Draw with `brush` into `layer` until release; closed before that, nothing was painted."""
    with stage.document.stroke(layer, brush) as stroke:
        stroke.to(pointer.at.x(), pointer.at.y(), pointer.pressure)
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            stroke.to(pointer.at.x(), pointer.at.y(), pointer.pressure)
