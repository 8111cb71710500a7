"""The preferences as they are kept: read, changed, written to a file and taken from one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.model.settings.preference import Place, Preference, Value
from desktop.model.settings.preference_table import BY_NAME, PREFERENCES
from desktop.model.settings.settings import SettingsModel
from desktop.words import shown
from engine.errors import SketchlightError, UnreadableFile
from engine.fetching import network
from engine.groups import value_of
from engine.phrase import phrase
from engine.pictures.files import read_bytes, write_bytes
from engine.request import Offload

MOST = 1 << 20
"""Bytes of a file of settings."""


def kept(store: QSettings, name: str) -> Value:
    """Give one of the window's own preferences before there is a window."""
    return BY_NAME[name].read(store.value(name, BY_NAME[name].default))


class Preferences(QObject):
    """Each is where its record says; who else changes it there is seen as well."""

    changed = Signal(str)
    """The name of one that differs now."""

    def __init__(self, store: QSettings, settings: SettingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._settings = store, settings
        settings.changed.connect(self._on_settings_changed)

    def value(self, name: str) -> Value:
        """Give what is in force."""
        about = BY_NAME[name]
        if about.place is Place.NETWORK:
            return about.read(getattr(network.chosen(), name))
        if about.place is Place.PLACEMENT:
            return str(value_of(self._settings.value, name) or "")
        if about.place is Place.PANELS:
            return about.read(value_of(self._settings.value, name))
        return kept(self._store, name)

    def set(self, name: str, value: object) -> None:
        """Keep it and put it in force. Raises InvalidRequest, CannotFetch for a wrong address, CannotWrite."""
        about = BY_NAME[name]
        wanted = about.checked(value)
        if wanted == self.value(name):
            return
        if about.place is Place.NETWORK:
            network.choose(replace(network.chosen(), **{name: wanted}))  # type: ignore[arg-type]
        elif about.place is Place.PLACEMENT:
            self._settings.set(**{name: _placed(name, str(wanted))})
            return  # the settings tell
        elif about.place is Place.PANELS:
            self._settings.set(**{name: wanted})
            return
        else:
            self._store.setValue(name, wanted)
        self.changed.emit(name)

    def reset(self) -> None:
        """Have everything as it was shipped."""
        for each in PREFERENCES:
            self.set(each.name, each.default)

    def export(self, path: Path) -> None:
        """Write all to a file. Raises CannotWrite."""
        tree = {"sketchlight": "settings", "values": {each.name: self.value(each.name) for each in PREFERENCES}}
        write_bytes(path, (json.dumps(tree, indent=1, ensure_ascii=False) + "\n").encode())

    def take(self, path: Path) -> list[str]:
        """Take over what a file says; give what of it couldn't be, in words. Raises UnreadableFile."""
        try:
            tree = json.loads(read_bytes(path, MOST, "settings"))
            values = tree["values"]
            if tree["sketchlight"] != "settings" or not isinstance(values, dict):
                raise KeyError
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UnreadableFile(phrase("{name} holds no settings.", name=path.name)) from error
        notes = []
        for name, value in values.items():
            if name in BY_NAME:
                try:
                    self.set(name, value)
                except SketchlightError as error:
                    notes.append(shown(str(error)))
        return notes

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        for each in PREFERENCES:
            if each.place in (Place.PLACEMENT, Place.PANELS) and each.name in names:
                self.changed.emit(each.name)


def _placed(name: str, text: str) -> object:
    return (Offload(text) if name == "offload" else text) if text else None


def found(preference: Preference, words: str, translated: str = "") -> bool:
    """Tell whether a search for `words` means this one."""
    said = f"{preference.name} {preference.label} {preference.words} {translated}".casefold()
    return all(word in said for word in words.casefold().split())
