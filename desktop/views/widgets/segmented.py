"""One choice of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.views.look.icons import icon
from desktop.views.widgets.keys import keep_one_stop, key_pressed
from desktop.views.widgets.parts import ICON_AND_GAP
from desktop.words import tr


class Segmented(QFrame):
    """Buttons of which exactly one is chosen; the arrow keys move the choice.

    `choices` are (value, label, icon name or "", tooltip).
    """

    chosen = Signal(str)
    """The user chose this value; not emitted by `set_value`."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "segmented")
        name = tr(name)
        self.setAccessibleName(tr(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for value, label, icon_name, tooltip in choices:
            label, tooltip = tr(label), tr(tooltip)
            button = QPushButton(label)
            if icon_name:
                button.setIcon(icon(icon_name, "secondary", on="text"))
                button.setIconSize(ICON_AND_GAP)
            button.setProperty("look", "segment")
            button.setCheckable(True)
            button.setToolTip(tr(tooltip))
            button.setAccessibleName(f"{name}: {label}")
            button.installEventFilter(self)
            button.clicked.connect(lambda _checked, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)
        keep_one_stop(self._group)

    def value(self) -> str:
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Show this choice; nothing is emitted."""
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> QPushButton:
        return self._buttons[value]

    def _move(self, by: int) -> None:
        values = [each for each, button in self._buttons.items() if button.isEnabled()]
        value = values[(values.index(self.value()) + by) % len(values)]
        self._buttons[value].setFocus()
        self._buttons[value].click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice by left and right on a button, not only the focus."""
        if key_pressed(event) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if event.key() == Qt.Key.Key_Right else -1)
            return True
        return super().eventFilter(watched, event)
