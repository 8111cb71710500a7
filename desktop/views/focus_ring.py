"""Shows where the keyboard is, to those who use it: a button that was clicked wears no ring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget

PROPERTY = "ring"
"""The style sheet's `[ring="true"]`; text fields use `:focus`, since they show a caret anyway."""


def follow(app: QApplication) -> None:
    """From now on, mark the control that got the focus other than by the mouse."""
    app.focusChanged.connect(_move)


def has_ring(widget: QWidget) -> bool:
    """For widgets that paint themselves; one that is no button or slider asks for it by setting the property."""
    return bool(widget.property(PROPERTY))


def _move(old: QWidget | None, new: QWidget | None) -> None:
    if old is not None and has_ring(old):
        _mark(old, False)
    if new is not None and (new.property(PROPERTY) is not None or isinstance(new, QAbstractButton | QAbstractSlider)):
        _mark(new, QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton)


def _mark(widget: QWidget, ring: bool) -> None:
    widget.setProperty(PROPERTY, ring)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
