"""Paints what lies on the picture without being of it: shadow, badges, split line, brush ring, empty state."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import colour, is_dark, tokens, ui_font

SHADOW = 12
BADGE_HEIGHT, BADGE_PAD, BADGE_INSET = 22.0, 9.0, 10.0
GRIP = 13.0
"""Radius of the split line's handle."""
SMALL_RING = 2.5
"""Below this radius on the screen a ring couldn't be seen, and a cross stands for it."""


def paint_shadow(painter: QPainter, rect: QRectF) -> None:
    """Paint a soft shadow under the picture."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(SHADOW, 0, -1):
        nearer = 1 - spread / (SHADOW + 1)
        painter.setBrush(colour(tokens().shadow, (0.06 if is_dark() else 0.022) * nearer))
        grown = rect.adjusted(-spread, -spread, spread, spread).translated(0, SHADOW / 4)
        painter.drawRoundedRect(grown, spread, spread)
    painter.restore()


def paint_badge(painter: QPainter, text: str, corner: QPointF, font: QFont, *, right: bool = False) -> None:
    """Paint small words on a picture, by the picture's top left corner, or its top right one."""
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * BADGE_PAD
    x = corner.x() - BADGE_INSET - width if right else corner.x() + BADGE_INSET
    place = QRectF(x, corner.y() + BADGE_INSET, width, BADGE_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().badge, 0.78))
    painter.drawRoundedRect(place, 5, 5)
    painter.setPen(colour(tokens().on_badge))
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_split(painter: QPainter, x: float, rect: QRectF) -> None:
    """Paint the line between sketch and result, with its handle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(tokens().badge, 0.45), 4))
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    painter.setPen(QPen(colour(tokens().on_badge), 1.5))
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    middle = QPointF(x, rect.center().y())
    painter.setPen(QPen(colour(tokens().on_badge), 1.5))
    painter.setBrush(colour(tokens().badge, 0.9))
    painter.drawEllipse(middle, GRIP, GRIP)
    side = 16
    paint_icon(painter, "arrow-left-right", QRectF(x - side / 2, middle.y() - side / 2, side, side), tokens().on_badge)
    painter.restore()


def paint_ring(painter: QPainter, at: QPointF, radius: float, *, strength: float = 1.0) -> None:
    """Paint the brush's outline, light within dark, so that it shows on any colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, token, opacity in ((3.0, tokens().badge, 0.55), (1.3, tokens().on_badge, 1.0)):
        painter.setPen(QPen(colour(token, opacity * strength), width))
        if radius >= SMALL_RING:
            painter.drawEllipse(at, radius, radius)
        else:
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(at + QPointF(x, y) * 4, at + QPointF(x, y) * 8)
    painter.restore()


def ring_rect(at: QPointF, radius: float) -> QRectF:
    """Give what `paint_ring` may touch."""
    reach = max(radius, 9.0) + 3
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def paint_empty(painter: QPainter, rect: QRectF, seen: QRectF, text: str) -> None:
    """Paint the place of a picture that isn't there yet, with a word in the middle of what is seen of it."""
    painter.fillRect(rect, colour(tokens().window))
    painter.save()
    painter.setPen(colour(tokens().hint))
    painter.setFont(ui_font(13))
    painter.drawText(seen.adjusted(16, 16, -16, -16), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF) -> None:
    """Paint the ring of a pane that the keyboard came to."""
    painter.save()
    painter.setPen(QPen(colour(tokens().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
    painter.restore()


def paint_ants(painter: QPainter, path: QPainterPath, transform: QTransform, phase: int) -> None:
    """Paint the outline of what is selected: dashes, light on dark, so that they show on any colour."""
    if path.isEmpty():
        return
    painter.save()
    painter.setTransform(transform, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, dashes in ((tokens().badge, None), (tokens().on_badge, [4.0, 4.0])):
        pen = QPen(colour(token), 1)
        pen.setCosmetic(True)
        if dashes is not None:
            pen.setDashPattern(dashes)
            pen.setDashOffset(phase)
        painter.setPen(pen)
        painter.drawPath(path)
    painter.restore()


def paint_path(painter: QPainter, path: QPainterPath, transform: QTransform) -> None:
    """Paint what a tool draws over the canvas while it is dragged."""
    if path.isEmpty():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(transform, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, width in ((tokens().badge, 3.0), (tokens().on_badge, 1.3)):
        pen = QPen(colour(token, 0.8), width)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPath(path)
    painter.restore()
