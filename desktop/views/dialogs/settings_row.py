"""One preference in the settings: its name and meaning at the left, its control at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.model.settings.preference import Preference, Value
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import label, rule
from desktop.views.widgets.slider import Slider
from desktop.views.widgets.switch import Switch
from desktop.words import tr

WIDE = 220
"""Pixels of a control that isn't a switch."""


class SettingsRow(QWidget):
    """Shows what `show_value` says; `chosen` tells what a person wants instead."""

    chosen = Signal(object)

    def __init__(self, preference: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preference = preference
        self.name = tr(preference.label)
        self.meaning = tr(preference.words) + "."
        if preference.at_start:
            self.meaning += " " + tr("From the next start on.")
        self.control = self._control()
        self.control.setAccessibleName(self.name)
        self.control.setAccessibleDescription(self.meaning)
        self.control.setToolTip(self.meaning)
        self.note = NoteLine()
        title = label(self.name, "body")
        title.setWordWrap(True)
        title.setBuddy(self.control)
        meaning = label(self.meaning, "note")
        meaning.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(meaning)
        words.addWidget(self.note)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())

    def show_value(self, value: Value) -> None:
        """Show what is in force; nothing is emitted."""
        self.note.set_text("")
        match self.control:
            case Switch():
                self.control.setChecked(bool(value))
            case MenuButton():
                self.control.set_value(str(value))
            case Slider():
                self.control.set_number(float(value))
            case QLineEdit():
                if self.control.text().strip() != value:
                    self.control.setText(str(value))

    def show_trouble(self, message: str) -> None:
        """Say why it can't be so."""
        self.note.set_text(message, blocking=True)

    def _control(self) -> QWidget:
        about = self.preference
        if isinstance(about.default, bool):
            switch = Switch(self.name)
            switch.clicked.connect(lambda on: self.chosen.emit(on))
            return switch
        if about.choices:
            menu = MenuButton(self.name)
            menu.set_choices([(value, tr(text)) for value, text in about.choices])
            menu.chosen.connect(lambda value: self.chosen.emit(value))
            menu.setFixedWidth(WIDE)
            return menu
        if isinstance(about.default, int | float):
            slider = Slider(
                "", about.low, about.high, about.step, default=float(about.default), unit=about.unit, curve=2.0
            )
            whole = isinstance(about.default, int)
            slider.number_changed.connect(lambda number: self.chosen.emit(round(number) if whole else number))
            slider.setFixedWidth(WIDE)
            return slider
        field = QLineEdit()
        field.setPlaceholderText(tr(about.hint))
        field.editingFinished.connect(lambda: self.chosen.emit(field.text()))
        field.setFixedWidth(WIDE)
        return field
