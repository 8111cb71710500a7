"""Rectangles of the engine and of Qt."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt

from engine.request import Rect


def qrect(frame: Rect | None) -> QRect | None:
    return None if frame is None else QRect(frame.x, frame.y, frame.width, frame.height)


def contained(shape: tuple[int, ...], area: QRect) -> QRect:
    """Give the largest rectangle in the middle of `area` with the proportions of an (H, W, …) picture."""
    size = QSize(shape[1], shape[0]).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRect(QPoint(0, 0), size)
    fitted.moveCenter(area.center())
    return fitted
