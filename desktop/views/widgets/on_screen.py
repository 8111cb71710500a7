"""Keeps windows of their own within the screen, however small it is or large everything on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(8, 40)
"""What a window manager puts round a window, about."""


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Make a window so large, or as large as the screen has room for."""
    room = (window.parentWidget() or window).screen().availableGeometry().size() - FRAME
    window.resize(QSize(width, height).boundedTo(room))


def place_within(popup: QWidget, at: QPoint) -> None:
    """Move a popup's upper left corner to a place of the screen, or so near that all of it is seen."""
    popup.adjustSize()
    screen = QGuiApplication.screenAt(at) or popup.screen()
    popup.move(_within(QRect(at, popup.size()), screen.availableGeometry()).topLeft())


def _within(rect: QRect, room: QRect) -> QRect:
    x = max(room.left(), min(rect.left(), room.right() + 1 - rect.width()))
    y = max(room.top(), min(rect.top(), room.bottom() + 1 - rect.height()))
    return QRect(QPoint(x, y), rect.size())
