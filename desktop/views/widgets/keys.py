"""What the keyboard does among widgets: key presses in filters of events, and one stop for Tab in a group."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup


def key_pressed(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Tell whether a key goes down."""
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)


def keep_one_stop(group: QButtonGroup) -> None:
    """Let Tab stop at the chosen button of a group alone: the arrow keys go to the others.

    Qt has it stop where the keyboard was last, though another was chosen since.
    """

    def follow() -> None:
        chosen = group.checkedButton()
        for button in group.buttons():
            stops = chosen is None or button is chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    group.buttonToggled.connect(lambda _button, on: follow() if on else None)
    follow()
