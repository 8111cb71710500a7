"""Paints the scene's pixels: paper, sketch, result, overlays."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QTransform

from desktop.model.pixels import conversions
from desktop.model.pixels.composite import Composite
from desktop.model.pixels.layer import MAX_LEVEL, Layer
from desktop.model.pixels.overlays import Overlay
from desktop.model.stage.scene import Scene
from desktop.views.look.theme import LIGHT
from desktop.views.look.tokens import WHITE

PIXELS_FROM = 2.5
"""From this scale on pixels are shown as squares."""
DOTS = 24
"""Screen pixels between the dots of the paper."""


def paint_paper(painter: QPainter, rect: QRectF) -> None:
    """Paint untouched canvas: white paper, as models are shown it, with faint dots; the same in both schemes."""
    painter.fillRect(rect, QColor(WHITE))
    painter.setBrushOrigin(rect.topLeft().toPoint())
    painter.fillRect(rect, QBrush(_dots(painter.device().devicePixelRatioF())))


def paint_layer(painter: QPainter, layer: Layer | Composite, transform: QTransform, exposed: QRect) -> None:
    """Paint what of a layer, or of the visible picture, lies in `exposed` screen pixels, from reduced tiles."""
    scale = transform.m11()
    level = reduction(scale * painter.device().devicePixelRatioF())
    area = needed(layer, level, transform, exposed)
    if area.isEmpty():
        return
    pixels = layer.read(area, level)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < PIXELS_FROM)
    painter.setTransform(QTransform.fromScale(1 << level, 1 << level) * transform, True)
    painter.drawImage(area.topLeft(), conversions.borrowed(pixels))
    painter.restore()


def paint_result(painter: QPainter, scene: Scene, transform: QTransform, opacity: float) -> None:
    """Paint the result over the part of the document that it shows."""
    rect = transform.mapRect(scene.result_rect)
    ratio = painter.device().devicePixelRatioF()
    full = scene.result_at(1.0)
    image = scene.result_at(rect.width() * ratio / max(full.width(), 1))
    painter.save()
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, image)
    painter.restore()


def paint_overlay(painter: QPainter, overlay: Overlay, prepared: QImage, rect: QRectF) -> None:
    """Paint a map over the whole document's `rect` on the screen."""
    painter.save()
    painter.setOpacity(overlay.opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, prepared)
    painter.restore()


def reduction(scale: float) -> int:
    """Tell how often tiles are halved before they are painted at `scale` device pixels to a document pixel."""
    return min(max(math.floor(math.log2(1 / scale)), 0), MAX_LEVEL)


def needed(layer: Layer | Composite, level: int, transform: QTransform, exposed: QRect) -> QRect:
    """Tell which reduced pixels `exposed` needs, with what smoothing looks at round them."""
    seen = transform.inverted()[0].mapRect(QRectF(exposed))
    factor = 1 << level
    reduced = QRectF(seen.x() / factor, seen.y() / factor, seen.width() / factor, seen.height() / factor)
    return reduced.toAlignedRect().adjusted(-2, -2, 2, 2).intersected(layer.reduced_rect(level))


def _dots(ratio: float) -> QPixmap:
    made = texture(DOTS, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.line))
    painter.drawEllipse(QPointF(DOTS / 2, DOTS / 2), 1.1, 1.1)
    painter.end()
    return made


def texture(side: int, ratio: float) -> QPixmap:
    """Give an empty pixmap of `side` screen pixels, to be repeated."""
    made = QPixmap(math.ceil(side * ratio), math.ceil(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
