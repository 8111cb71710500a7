"""How a brush covers pixels: round, soft towards the edge, drawn as capsules so that no dabs show."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.pressure import EVEN, Curve, share

THINNEST = 0.15
"""Share of the size that the lightest pressure leaves."""
LYING = 3.0
"""How many times as wide a line a lying pen draws as one that stands upright."""
SPACING = 0.12
"""Of a dab's diameter, to the next dab: so near that they run into one line."""


@dataclass(frozen=True)
class Brush:
    """`target` is what full coverage leaves: premultiplied (r, g, b, a), or one value in a mask; size is a diameter."""

    size: float
    target: tuple[int, ...]
    hardness: float = 1.0
    opacity: float = 1.0
    pressure_size: bool = True
    flat: bool = False
    """Whether a pixel is covered wholly or not at all, so that colours never mix."""
    flow: float = 1.0
    """How much each dab adds, 0–1; at 1 the stroke is one line without dabs."""
    grain: float = 0.0
    """How much of the paper's grain shows, 0–1."""
    pressure_opacity: bool = False
    size_curve: Curve = EVEN
    opacity_curve: Curve = EVEN
    """What pressure comes to in the line's width, and in how opaque it is."""
    tilt_size: bool = False
    """Whether the line widens as the pen leans, as with the side of a pencil's lead."""
    spacing: float = SPACING
    """Of a dab's diameter, to the next dab."""

    def radius(self, pressure: float, tilt: float = 0.0) -> float:
        """Give half the line's width in pixels at a pressure of 0–1, and a tilt of 0 (upright) to 1 (lying)."""
        wide = THINNEST + (1 - THINNEST) * share(self.size_curve, pressure) if self.pressure_size else 1.0
        return self.size / 2 * wide * (1 + (LYING - 1) * tilt if self.tilt_size else 1.0)

    def strength(self, pressure: float) -> float:
        """Tell how opaque the line is at a pressure of 0–1."""
        return share(self.opacity_curve, pressure) if self.pressure_opacity else 1.0

    @property
    def dabs(self) -> bool:
        """Whether it is set down dab by dab, each of which counts."""
        return self.flow < 1 or self.pressure_opacity or self.spacing > SPACING


@dataclass(frozen=True)
class Spot:
    """A place of the brush: centre and radius in pixels, and how opaque it is there."""

    x: float
    y: float
    radius: float
    strength: float = 1.0

    def towards(self, other: Spot, share: float) -> Spot:
        return Spot(*(a + (b - a) * share for a, b in zip(self.numbers, other.numbers, strict=True)))

    def distance(self, other: Spot) -> float:
        return math.hypot(other.x - self.x, other.y - self.y)

    @property
    def numbers(self) -> tuple[float, float, float, float]:
        return self.x, self.y, self.radius, self.strength


def bounds(start: Spot, end: Spot) -> QRect:
    """Give the pixels that a capsule from start to end may touch."""
    left = math.floor(min(start.x - start.radius, end.x - end.radius) - 1)
    top = math.floor(min(start.y - start.radius, end.y - end.radius) - 1)
    right = math.ceil(max(start.x + start.radius, end.x + end.radius) + 1)
    bottom = math.ceil(max(start.y + start.radius, end.y + end.radius) + 1)
    return QRect(left, top, right - left, bottom - top)


def capsule(start: Spot, end: Spot, hardness: float, area: QRect) -> np.ndarray:
    """Give coverage (H, W) uint8 of `area` by a round line whose radius goes evenly from start to end.

    Full inside, falling off smoothly over the soft part of the radius and at least over one pixel, by the distance to
    the line: exact anti-aliasing at any size, and joints between capsules don't show when the larger coverage wins.
    """
    x = np.arange(area.width(), dtype=np.float32) + np.float32(area.x() + 0.5 - start.x)
    y = (np.arange(area.height(), dtype=np.float32) + np.float32(area.y() + 0.5 - start.y))[:, None]
    along_x, along_y = end.x - start.x, end.y - start.y
    length2 = along_x * along_x + along_y * along_y
    radius: float | np.ndarray = start.radius
    if length2 > 1e-6:
        share = x * np.float32(along_x / length2) + y * np.float32(along_y / length2)
        np.clip(share, 0.0, 1.0, out=share)
        across_x, across_y = x - share * np.float32(along_x), y - share * np.float32(along_y)
        if abs(end.radius - start.radius) > 1e-3:
            radius = start.radius + share * np.float32(end.radius - start.radius)
    else:
        across_x, across_y = np.broadcast_arrays(x, y)
        radius = max(start.radius, end.radius)
    distance = np.sqrt(across_x * across_x + across_y * across_y)
    outer = radius + 0.5
    inner = np.minimum(radius * hardness, radius - 0.5)
    cover = (outer - distance) / (outer - inner)
    np.clip(cover, 0.0, 1.0, out=cover)
    if hardness < 1:
        cover *= cover * (3 - 2 * cover)
    return (cover * 255 + 0.5).astype(np.uint8)


def lerp(before: np.ndarray, target: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """Compute before + (target − before) × alpha / 255, rounded, on uint8; only alpha is (H, W) always."""
    weight = alpha.astype(np.uint16)
    if before.ndim == 3:
        weight = weight[..., None]
    mixed = before * (255 - weight)
    mixed += target.astype(np.uint16) * weight
    mixed += 128
    mixed += mixed >> 8
    mixed >>= 8
    return mixed.astype(np.uint8)
