"""Paints a path onto what is painted on: filled, or as an outline of the brush's size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from desktop.model.document.selecting import path_coverage
from desktop.model.stage.tools.area_paint import colour_target, ground_of, paint_area
from desktop.model.stage.tools.tool import Stage

SHAPE_OPTIONS = ("colour", "opacity", "size", "filled")


def shape_painter(stage: Stage, label: str) -> Callable[[QPainterPath], None]:
    """Make what paints a finished shape, as one undo item."""

    def paint(path: QPainterPath) -> None:
        settings = stage.state.value
        inside = path if settings.filled else outline(path, settings.size)
        area = inside.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1).intersected(stage.document.rect)
        ground = ground_of(stage) if not area.isEmpty() and not path.isEmpty() else None
        if ground is not None:
            coverage = path_coverage(inside, area)
            paint_area(stage, ground, label, area, coverage, colour_target(ground, settings.colour))

    return paint


def outline(path: QPainterPath, width: float) -> QPainterPath:
    """Give the outline of a path as a path, so wide, with round corners as a brush has."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    made = stroker.createStroke(path)
    made.setFillRule(Qt.FillRule.WindingFill)
    return made
