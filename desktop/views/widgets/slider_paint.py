"""How sliders look: the track, what of it is chosen, and the knob."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.look.theme import colour, tokens

TRACK = 4
KNOB = 6.0
AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def groove(slider: QWidget) -> QRectF:
    """Tell where the knob's centre moves: at the bottom of the slider."""
    return QRectF(KNOB, slider.height() - KNOB - TRACK / 2 - 2, slider.width() - 2 * KNOB, TRACK)


def paint_track(painter: QPainter, slider: QWidget, left: float, right: float) -> None:
    """Paint the track over the whole width, chosen from `left` to `right`."""
    t, top = tokens(), groove(slider).top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(t.track))
    painter.drawRoundedRect(QRectF(0, top, slider.width(), TRACK), TRACK / 2, TRACK / 2)
    painter.setBrush(colour(t.accent if slider.isEnabled() else t.faint))
    painter.drawRoundedRect(QRectF(left, top, right - left, TRACK), TRACK / 2, TRACK / 2)


def paint_knob(painter: QPainter, centre: QPointF, *, enabled: bool, active: bool, ring: bool) -> None:
    t = tokens()
    radius = KNOB + 0.5 if enabled and active else KNOB
    painter.setPen(QPen(colour(t.panel), 2))
    painter.setBrush(colour(t.knob if enabled else t.faint))
    painter.drawEllipse(centre, radius, radius)
    if ring:
        painter.setPen(QPen(colour(t.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, KNOB + 1, KNOB + 1)
