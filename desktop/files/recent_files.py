"""The documents that were opened or saved lately, kept among the preferences, each with a small picture of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from desktop.background import Errand
from desktop.files.file_actions import FileActions
from desktop.model.keeping.file_previews import preview
from desktop.views.window.top_bar import PREVIEW, TopBar

MOST = 10
KEY = "recent"


class RecentFiles(QObject):
    """Newest first; one that is gone is left out when it is chosen and can't be opened."""

    def __init__(self, preferences: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences

    @property
    def paths(self) -> list[str]:
        kept = self._preferences.value(KEY, [])
        every = kept if isinstance(kept, list) else [kept]
        return [path for path in every if isinstance(path, str)][:MOST]

    def remember(self, path: Path) -> None:
        """Put a path first."""
        first = str(path)
        self._preferences.setValue(KEY, [first, *(each for each in self.paths if each != first)][:MOST])

    def bind(self, bar: TopBar, files: FileActions) -> None:
        """Show the list in the menu and open what is chosen there."""

        def remember(path: Path) -> None:
            self.remember(path)
            bar.set_recent(self.paths)

        files.remembered.connect(remember)
        bar.recent_chosen.connect(lambda path: files.open(Path(path)))
        bar.set_recent(self.paths)
        bar.recent.aboutToShow.connect(lambda: self._look(bar))

    def _look(self, bar: TopBar) -> None:
        """Show what the files look like now, each as soon as it is read: a disk may be slow, or asleep."""
        for path in self.paths:
            errand = Errand(partial(preview, Path(path), round(PREVIEW * bar.devicePixelRatioF())), self)
            errand.done.connect(partial(bar.set_recent_preview, path))
            errand.start()
