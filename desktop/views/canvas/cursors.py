"""The pointer over the canvas, for each kind of tool."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPixmap

from desktop.model.stage.tools import Cursor
from desktop.views.look.icons import tinted
from desktop.views.look.theme import tokens

SIDE = 22
SYSTEM = {
    Cursor.ARROW: Qt.CursorShape.ArrowCursor,
    Cursor.WIDTH: Qt.CursorShape.SizeHorCursor,
    Cursor.HEIGHT: Qt.CursorShape.SizeVerCursor,
    Cursor.FALLING: Qt.CursorShape.SizeFDiagCursor,
    Cursor.RISING: Qt.CursorShape.SizeBDiagCursor,
    Cursor.CROSS: Qt.CursorShape.CrossCursor,
    Cursor.MOVE: Qt.CursorShape.SizeAllCursor,
    Cursor.TURN: Qt.CursorShape.PointingHandCursor,
}
"""Pointers that the desktop has as well."""


def cursor_of(kind: Cursor, *, held: bool) -> QCursor:
    """Make the pointer, none for RING, whose outline the canvas paints; `held` is while the button is down."""
    if kind is Cursor.HAND:
        return QCursor(Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor)
    if kind in SYSTEM:
        return QCursor(SYSTEM[kind])
    if kind is Cursor.PIPETTE:
        return _pipette(tokens().on_badge, tokens().badge)
    return QCursor(Qt.CursorShape.BlankCursor)


@cache
def _pipette(light: str, dark: str) -> QCursor:
    """Give the icon in light with a dark rim; its tip, at the lower left, is where it takes the colour."""
    size = QSize(SIDE, SIDE)
    made = QPixmap(SIDE + 2, SIDE + 2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    for x, y in ((0, 1), (2, 1), (1, 0), (1, 2)):
        painter.drawPixmap(x, y, tinted("pipette", size, dark, 1.0))
    painter.drawPixmap(1, 1, tinted("pipette", size, light, 1.0))
    painter.end()
    return QCursor(made, 3, SIDE - 1)
