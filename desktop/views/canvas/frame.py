"""Paints the frame of what is transformed, its handles, and what is dragged while it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from desktop.model.document.transform import to_quad
from desktop.model.pixels import conversions
from desktop.model.stage.transforming import Transforming
from desktop.views.look.theme import colour, tokens

HANDLE = 9.0
"""Side of a handle in screen pixels."""


def paint_frame(painter: QPainter, transforming: Transforming, transform: QTransform) -> None:
    """`transform` goes from document to screen pixels."""
    if not transforming.active:
        return
    if transforming.picture is not None:
        _paint_picture(painter, transforming, transform)
    corners = [transform.map(corner) for corner in transforming.quad]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for token, width in ((tokens().badge, 3.0), (tokens().accent, 1.4)):
        painter.setPen(QPen(colour(token, 0.85), width))
        painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(QColor(tokens().badge), 1))
    painter.setBrush(QColor(tokens().on_badge))
    for number in range(4):
        a, b = corners[number], corners[(number + 1) % 4]
        for at in (a, (a + b) / 2):
            painter.drawRect(QRectF(at - QPointF(HANDLE, HANDLE) / 2, at + QPointF(HANDLE, HANDLE) / 2))
    painter.restore()


def _paint_picture(painter: QPainter, transforming: Transforming, transform: QTransform) -> None:
    pixels = transforming.picture
    assert pixels is not None
    there = to_quad(QRectF(0, 0, pixels.shape[1], pixels.shape[0]), transforming.quad)
    if there is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(there * transform, True)
    painter.drawImage(0, 0, conversions.borrowed(pixels))
    painter.restore()
