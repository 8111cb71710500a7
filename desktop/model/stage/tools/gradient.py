"""The gradient tool: from the colour in hand to the one before, or into nothing."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainterPath

from desktop.model.stage.tools.area_paint import PaintTarget, colour_target, ground_of, paint_area
from desktop.model.stage.tools.painting import key
from desktop.model.stage.tools.shaping import snapped
from desktop.model.stage.tools.tool import Cursor, Gesture, Phase, Pointer, Stage, Tool
from desktop.words import tr
from engine.phrase import mark


def gesture(stage: Stage, pointer: Pointer) -> Gesture:
    ground = ground_of(stage)
    if ground is None:
        return
    start = end = pointer.at
    try:
        while pointer.phase is not Phase.RELEASE:
            pointer = yield
            end = snapped(start, pointer.at) if pointer.shift else pointer.at
            stage.marking.set(_line(start, end))
    finally:
        stage.marking.clear()
    if math.hypot(end.x() - start.x(), end.y() - start.y()) < 2:
        return
    area = _area(stage)
    share = shares(area, start, end, radial=stage.state.value.radial)
    coverage, target = _colours(stage, ground, share)
    paint_area(stage, ground, tr("Gradient"), area, coverage, target)


def shares(area: QRect, start: QPointF, end: QPointF, *, radial: bool) -> np.ndarray:
    """Tell how far each pixel of `area` is on the way from start to end: (H, W) float 0–1."""
    x = np.arange(area.width(), dtype=np.float32) + np.float32(area.x() + 0.5 - start.x())
    y = (np.arange(area.height(), dtype=np.float32) + np.float32(area.y() + 0.5 - start.y()))[:, None]
    across, down = end.x() - start.x(), end.y() - start.y()
    length2 = across * across + down * down
    if radial:
        return np.clip(np.sqrt(x * x + y * y) / np.float32(math.sqrt(length2)), 0, 1)
    return np.clip((x * np.float32(across) + y * np.float32(down)) / np.float32(length2), 0, 1)


def _colours(stage: Stage, ground: PaintTarget, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    settings = stage.state.value
    first = colour_target(ground, settings.colour).astype(np.float32)
    if settings.to_transparent:
        return ((1 - share) * 255 + 0.5).astype(np.uint8), first.astype(np.uint8)
    last = colour_target(ground, settings.previous_colour).astype(np.float32)
    weight = share if ground.mask else share[..., None]
    return np.full(share.shape, 255, np.uint8), (first + (last - first) * weight + 0.5).astype(np.uint8)


def _area(stage: Stage) -> QRect:
    selection = stage.document.selection
    return stage.document.rect if selection is None else selection.extent


def _line(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    path.lineTo(end)
    return path


TOOL = Tool(
    name="gradient",
    label=mark("Gradient"),
    icon="blend",
    shortcut="Shift+G",
    tip=mark("Drag from the colour in hand to the one before (X swaps them), or into nothing. Shift keeps to eighths."),
    gesture=gesture,
    snaps=True,
    cursor=Cursor.CROSS,
    options=("colour", "opacity", "radial", "to_transparent"),
    order=4,
    family="fill",
    key=key,
)
