"""Paints the grid and the guides over the picture."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen, QTransform

from desktop.model.stage.aids import DrawingAids
from desktop.views.look.theme import colour, tokens

NEAREST = 5.0
"""Screen pixels between two lines of the grid below which only every other is drawn."""


def paint_aids(painter: QPainter, aids: DrawingAids, transform: QTransform, rect: QRectF) -> None:
    """Paint guides and symmetry over `rect`, where the document lies; guides reach across all of it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if aids.grid:
        _paint_grid(painter, aids.spacing, transform, rect)
    for guide in aids.guides:
        place = transform.map(QLineF(guide.at, guide.at, guide.at, guide.at)).p1()
        line = (
            QLineF(place.x(), rect.top(), place.x(), rect.bottom())
            if guide.upright
            else QLineF(rect.left(), place.y(), rect.right(), place.y())
        )
        for token, width, opacity in (("badge", 3.0, 0.35), ("accent", 1.0, 1.0)):
            painter.setPen(QPen(colour(getattr(tokens(), token), opacity), width))
            painter.drawLine(line)
    painter.restore()


def _paint_grid(painter: QPainter, spacing: int, transform: QTransform, rect: QRectF) -> None:
    step = spacing * transform.m11()
    while step < NEAREST:
        step *= 2
    seen = rect.intersected(QRectF(painter.clipBoundingRect())) if painter.hasClipping() else rect
    painter.setPen(QPen(colour(tokens().badge, 0.28), 1))
    first = int((seen.left() - rect.left()) // step)
    painter.drawLines(
        [
            QLineF(rect.left() + n * step, seen.top(), rect.left() + n * step, seen.bottom())
            for n in _lines(first, seen.right() - rect.left(), step)
        ]
    )
    first = int((seen.top() - rect.top()) // step)
    painter.drawLines(
        [
            QLineF(seen.left(), rect.top() + n * step, seen.right(), rect.top() + n * step)
            for n in _lines(first, seen.bottom() - rect.top(), step)
        ]
    )


def _lines(first: int, end: float, step: float) -> range:
    return range(max(first, 1), int(end // step) + 1)
