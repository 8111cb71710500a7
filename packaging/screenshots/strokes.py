"""Lines as a hand draws them: lists of document pixels, a little unsteady."""

import math
from collections.abc import Iterable
from itertools import pairwise

Place = tuple[float, float]
STEP = 9.0
"""Document pixels from one place to the next."""
SHAKE = 1.4
"""Document pixels that the hand is off."""


def through(*corners: Place) -> list[Place]:
    """Straight from corner to corner."""
    found = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        count = max(1, round(math.hypot(x1 - x0, y1 - y0) / STEP))
        found += [(x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(1, count + 1)]
    return _shaken(found)


def loop(x: float, y: float, across: float, down: float | None = None) -> list[Place]:
    """Once round an ellipse of these half axes, and a little further."""
    down = across if down is None else down
    count = max(12, round(math.tau * max(across, down) / STEP))
    turns = (math.tau * i / count for i in range(count + 2))
    return _shaken([(x + across * math.sin(t), y - down * math.cos(t)) for t in turns])


def filled(left: float, top: float, right: float, bottom: float, brush: float) -> list[Place]:
    """To and fro over a rectangle until a brush of that diameter has covered it."""
    inset, rows = brush / 2, max(1, math.ceil((bottom - top - brush) / (0.6 * brush)))
    corners = []
    for row in range(rows + 1):
        y = top + inset + (bottom - top - brush) * row / rows
        ends = ((left + inset, y), (right - inset, y))
        corners += ends if row % 2 == 0 else ends[::-1]
    return through(*corners)


def filled_loop(x: float, y: float, radius: float, brush: float) -> list[Place]:
    """Round and round until a disc is covered."""
    found: list[Place] = []
    reach = radius - brush / 2
    while reach > 0:
        found += loop(x, y, reach)
        reach -= 0.6 * brush
    return [*found, (x, y)]


def _shaken(places: Iterable[Place]) -> list[Place]:
    return [(x + SHAKE * math.sin(0.9 * i), y + SHAKE * math.cos(0.7 * i)) for i, (x, y) in enumerate(places)]
