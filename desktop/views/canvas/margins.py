"""Paints the border that is dragged: what is to be new as a ghost, how many pixels it is, and eight handles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTransform

from desktop.model.stage.extending import Extending
from desktop.model.stage.margins import HOLDS, SIDES, MarginHandle
from desktop.model.stage.tools.extend import REACH
from desktop.views.canvas.layers import texture
from desktop.views.canvas.marks import BADGE_HEIGHT, BADGE_INSET, BADGE_PAD, paint_badge
from desktop.views.look.theme import colour, mono_font, tokens

HATCH = 12
"""Screen pixels between the ghost's lines."""
WASH, LINES = 0.13, 0.42
"""Opacity of the ghost's tone and of the lines on it."""
LENGTH, BREADTH, CORNER = 20.0, 6.0, 11.0
"""Screen pixels of a side's handle, and of a corner's."""
HOT = 1.25
"""How much larger a handle is that is held, or would be."""
ASIDE = 14.0
"""Screen pixels from the border to the words beside it."""


def paint_margins(
    painter: QPainter, extending: Extending, transform: QTransform, pane: QRectF, at: QPointF | None
) -> None:
    """`transform` goes to screen pixels of the `pane`; the pen is over the document point `at`."""
    inner = transform.mapRect(QRectF(0, 0, *extending.size))
    outer = transform.mapRect(extending.frame)
    hot = extending.held
    if hot is None and at is not None:
        hot = extending.hold_at(at, REACH / transform.m11())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ghost(painter, outer, inner)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, token, opacity in ((3.4, tokens().badge, 0.45), (1.6, tokens().accent, 1.0)):
        painter.setPen(QPen(colour(token, opacity), width))
        painter.drawRect(outer)
    for hold in HOLDS:
        _paint_handle(painter, hold, _middle(hold, outer, pane), hot == hold)
    for side in SIDES:
        pixels = getattr(extending.margins, side)
        if pixels:
            _paint_amount(painter, side, pixels, outer, pane)
    painter.restore()


def _paint_ghost(painter: QPainter, outer: QRectF, inner: QRectF) -> None:
    """Paint a wash of the accent with diagonal lines that lie still on the drawing."""
    if outer == inner:
        return
    path = QPainterPath()
    path.addRect(outer)
    path.addRect(inner)
    painter.setBrushOrigin(inner.topLeft().toPoint())
    painter.fillPath(path, colour(tokens().accent, WASH))
    painter.fillPath(path, QBrush(_hatching(painter.device().devicePixelRatioF())))


def _hatching(ratio: float) -> QPixmap:
    made = texture(HATCH, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(tokens().accent, LINES), 1.3))
    for start in (-HATCH, 0, HATCH):  # what a line loses at one edge of the tile it has at the other
        painter.drawLine(QPointF(start - 1, HATCH + 1), QPointF(start + HATCH + 1, -1))
    painter.end()
    return made


def _middle(hold: MarginHandle, outer: QRectF, pane: QRectF) -> QPointF:
    """Tell where a handle lies: a side's in the middle of what is seen of it."""
    seen = outer.intersected(pane)
    middle = outer.center() if seen.isEmpty() else seen.center()
    x = {-1: outer.left(), 0: middle.x(), 1: outer.right()}[hold.x]
    y = {-1: outer.top(), 0: middle.y(), 1: outer.bottom()}[hold.y]
    return QPointF(x, y)


def _paint_handle(painter: QPainter, hold: MarginHandle, at: QPointF, hot: bool) -> None:
    width = CORNER if hold.x and hold.y else BREADTH if hold.x else LENGTH
    height = CORNER if hold.x and hold.y else BREADTH if hold.y else LENGTH
    size = QPointF(width, height) * (HOT if hot else 1.0)
    painter.setPen(QPen(colour(tokens().badge, 0.8), 1))
    painter.setBrush(colour(tokens().accent if hot else tokens().on_badge))
    painter.drawRoundedRect(QRectF(at.x() - size.x() / 2, at.y() - size.y() / 2, size.x(), size.y()), 2.5, 2.5)


def _paint_amount(painter: QPainter, side: str, pixels: int, outer: QRectF, pane: QRectF) -> None:
    """Paint a side's pixels, outside the border and always in the pane."""
    text, font = f"{pixels} px", mono_font(11)
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * BADGE_PAD
    hold = {
        "left": MarginHandle(-1, 0),
        "top": MarginHandle(0, -1),
        "right": MarginHandle(1, 0),
        "bottom": MarginHandle(0, 1),
    }[side]
    at = _middle(hold, outer, pane)
    place = QRectF(at.x() - width / 2, at.y() - BADGE_HEIGHT / 2, width, BADGE_HEIGHT)
    place.translate(hold.x * (width / 2 + ASIDE), hold.y * (BADGE_HEIGHT / 2 + ASIDE))
    place.moveLeft(min(max(place.left(), pane.left()), pane.right() - width))
    place.moveTop(min(max(place.top(), pane.top()), pane.bottom() - BADGE_HEIGHT))
    paint_badge(painter, text, place.topLeft() - QPointF(BADGE_INSET, BADGE_INSET), font)
