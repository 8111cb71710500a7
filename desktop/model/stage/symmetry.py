"""How strokes are mirrored about the middle of the document."""

from __future__ import annotations

import math
from collections.abc import Callable

from desktop.model.pixels.stroke import PLAIN, Mirror
from engine.phrase import mark

RAYS = 6
"""How often radial symmetry repeats a stroke."""

Size = tuple[int, int]


def _vertical(size: Size) -> tuple[Mirror, ...]:
    return PLAIN, (-1, 0, 0, 1, size[0], 0)


def _horizontal(size: Size) -> tuple[Mirror, ...]:
    return PLAIN, (1, 0, 0, -1, 0, size[1])


def _both(size: Size) -> tuple[Mirror, ...]:
    return *_vertical(size), _horizontal(size)[1], (-1, 0, 0, -1, size[0], size[1])


def _radial(size: Size) -> tuple[Mirror, ...]:
    x, y = size[0] / 2, size[1] / 2
    made = []
    for ray in range(RAYS):
        cos, sin = math.cos(math.tau * ray / RAYS), math.sin(math.tau * ray / RAYS)
        made.append((cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y))
    return tuple(made)


SYMMETRIES: dict[str, tuple[str, Callable[[Size], tuple[Mirror, ...]]]] = {
    "none": (mark("No symmetry"), lambda size: (PLAIN,)),
    "vertical": (mark("Left and right"), _vertical),
    "horizontal": (mark("Top and bottom"), _horizontal),
    "both": (mark("All four quarters"), _both),
    "radial": (mark("Six rays"), _radial),
}
"""Label of each, and the mirrors for a document of a size."""
