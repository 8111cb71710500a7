"""Recognises key presses among events, for filters of other widgets' events."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def key_pressed(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Tell whether a key goes down."""
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
