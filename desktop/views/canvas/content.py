"""What a pane of the canvas shows of the scene."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ViewMode(StrEnum):
    """How sketch and result share the room in Sketch live."""

    SIDE = "side"
    OVER = "over"
    SPLIT = "split"


@dataclass(frozen=True)
class CanvasContent:
    """`result` is its opacity, 0–1; `split` leaves it only right of that share of the document's width."""

    label: str = ""
    """In the top left corner of the picture; empty for none."""
    sketch: bool = True
    result: float = 0.0
    split: float | None = None
    mask: bool = False
    paints: bool = True
    """Whether the brushes work here; the hand and the eyedropper work everywhere."""
    empty: str = ""
    """Said instead of a result while there is none."""
