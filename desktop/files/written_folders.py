"""Remembers where files were written to last: what a kill leaves there goes at the next start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from engine.pictures.files import sweep_parts

KEY, MOST = "written", 8
"""Under what name the preferences keep the folders, and how many."""


class WrittenFolders:
    """The folders in a user's preferences, newest first."""

    def __init__(self, preferences: QSettings) -> None:
        self._preferences = preferences

    def remember(self, folder: str) -> None:
        """Keep a folder before a file is written there."""
        folders = [folder, *(each for each in self._all() if each != folder)]
        self._preferences.setValue(KEY, folders[:MOST])
        self._preferences.sync()

    def sweep(self) -> None:
        """Take away what a writing that was killed left."""
        for folder in self._all():
            sweep_parts(Path(folder))

    def _all(self) -> list[str]:
        kept = self._preferences.value(KEY, [])
        every = kept if isinstance(kept, list) else [kept]
        return [each for each in every if isinstance(each, str)]
