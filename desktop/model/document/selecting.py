"""Selections as coverage, (H, W) uint8: made of shapes, put together, grown, shrunk and feathered. Pure functions."""

from __future__ import annotations

from enum import StrEnum

import cv2
import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from desktop.model.document.content import SELECTION, Content
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer

MOST = 512
"""Pixels that a selection is grown, shrunk or feathered by at most."""


class Combine(StrEnum):
    """What a new selection does with the one that is there."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"


def path_coverage(path: QPainterPath, area: QRect, *, smooth: bool = True) -> np.ndarray:
    """Cover `area` by the inside of a path in document pixels."""
    image = QImage(area.size(), QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.translate(-area.x(), -area.y())
    painter.fillPath(path, Qt.GlobalColor.white)
    painter.end()
    return conversions.luminance(image)


def combined(old: np.ndarray | None, new: np.ndarray, how: Combine) -> np.ndarray:
    """Put a new selection together with the old; None: nothing was selected."""
    if how is Combine.REPLACE:
        return new
    if old is None:
        return new if how is Combine.ADD else np.zeros_like(new) if how is Combine.INTERSECT else 255 - new
    if how is Combine.ADD:
        return np.maximum(old, new)
    return np.minimum(old, new if how is Combine.INTERSECT else 255 - new)


def grown(coverage: np.ndarray, pixels: int) -> np.ndarray:
    """Move the edge outwards by so many pixels, or inwards if negative."""
    if not pixels:
        return coverage
    reach = min(abs(pixels), MOST)
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    if pixels > 0:
        return cv2.dilate(coverage, around)
    return cv2.erode(coverage, around, borderType=cv2.BORDER_CONSTANT, borderValue=0)


def feathered(coverage: np.ndarray, pixels: float) -> np.ndarray:
    """Blur the edge over about so many pixels to each side."""
    return cv2.GaussianBlur(coverage, (0, 0), min(pixels, MOST) / 2) if pixels > 0 else coverage


def selected(content: Content, coverage: np.ndarray | None) -> Content:
    """Make this the selection; None, or nothing covered, selects nothing, so that tools work everywhere."""
    if coverage is None or not coverage.any():
        return content.with_layer(SELECTION, None)
    layer = Layer(content.size, 1)
    layer.write(layer.rect, coverage)
    return content.with_layer(SELECTION, layer)


def coverage_of(content: Content) -> np.ndarray | None:
    """Read the selection; None if nothing is selected."""
    return content.layer(SELECTION).read() if SELECTION in content.tiles else None
