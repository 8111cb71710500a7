"""Paints the mask: an outline, and a hatched tint where it doesn't hide a result."""

from __future__ import annotations

import math
from functools import cache

import cv2
import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.views.canvas.layers import needed, reduction
from desktop.views.look.theme import tokens

HATCH = 9
"""Screen pixels between the lines."""
TINT, LINES = 0.24, 0.66
"""Opacity between and on the lines."""
HALO = 0.4
"""Opacity of the dark rim that keeps the outline visible on a picture of its own colour."""
RIM = 3
"""Screen pixels round the exposed area that the outline is found from."""


def paint_mask(painter: QPainter, mask: Layer, transform: QTransform, exposed: QRect, *, hatched: bool) -> None:
    """Paint the mask: lines keep their width on the screen, the hatching lies still on the document."""
    ratio = painter.device().devicePixelRatioF()
    level = reduction(transform.m11() * ratio)
    area = needed(mask, level, transform, exposed.adjusted(-RIM, -RIM, RIM, RIM))
    if area.isEmpty():
        return
    coverage = mask.read(area, level)
    to_screen = QTransform.fromScale(1 << level, 1 << level) * transform
    place = _place(coverage, area, to_screen).intersected(exposed.adjusted(-RIM, -RIM, RIM, RIM))
    if place.isEmpty():
        return
    alpha = _warped(coverage, area, to_screen, place, ratio)
    side = 2 * max(1, round(ratio)) + 1
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    shown = cv2.morphologyEx(alpha, cv2.MORPH_GRADIENT, around)
    halo = cv2.convertScaleAbs(cv2.dilate(shown, around), alpha=HALO)
    if hatched:
        hatching = _hatching(alpha.shape, transform, place, ratio)
        shown = np.maximum(shown, cv2.multiply(alpha, hatching, scale=1 / 255))
    for opacity, token in ((halo, tokens().badge), (shown, tokens().accent)):
        colour = QColor(token)
        tint = conversions.tinted(opacity, (colour.red(), colour.green(), colour.blue()))
        tint.setDevicePixelRatio(ratio)
        painter.drawImage(place.topLeft(), tint)


def _place(coverage: np.ndarray, area: QRect, to_screen: QTransform) -> QRect:
    """Tell where on the screen something is masked; empty if nothing is."""
    rows, columns = np.flatnonzero(coverage.any(axis=1)), np.flatnonzero(coverage.any(axis=0))
    if not rows.size:
        return QRect()
    left, top, right, bottom = (int(each) for each in (columns[0], rows[0], columns[-1], rows[-1]))
    masked = QRectF(area.x() + left, area.y() + top, right - left + 1, bottom - top + 1)
    return to_screen.mapRect(masked).toAlignedRect().adjusted(-RIM, -RIM, RIM, RIM)


def _warped(coverage: np.ndarray, area: QRect, to_screen: QTransform, place: QRect, ratio: float) -> np.ndarray:
    """Give the coverage of `area` in device pixels of `place`: (H, W) uint8."""
    scale = to_screen.m11()
    left, top = (place.x() - to_screen.dx()) / scale - area.x(), (place.y() - to_screen.dy()) / scale - area.y()
    step = 1 / (scale * ratio)
    centre = step / 2 - 0.5
    back = np.array([[step, 0, left + centre], [0, step, top + centre]])
    size = (math.ceil(place.width() * ratio), math.ceil(place.height() * ratio))
    return cv2.warpAffine(
        coverage, back, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )


def _hatching(shape: tuple[int, ...], transform: QTransform, place: QRect, ratio: float) -> np.ndarray:
    """Give the pattern over `place`, anchored to the document's corner: (H, W) uint8."""
    tile = _hatch_tile(ratio)
    side = tile.shape[0]
    x = round((place.x() - math.floor(transform.dx())) * ratio) % side
    y = round((place.y() - math.floor(transform.dy())) * ratio) % side
    rolled = np.roll(tile, (-y, -x), (0, 1))
    return np.tile(rolled, (shape[0] // side + 1, shape[1] // side + 1))[: shape[0], : shape[1]].copy()


@cache
def _hatch_tile(ratio: float) -> np.ndarray:
    """Give one period of the diagonal lines, (side, side) uint8 opacity, anti-aliased."""
    side = round(HATCH * ratio)
    y, x = np.mgrid[:side, :side]
    beside = np.abs((x + y + side // 2) % side - side / 2) / math.sqrt(2)
    line = np.clip(1.5 * ratio - beside, 0, 1)
    return ((TINT + (LINES - TINT) * line) * 255).astype(np.uint8)
