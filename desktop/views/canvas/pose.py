"""Paints the people of the pose that is edited: crisp at any zoom, in OpenPose's colours, with handles."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from desktop.model.document.pose import Grip, Part, box, corners, shown_limbs
from desktop.model.stage.posing import Posing
from desktop.model.stage.tools.pose import REACH
from desktop.views.look.theme import colour, tokens
from engine.openpose import COLOURS, LIMB_SHADE, Person

LIMB, JOINT, HELD = 3.6, 5.0, 6.5
"""Screen pixels: half a limb's width, a joint's radius, and that of one under the pen or chosen."""
CORNER = 4.5
"""Half the side of a corner's handle."""
RIM = 1.4
QUIET = 0.82
"""Opacity of people who aren't chosen."""


def paint_pose(painter: QPainter, posing: Posing, transform: QTransform, over: Grip | None) -> None:
    """Paint the people, the chosen one with its box; `over` is under the pen. `transform` goes to screen pixels."""
    pose = posing.pose
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, person in sorted(enumerate(pose.people), key=lambda each: each[0] == posing.person):
        chosen = number == posing.person
        grip = over if over is not None and over.person == number else None
        if chosen:
            _paint_box(painter, person, transform, grip)
        painter.setOpacity(1.0 if chosen or posing.person is None else QUIET)
        _paint_limbs(painter, person, transform, grip)
        _paint_joints(painter, person, transform, grip, posing.joint if chosen else None, chosen=chosen)
    painter.restore()


def _paint_limbs(painter: QPainter, person: Person, transform: QTransform, grip: Grip | None) -> None:
    """Paint each limb as an ellipse from joint to joint, with a dark rim that keeps it visible on any picture."""
    for index, start, end in shown_limbs(person):
        first, last = transform.map(start), transform.map(end)
        along = last - first
        held = grip is not None and grip.part is Part.LIMB and grip.index == index
        painter.save()
        painter.translate((first + last) / 2)
        painter.rotate(math.degrees(math.atan2(along.y(), along.x())))
        shade = 1.0 if held else LIMB_SHADE
        painter.setBrush(QColor(*(int(channel * shade) for channel in COLOURS[index])))
        painter.setPen(QPen(colour(tokens().badge, 0.55), RIM))
        painter.drawEllipse(QPointF(), math.hypot(along.x(), along.y()) / 2, LIMB + (1.0 if held else 0.0))
        painter.restore()


def _paint_joints(
    painter: QPainter,
    person: Person,
    transform: QTransform,
    grip: Grip | None,
    joint: int | None,
    *,
    chosen: bool,
) -> None:
    """Paint joints as discs; a hidden one of the chosen person is a ring to take hold of."""
    for index, each in enumerate(person.joints):
        if each is None or (each.hidden and not chosen):
            continue
        at = transform.map(QPointF(each.x, each.y))
        over = grip is not None and grip.part is Part.JOINT and grip.index == index
        ink = QColor(*COLOURS[index])
        if index == joint:
            _paint_ring(painter, at)
        radius = HELD if over or index == joint else JOINT
        if each.hidden:
            painter.setBrush(colour(tokens().badge, 0.35))
            painter.setPen(QPen(ink, RIM, Qt.PenStyle.DotLine))
        else:
            painter.setBrush(ink)
            painter.setPen(QPen(colour(tokens().on_badge if over else tokens().badge, 0.9 if over else 0.7), RIM))
        painter.drawEllipse(at, radius, radius)


def _paint_ring(painter: QPainter, at: QPointF) -> None:
    """Round the chosen joint."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, token in ((4.0, tokens().badge), (1.8, tokens().on_badge)):
        painter.setPen(QPen(colour(token), width))
        painter.drawEllipse(at, HELD + 4, HELD + 4)


def _paint_box(painter: QPainter, person: Person, transform: QTransform, grip: Grip | None) -> None:
    """Paint a quiet rectangle round the chosen person, and a handle at each corner."""
    rect = box(person, 2 * REACH / transform.m11())
    if rect is None:
        return
    on_screen = transform.mapRect(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, token, opacity in ((2.6, tokens().badge, 0.35), (1.0, tokens().on_badge, 0.75)):
        painter.setPen(QPen(colour(token, opacity), width))
        painter.drawRect(on_screen)
    for index, corner in enumerate(corners(on_screen)):
        over = grip is not None and grip.part is Part.CORNER and grip.index == index
        painter.setPen(QPen(colour(tokens().badge, 0.8), 1))
        painter.setBrush(colour(tokens().accent if over else tokens().on_badge))
        painter.drawRect(QRectF(corner.x() - CORNER, corner.y() - CORNER, 2 * CORNER, 2 * CORNER))
