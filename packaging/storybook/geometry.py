"""Outlines as polygons. Local coordinates: x in [-0.5, 0.5] to the right, y from 0 (base) to 1 (top)."""

import numpy as np


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0.0, n: int = 40) -> np.ndarray:
    """An ellipse, turned by `turn` radians: (n, 2)."""
    ry = rx if ry is None else ry
    t = np.linspace(0, 2 * np.pi, n, endpoint=False)
    x, y = rx * np.cos(t), ry * np.sin(t)
    c, s = np.cos(turn), np.sin(turn)
    return np.stack([cx + c * x - s * y, cy + s * x + c * y], 1)


def arc(cx: float, cy: float, rx: float, ry: float, start: float, stop: float, n: int = 24) -> np.ndarray:
    """The slice of an ellipse between two angles in degrees, closed by its chord: (n, 2)."""
    t = np.radians(np.linspace(start, stop, n))
    return np.stack([cx + rx * np.cos(t), cy + ry * np.sin(t)], 1)


def box(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    """An upright rectangle: (4, 2)."""
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], float)


def poly(*points: tuple[float, float]) -> np.ndarray:
    """The polygon through the given points: (n, 2)."""
    return np.array(points, float)


def smooth(*points: tuple[float, float], n: int = 8) -> np.ndarray:
    """A closed Catmull-Rom curve through the points: (n * len(points), 2)."""
    p = np.array(points, float)
    p0, p1, p2, p3 = np.roll(p, 1, 0), p, np.roll(p, -1, 0), np.roll(p, -2, 0)
    t = np.linspace(0, 1, n, endpoint=False)[None, :, None]
    p0, p1, p2, p3 = (q[:, None] for q in (p0, p1, p2, p3))
    curve = 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
    return curve.reshape(-1, 2)


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> np.ndarray:
    """A rectangle with round corners of radius `r`: (32, 2)."""
    corners = ((x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180), (x1 - r, y0 + r, 270))
    return np.concatenate([arc(cx, cy, r, r, a, a + 90, 8) for cx, cy, a in corners])


def limb(a: tuple[float, float], b: tuple[float, float], wide: float) -> np.ndarray:
    """A capsule from `a` to `b`, `wide` thick: (24, 2)."""
    turn = np.degrees(np.arctan2(b[1] - a[1], b[0] - a[0]))
    r = wide / 2
    return np.concatenate([arc(*b, r, r, turn - 90, turn + 90, 12), arc(*a, r, r, turn + 90, turn + 270, 12)])


def star(cx: float, cy: float, outer: float, inner: float, points: int, turn: float = 90.0) -> np.ndarray:
    """A star of `points` points: (2 * points, 2)."""
    t = np.radians(turn + np.arange(2 * points) * 180.0 / points)
    r = np.where(np.arange(2 * points) % 2 == 0, outer, inner)
    return np.stack([cx + r * np.cos(t), cy + r * np.sin(t)], 1)
