"""What a pen's pressure comes to: a curve through a few points, drawn by the person whose hand it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

Point = tuple[float, float]
Curve = tuple[Point, ...]
"""(pressure, share), both 0–1, by rising pressure; the first is at 0, the last at 1."""

EVEN: Curve = ((0.0, 0.0), (1.0, 1.0))
MOST = 8
"""Points of a curve."""
NEAREST = 0.02
"""How near two points may lie by their pressure."""


def share(curve: Curve, pressure: float) -> float:
    """Map a pressure of 0–1 by a monotone cubic through the points (Fritsch & Carlson 1980)."""
    return float(np.interp(min(max(pressure, 0.0), 1.0), _AT, _table(curve)))


def tidy(points: Iterable[Point]) -> Curve:
    """Put points in order, inside 0–1, the first at 0 and the last at 1; of two that lie too near the later goes."""
    inside = sorted((min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)) for x, y in points)
    if len(inside) < 2:
        return EVEN
    kept = [(0.0, inside[0][1])]
    kept += [point for point in inside[1:-1] if NEAREST <= point[0] <= 1 - NEAREST]
    apart = [kept[0]]
    for point in kept[1:]:
        if point[0] - apart[-1][0] >= NEAREST and len(apart) < MOST - 1:
            apart.append(point)
    return (*apart, (1.0, inside[-1][1]))


_AT = np.linspace(0.0, 1.0, 129)


@lru_cache(maxsize=64)
def _table(curve: Curve) -> np.ndarray:
    x, y = (np.array(each) for each in zip(*curve, strict=True))
    step = np.diff(x)
    slope = np.diff(y) / step
    tangent = np.empty(len(x))
    tangent[0], tangent[-1] = slope[0], slope[-1]
    between = slope[:-1] * slope[1:]
    tangent[1:-1] = np.where(between > 0, 2 * between / np.where(between > 0, slope[:-1] + slope[1:], 1), 0)
    place = np.clip(np.searchsorted(x, _AT, side="right") - 1, 0, len(step) - 1)
    t = (_AT - x[place]) / step[place]
    h = step[place]
    value = (
        (2 * t**3 - 3 * t**2 + 1) * y[place]
        + (t**3 - 2 * t**2 + t) * h * tangent[place]
        + (-2 * t**3 + 3 * t**2) * y[place + 1]
        + (t**3 - t**2) * h * tangent[place + 1]
    )
    return np.clip(value, 0.0, 1.0)
