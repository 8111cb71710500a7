"""Who has the keyboard: after a click on any button it is the canvas's, so that the next key is a tool's or undoes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
"""Widgets that a button may lead to, to be typed into."""


class Keyboard(QObject):
    """Watches where the focus goes in one window. Whoever walks by Tab and presses by Space keeps the place.

    A button that is disabled or hidden while it has the focus would hand it to whatever comes next, the prompt perhaps.
    """

    def __init__(self, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self._window, self._canvas = window, canvas
        for each in window.findChildren(QAbstractButton):
            if each.focusPolicy() == Qt.FocusPolicy.TabFocus:  # a click would leave the focus in a text field
                each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def give_back(self) -> None:
        """Let the canvas have it, unless something that is typed into was opened, or a menu or dialog is."""
        busy = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not busy and self._window.isActiveWindow() and not isinstance(QApplication.focusWidget(), TYPING):
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not isValid(self._window) or new.window() is not self._window:
            return
        if isinstance(old, QAbstractButton) and isValid(old) and not (old.isEnabled() and old.isVisible()):
            if old.window() is self._window:
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(new, QAbstractButton) and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            new.released.connect(self._on_released, Qt.ConnectionType.SingleShotConnection)

    def _on_released(self) -> None:
        QTimer.singleShot(0, self, self.give_back)
