"""Small pictures of brushes: one stroke of each, drawn by the brush itself, light to firm and light again."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QPixmap

from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.stroke import Stroke
from desktop.model.stage.brush_presets import BrushPreset, fields_of
from desktop.model.stage.tool_state import BrushSettings
from desktop.model.stage.tools.painting import of_settings
from desktop.views.look.theme import tokens

SIZE = QSize(88, 28)
THICKEST, THINNEST = 17.0, 2.5
"""Pixels that the largest and the smallest brush come to here."""
SCALE = 2
POINTS = 24


def brush_icon(preset: BrushPreset) -> QIcon:
    """Give one stroke of a brush in the colour of text."""
    ink = QColor(tokens().text)
    fields = fields_of(preset)
    size = min(max(4.4 * math.log2(max(fields["size"], 2.0)) - 6.5, THINNEST), THICKEST)
    settings = BrushSettings(**{**fields, "size": size * SCALE})
    layer = Layer((SIZE.width() * SCALE, SIZE.height() * SCALE), 4)
    stroke = Stroke(layer, of_settings(settings, (ink.red(), ink.green(), ink.blue(), 255)), lambda _rect: None)
    left, right = size * SCALE, SIZE.width() * SCALE - size * SCALE
    for point in range(POINTS + 1):
        share = point / POINTS
        x = left + (right - left) * share
        y = SIZE.height() * SCALE * (0.5 + 0.22 * math.sin(share * 2 * math.pi))
        stroke.to(x, y, 0.25 + 0.75 * math.sin(share * math.pi))
    stroke.end()
    pixels = layer.read(QRect(0, 0, *layer.size))
    image = conversions.borrowed(pixels).copy()
    image.setDevicePixelRatio(SCALE)
    return QIcon(QPixmap.fromImage(image))
