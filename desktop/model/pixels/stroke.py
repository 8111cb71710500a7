"""One stroke on a layer: coverage gathers, and colour is laid over what was there when the pen came down."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.brush import Brush, Spot, bounds, capsule, lerp
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
    ) -> None:
        """`within` is a selection's coverage, (H, W); `keep_alpha` paints only as far as something is there."""
        self._layer = layer
        self._within = within
        self._keep_alpha = keep_alpha and layer.channels == 4
        self._brush = brush
        self._on_painted = on_painted
        self._target = np.array(brush.target if len(brush.target) > 1 else brush.target[0], np.uint8)
        self._coverage = np.zeros(layer.size[::-1], np.uint8)
        self._nothing = np.zeros((TILE, TILE) if layer.channels == 1 else (TILE, TILE, layer.channels), np.uint8)
        self._last: Spot | None = None
        self._middle: Spot | None = None
        self.before = layer.freeze()
        self.open = True

    def to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Go on to a place in document pixels; the line runs smoothly through the middles between places."""
        if not self.open or not (math.isfinite(x) and math.isfinite(y)):
            return
        spot = Spot(min(max(x, -FAR), FAR), min(max(y, -FAR), FAR), self._brush.radius(pressure))
        if self._last is None or self._middle is None:
            self._middle = spot
            self._line([spot, spot])
        else:
            middle = self._last.towards(spot, 0.5)
            self._line(_curve(self._middle, self._last, middle))
            self._middle = middle
        self._last = spot

    def end(self) -> None:
        """Draw what is left up to the last place; later places are ignored."""
        if self.open and self._last is not None and self._middle is not None:
            self._line(_curve(self._middle, self._middle.towards(self._last, 0.5), self._last))
        self.open = False

    def _line(self, spots: list[Spot]) -> None:
        dirty = QRect()
        for start, end in pairwise(spots):
            area = bounds(start, end).intersected(self._layer.rect)
            for part in self._open_parts(area):
                self._cover(start, end, part)
                self._lay(part)
                dirty = dirty.united(part)
        if not dirty.isEmpty():
            self._on_painted(dirty)

    def _open_parts(self, area: QRect) -> Iterator[QRect]:
        """What of `area` isn't fully covered yet, in bands: of a large brush little is left but the front."""
        for top in range(area.y(), area.y() + area.height(), BAND):
            band = QRect(area.x(), top, area.width(), BAND).intersected(area)
            columns = np.flatnonzero((self._coverage[slices(band, self._layer.rect)] < 255).any(axis=0))
            if columns.size:
                left, right = int(columns[0]), int(columns[-1])
                yield QRect(band.x() + left, top, right - left + 1, band.height())

    def _cover(self, start: Spot, end: Spot, area: QRect) -> None:
        covered = self._coverage[slices(area, self._layer.rect)]
        cover = capsule(start, end, self._brush.hardness, area)
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
    """A quadratic Bézier as spots close enough to draw with straight pieces."""
    bend = math.hypot(start.x - 2 * control.x + end.x, start.y - 2 * control.y + end.y)
    length = start.distance(control) + control.distance(end)
    longest = max(PIECE, end.radius, start.radius)
    flatness = max(FLATNESS[0], FLATNESS[1] * control.radius)
    pieces = max(1, math.ceil(length / longest), math.ceil(math.sqrt(bend / (4 * flatness))))
    shares = [piece / pieces for piece in range(pieces + 1)]
    return [start.towards(control, share).towards(control.towards(end, share), share) for share in shares]
