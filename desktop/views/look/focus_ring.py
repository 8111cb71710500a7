"""Shows where the keyboard is, to those who use it: a button that was clicked wears no ring."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget
from shiboken6 import isValid

PROPERTY = "ring"
"""The style sheet's `[ring="true"]`; text fields use `:focus`, since they show a caret anyway."""


def has_ring(widget: QWidget) -> bool:
    """Tell whether a widget paints itself the ring; what is no button or slider asks by setting the property."""
    return bool(widget.property(PROPERTY))


class FocusRing(QObject):
    """Puts the ring on what got the focus from another control, and not by the mouse.

    A window that comes to the front shows a ring only where it had one.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._wearer: QWidget | None = None
        app.focusChanged.connect(self._move)

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self._wearer:
            return
        if self._wearer is not None and isValid(self._wearer):
            _mark(self._wearer, False)
        self._wearer = None
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if old is not None and not by_mouse and _takes_ring(new):
            self._wearer = new
            _mark(new, True)


def _takes_ring(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QAbstractSlider) or widget.property(PROPERTY) is not None


def _mark(widget: QWidget, ring: bool) -> None:
    widget.setProperty(PROPERTY, ring)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
