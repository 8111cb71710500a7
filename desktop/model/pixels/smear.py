"""Brushes that work on what is there instead of laying colour: smudging and blurring, dab by dab."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.brush import Brush, Spot, bounds, capsule, lerp
from desktop.model.pixels.layer import Layer

SPACING = 0.1
"""Of the diameter, from one dab to the next."""


class Smear:
    """A stroke like `Stroke`, to whose dabs `work(pixels, spot)` says what the pixels under each become."""

    def __init__(
        self, layer: Layer, brush: Brush, on_painted: Callable[[QRect], None], *, within: Layer | None, blurs: bool
    ) -> None:
        self._layer, self._brush, self._on_painted, self._within = layer, brush, on_painted, within
        self._blurs = blurs
        self._last: Spot | None = None
        self._carried: np.ndarray | None = None
        self.before = layer.freeze()
        self.open = True

    def to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Go on to a place in document pixels."""
        if not self.open or not (math.isfinite(x) and math.isfinite(y)):
            return
        spot = Spot(x, y, self._brush.radius(pressure))
        start = self._last or spot
        length = start.distance(spot)
        step = max(1.0, 2 * spot.radius * SPACING)
        if self._last is not None and length < step:
            return
        dirty = QRect()
        for number in range(1, int(length / step) + 1) if self._last is not None else (0,):
            dirty = dirty.united(self._dab(start.towards(spot, number * step / length if length else 0.0)))
        reached = start.towards(spot, int(length / step) * step / length) if length else spot
        self._last = reached
        if not dirty.isEmpty():
            self._on_painted(dirty)

    def end(self) -> None:
        self.open = False

    def _dab(self, spot: Spot) -> QRect:
        area = bounds(spot, spot)
        inside = area.intersected(self._layer.rect)
        if inside.isEmpty():
            self._carried = None
            return QRect()
        whole = self._whole(area, inside)
        cover = capsule(spot, spot, self._brush.hardness, area)
        cover = (cover * np.float32(self._brush.opacity)).astype(np.uint8)
        if self._blurs:
            fresh = cv2.GaussianBlur(whole, (0, 0), max(0.8, spot.radius / 5))
        else:
            if self._carried is None or self._carried.shape != whole.shape:
                self._carried = whole
            fresh = self._carried
        made = lerp(whole, fresh, cover)
        if not self._blurs:
            self._carried = made  # the brush takes up what it has just left
        top, left = inside.y() - area.y(), inside.x() - area.x()
        part = slice(top, top + inside.height()), slice(left, left + inside.width())
        result = made[part]
        if self._within is not None:
            result = lerp(whole[part], result, self._within.read(inside))
        self._layer.write(inside, np.ascontiguousarray(result))
        return inside

    def _whole(self, area: QRect, inside: QRect) -> np.ndarray:
        """Give the pixels under a dab; beyond the edge those of the edge again."""
        pixels = self._layer.read(inside)
        top, left = inside.y() - area.y(), inside.x() - area.x()
        bottom, right = area.height() - top - inside.height(), area.width() - left - inside.width()
        if not (top or left or bottom or right):
            return pixels
        return cv2.copyMakeBorder(pixels, top, bottom, left, right, cv2.BORDER_REPLICATE)
