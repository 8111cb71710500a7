"""One stroke on a layer: coverage gathers, and colour is laid over what was there when the pen came down."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.brush import Brush, Spot, bounds, capsule, lerp
from desktop.model.pixels.grain import grained
from desktop.model.pixels.layer import TILE, Layer, slices, tile_rect

PIECE = 24.0
"""Longest capsule in pixels, for thin brushes; thick ones take longer pieces."""
FLATNESS = 0.15, 0.004
"""How far a chord may lie beside its curve: in pixels, or as a share of the radius if that is more."""
BAND = 64
"""Rows that are covered at once."""
HALF = 128
"""Coverage from which on a flat brush covers a pixel."""
FAR = 16384.0
"""Places further out than this are brought in, so that a wild pointer costs nothing."""


Mirror = tuple[float, float, float, float, float, float]
"""An affine map of places: x' = a·x + c·y + e, y' = b·x + d·y + f."""
PLAIN: Mirror = (1, 0, 0, 1, 0, 0)


class _Pen:
    """Where one of a stroke's lines is: its last place, and how far it is to the next dab."""

    def __init__(self, mirror: Mirror, spacing: float) -> None:
        self._mirror, self._spacing = mirror, spacing
        self._last: Spot | None = None
        self._middle: Spot | None = None
        self._left = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._mirror
        return a * x + c * y + e, b * x + d * y + f

    def to(self, spot: Spot) -> list[Spot]:
        """Give the line from the last middle between two places to the next."""
        last, middle = self._last, self._middle
        self._last = spot
        if last is None or middle is None:
            self._middle = spot
            return [spot, spot]
        self._middle = last.towards(spot, 0.5)
        return _curve(middle, last, self._middle)

    def rest(self) -> list[Spot]:
        """Give the line from the last middle to the last place."""
        if self._last is None or self._middle is None:
            return []
        return _curve(self._middle, self._middle.towards(self._last, 0.5), self._last)

    def dabs(self, spots: list[Spot]) -> Iterator[Spot]:
        """Tell where dabs go along a line, evenly over the lines before it as well."""
        for start, end in pairwise(spots):
            length = start.distance(end)
            if length == 0 and self._left == 0:
                self._left = max(1.0, 2 * start.radius * self._spacing)
                yield start
                continue
            at = self._left
            while at <= length and length > 0:
                spot = start.towards(end, at / length)
                yield spot
                at += max(1.0, 2 * spot.radius * self._spacing)
            self._left = at - length


class Stroke:
    """Drawn point by point. Opacity counts once for the whole stroke, however often it crosses itself."""

    def __init__(
        self,
        layer: Layer,
        brush: Brush,
        on_painted: Callable[[QRect], None],
        *,
        within: Layer | None = None,
        keep_alpha: bool = False,
        mirrors: Sequence[Mirror] = (PLAIN,),
    ) -> None:
        """`within` is a selection's coverage, (H, W); `keep_alpha` paints only as far as something is there.

        Each place is drawn as often as there are `mirrors`, where each of them puts it.
        """
        self._layer = layer
        self._within = within
        self._keep_alpha = keep_alpha and layer.channels == 4
        self._brush = brush
        self._on_painted = on_painted
        self._target = np.array(brush.target if len(brush.target) > 1 else brush.target[0], np.uint8)
        self._coverage = np.zeros(layer.size[::-1], np.uint8)
        self._nothing = np.zeros((TILE, TILE) if layer.channels == 1 else (TILE, TILE, layer.channels), np.uint8)
        self._pens = [_Pen(mirror, brush.spacing) for mirror in mirrors]
        self.before = layer.freeze()
        self.open = True

    def to(self, x: float, y: float, pressure: float = 1.0, tilt: float = 0.0) -> None:
        """Go on to a place in document pixels, the pen as the brush's `radius` takes it.

        The line runs smoothly through the middles between places.
        """
        if not self.open or not (math.isfinite(x) and math.isfinite(y)):
            return
        x, y = min(max(x, -FAR), FAR), min(max(y, -FAR), FAR)
        dirty = QRect()
        for pen in self._pens:
            spot = Spot(*pen.place(x, y), self._brush.radius(pressure, tilt), self._brush.strength(pressure))
            dirty = dirty.united(self._line(pen, pen.to(spot)))
        self._tell(dirty)

    def end(self) -> None:
        """Draw what is left up to the last place; later places are ignored."""
        dirty = QRect()
        if self.open:
            for pen in self._pens:
                dirty = dirty.united(self._line(pen, pen.rest()))
        self.open = False
        self._tell(dirty)

    def _tell(self, dirty: QRect) -> None:
        if not dirty.isEmpty():
            self._on_painted(dirty)

    def _line(self, pen: _Pen, spots: list[Spot]) -> QRect:
        """Cover a line and lay it; where it touched."""
        dirty = QRect()
        pieces = [(spot, spot) for spot in pen.dabs(spots)] if self._brush.dabs else list(pairwise(spots))
        for start, end in pieces:
            area = bounds(start, end).intersected(self._layer.rect)
            for part in self._open_parts(area):
                self._cover(start, end, part)
                self._lay(part)
                dirty = dirty.united(part)
        return dirty

    def _open_parts(self, area: QRect) -> Iterator[QRect]:
        """Give what of `area` isn't fully covered yet, in bands: of a large brush little is left but the front."""
        for top in range(area.y(), area.y() + area.height(), BAND):
            band = QRect(area.x(), top, area.width(), BAND).intersected(area)
            columns = np.flatnonzero((self._coverage[slices(band, self._layer.rect)] < 255).any(axis=0))
            if columns.size:
                left, right = int(columns[0]), int(columns[-1])
                yield QRect(band.x() + left, top, right - left + 1, band.height())

    def _cover(self, start: Spot, end: Spot, area: QRect) -> None:
        covered = self._coverage[slices(area, self._layer.rect)]
        cover = capsule(start, end, self._brush.hardness, area)
        if self._brush.dabs:
            cover = (cover * np.float32(self._brush.flow * (start.strength + end.strength) / 2)).astype(np.uint8)
            if self._brush.flow < 1:
                covered[...] = 255 - ((255 - covered).astype(np.uint16) * (255 - cover) + 127) // 255
                return
        if self._brush.flat:
            cover = np.where(cover >= HALF, np.uint8(255), np.uint8(0))
        np.maximum(covered, cover, out=covered)

    def _lay(self, area: QRect) -> None:
        for key in self._layer.keys_in(area):
            place = tile_rect(key)
            part = place.intersected(area)
            alpha = self._coverage[slices(part, self._layer.rect)]
            if not alpha.any():
                continue
            if self._brush.grain > 0:
                alpha = grained(alpha, self._brush.grain, part)
            if self._brush.opacity < 1:
                alpha = (alpha * np.float32(self._brush.opacity) + np.float32(0.5)).astype(np.uint8)
            if self._within is not None:
                bound = self._within.read(part)
                if not bound.any():
                    continue
                alpha = (alpha.astype(np.uint16) * bound // 255).astype(np.uint8)
            before = self.before.get(key, self._nothing)[slices(part, place)]
            target = self._target
            if self._keep_alpha:
                there = before[..., 3:].astype(np.uint16)
                target = ((target.astype(np.uint16) * there + 127) // 255).astype(np.uint8)
                target[..., 3] = before[..., 3]
            self._layer.writable(key)[slices(part, place)] = lerp(before, target, alpha)


def _curve(start: Spot, control: Spot, end: Spot) -> list[Spot]:
    """Give a quadratic Bézier as spots close enough to draw with straight pieces."""
    bend = math.hypot(start.x - 2 * control.x + end.x, start.y - 2 * control.y + end.y)
    length = start.distance(control) + control.distance(end)
    longest = max(PIECE, end.radius, start.radius)
    flatness = max(FLATNESS[0], FLATNESS[1] * control.radius)
    pieces = max(1, math.ceil(length / longest), math.ceil(math.sqrt(bend / (4 * flatness))))
    shares = [piece / pieces for piece in range(pieces + 1)]
    return [start.towards(control, share).towards(control.towards(end, share), share) for share in shares]
