"""What the shape and selection tools share: boxes and lines that are dragged, and points that are set one by one."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from desktop.model.stage.tools.tool import Gesture, Phase, Pointer, Stage

EIGHTH = math.pi / 4
CLOSE = 10.0
"""Screen pixels from the first point within which a polygon is closed."""

Shape = Callable[[QRectF], QPainterPath]
Done = Callable[[QPainterPath], None]


def snapped(start: QPointF, at: QPointF) -> QPointF:
    """Bring a line to the nearest eighth of a turn."""
    across, down = at.x() - start.x(), at.y() - start.y()
    angle = round(math.atan2(down, across) / EIGHTH) * EIGHTH
    length = abs(across * math.cos(angle) + down * math.sin(angle))
    return QPointF(start.x() + math.cos(angle) * length, start.y() + math.sin(angle) * length)


def box(start: QPointF, at: QPointF, *, square: bool = False, centred: bool = False) -> QRectF:
    """Give the rectangle between two points: with equal sides, or round the first."""
    across, down = at.x() - start.x(), at.y() - start.y()
    if square:
        side = max(abs(across), abs(down))
        across, down = math.copysign(side, across), math.copysign(side, down)
    corner = QPointF(start.x() + across, start.y() + down)
    first = QPointF(start.x() - across, start.y() - down) if centred else start
    return QRectF(first, corner).normalized()


def rectangle(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


def ellipse(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(rect)
    return path


def drag_box(stage: Stage, pointer: Pointer, shape: Shape, done: Done, *, modifiers: bool = True) -> Gesture:
    """Show a shape from press to release, then have it `done`; Shift makes it regular, Alt centres it.

    Without `modifiers` those keys, held at the press, mean something else until they are let go of.
    """
    start, held_shift, held_alt = pointer.at, pointer.shift, pointer.alt
    path = QPainterPath()
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            held_shift, held_alt = held_shift and pointer.shift, held_alt and pointer.alt
            square = pointer.shift and (modifiers or not held_shift)
            centred = pointer.alt and (modifiers or not held_alt)
            path = shape(box(start, pointer.at, square=square, centred=centred))
            stage.marking.set(path)
    finally:
        stage.marking.clear()
    done(path)


def drag_free(stage: Stage, pointer: Pointer, done: Done) -> Gesture:
    """Follow the pen from press to release, close the path and have it `done`."""
    path = QPainterPath(pointer.at)
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            path.lineTo(pointer.at)
            stage.marking.set(path)
    finally:
        stage.marking.clear()
    path.closeSubpath()
    done(path)


def press_corner(stage: Stage, pointer: Pointer, done: Done) -> Gesture:
    """Set a polygon's next corner where the pen is lifted; a click on the first, or twice on the last, closes it."""
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            _show_corners(stage, pointer.at)
    except GeneratorExit:
        drop_corners(stage)
        raise
    corners = stage.marking.corners
    near = CLOSE / stage.viewport.value.scale
    if len(corners) > 2 and (_near(pointer.at, corners[0], near) or _near(pointer.at, corners[-1], near / 2)):
        close_corners(stage, done)
        return
    corners.append(pointer.at)
    _show_corners(stage, pointer.at)


def close_corners(stage: Stage, done: Done) -> None:
    """Close the polygon and have it done, if it has three corners."""
    corners = list(stage.marking.corners)
    drop_corners(stage)
    if len(corners) > 2:
        path = QPainterPath()
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
        done(path)


def drop_corners(stage: Stage) -> bool:
    """Take all corners back; False if there were none."""
    there = bool(stage.marking.corners)
    stage.marking.corners.clear()
    stage.marking.clear()
    return there


def leave_corners(stage: Stage) -> None:
    """Take the corners back when another tool is taken in hand."""
    drop_corners(stage)


def _show_corners(stage: Stage, at: QPointF) -> None:
    path = QPainterPath()
    path.addPolygon(QPolygonF([*stage.marking.corners, at]))
    stage.marking.set(path)


def _near(a: QPointF, b: QPointF, reach: float) -> bool:
    return math.hypot(a.x() - b.x(), a.y() - b.y()) <= reach
