"""What each control's map is painted with by hand: the meaning of its colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.model.pixels.palettes import Rgb


class InkKind(StrEnum):
    """How a person chooses what to paint with."""

    CLASSES = "classes"
    """ADE20K's, by name."""
    LINES = "lines"
    """White on black; there is nothing to choose."""
    GREYS = "greys"
    """Light is near."""
    DIRECTIONS = "directions"
    """Which way a surface looks."""
    COLOURS = "colours"
    """Any colour, as on the sketch."""


@dataclass(frozen=True)
class Inks:
    """`first` is what one begins with (None: the brush's colour). `flat`: colours are never mixed, no rim is soft."""

    kind: InkKind
    first: Rgb | None
    flat: bool = False


WHITE: Rgb = (255, 255, 255)
_LINES = Inks(InkKind.LINES, WHITE)
INKS: dict[str, Inks] = {
    "segmentation": Inks(InkKind.CLASSES, (6, 230, 230), flat=True),
    "depth": Inks(InkKind.GREYS, (200, 200, 200)),
    "normal": Inks(InkKind.DIRECTIONS, (128, 128, 255)),
    **dict.fromkeys(("canny", "scribble", "lineart", "softedge", "mlsd"), _LINES),
}
"""By the control's name; others are painted in any colour."""

DIRECTIONS: dict[str, Rgb] = {
    "Towards you": (128, 128, 255),
    "Left": (38, 128, 218),
    "Right": (218, 128, 218),
    "Up": (128, 218, 218),
    "Down": (128, 38, 218),
}
"""Surface normals as colours, x to the right in red, y up in green, z towards the viewer in blue; tilted by 45°."""


def inks_of(control: str) -> Inks:
    return INKS.get(control, Inks(InkKind.COLOURS, None))
