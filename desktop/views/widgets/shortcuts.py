"""The keys of a window's commands: kept in the preferences, changed while it runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.model.settings import shortcuts
from desktop.views.widgets.commands import commands_of, name_of, usual_keys
from engine.phrase import mark

OWN, PRESET = "shortcuts", mark("shortcut preset")


class Shortcuts(QObject):
    """What a person changed stands above the preset that they chose, and that above the usual keys."""

    changed = Signal()

    def __init__(self, window: QWidget, preferences: QSettings) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self.presets = shortcuts.presets()
        self._own = shortcuts.read_own(preferences.value(OWN))
        preset = str(preferences.value(PRESET) or shortcuts.USUAL)
        self.preset = preset if preset in self.presets else shortcuts.USUAL
        self._apply()

    @property
    def commands(self) -> list[QAction]:
        """All commands, by their groups."""
        return commands_of(self._window)

    def choose(self, preset: str) -> None:
        """Take a preset's keys; "": the usual ones. What a person changed themselves stays."""
        self.preset = preset
        self._preferences.setValue(PRESET, preset)
        self._apply()

    def give(self, name: str, keys: Sequence[str]) -> None:
        """Give a command these keys and no other; whichever had one of them goes without it."""
        self._own[name] = list(keys)
        for other, theirs in self._own.items():
            if other != name:
                self._own[other] = [key for key in theirs if key not in keys]
        self._keep()

    def reset(self, name: str = "") -> None:
        """Give a command its keys of the preset again; "": all of them."""
        if name:
            self._own.pop(name, None)
        else:
            self._own.clear()
        self._keep()

    def is_changed(self, name: str) -> bool:
        """Tell whether a person changed its keys."""
        return name in self._own

    def holder(self, key: str, but: str = "") -> QAction | None:
        """Give the command that has this key."""
        wanted = QKeySequence(key)
        return next((each for each in self.commands if wanted in each.shortcuts() and name_of(each) != but), None)

    def _keep(self) -> None:
        self._preferences.setValue(OWN, shortcuts.write_own(self._own))
        self._apply()

    def _apply(self) -> None:
        commands = {name_of(each): each for each in self.commands}
        usual = {name: usual_keys(each) for name, each in commands.items()}
        preset = self.presets[self.preset][1] if self.preset else {}
        for name, keys in shortcuts.merged(usual, preset, self._own).items():
            commands[name].setShortcuts([QKeySequence(key) for key in keys])
        self.changed.emit()
