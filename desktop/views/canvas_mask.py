"""Paints the mask: an outline, and a hatched tint where it doesn't hide a result."""

from __future__ import annotations

import cv2
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QTransform

from desktop.model import conversions
from desktop.model.layer import Layer
from desktop.views.canvas_layers import needed, reduction, texture
from desktop.views.theme import colour, tokens

HATCH = 9
"""Screen pixels between the lines."""
TINT, LINES = 0.2, 0.6
"""Opacity between and on the lines."""
RIM = 2
"""Screen pixels round the exposed area that the outline is found from."""


def paint_mask(painter: QPainter, mask: Layer, transform: QTransform, exposed: QRect, *, hatched: bool) -> None:
    """Lines keep their width on the screen, and the hatching lies still on the document while the pen moves."""
    ratio = painter.device().devicePixelRatioF()
    place = exposed.adjusted(-RIM, -RIM, RIM, RIM)
    filled = _filled(mask, transform, place, ratio)
    if filled is None:
        return
    outline = cv2.morphologyEx(conversions.opacity(filled), cv2.MORPH_GRADIENT, _kernel(ratio))
    rim = conversions.tinted(outline, _accent())
    rim.setDevicePixelRatio(ratio)
    if hatched:
        inner = QPainter(filled)
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        inner.setBrushOrigin(transform.map(QPointF()).toPoint() - place.topLeft())
        inner.fillRect(QRect(0, 0, place.width(), place.height()), QBrush(_hatching(ratio)))
        inner.end()
        painter.drawImage(place.topLeft(), filled)
    painter.drawImage(place.topLeft(), rim)


def _filled(mask: Layer, transform: QTransform, place: QRect, ratio: float) -> QImage | None:
    """The mask in the accent as it falls on `place` of the screen; None if nothing of it does."""
    level = reduction(transform.m11() * ratio)
    area = needed(mask, level, transform, place)
    coverage = mask.read(area, level)
    if area.isEmpty() or not coverage.any():
        return None
    made = QImage(place.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-place.topLeft())
    painter.setTransform(QTransform.fromScale(1 << level, 1 << level) * transform, True)
    painter.drawImage(area.topLeft(), conversions.tinted(coverage, _accent()))
    painter.end()
    return made


def _accent() -> tuple[int, int, int]:
    accent = QColor(tokens().accent)
    return accent.red(), accent.green(), accent.blue()


def _kernel(ratio: float) -> cv2.typing.MatLike:
    side = 2 * max(1, round(ratio)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))


def _hatching(ratio: float) -> QPixmap:
    made = texture(HATCH, ratio)
    made.fill(colour(tokens().shadow, TINT))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(QPen(colour(tokens().shadow, LINES), 2.0))
    for shift in (-HATCH, 0, HATCH):
        painter.drawLine(QPointF(shift - 2, HATCH + 2), QPointF(shift + HATCH + 2, -2))
    painter.end()
    return made
