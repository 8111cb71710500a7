"""Models and weights in the window: the list of them, what is told while one comes, and its use once it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.fetches import Fetches
from desktop.model.settings.settings import SettingsModel
from engine.events import Failed

if TYPE_CHECKING:
    from desktop.views.dialogs.downloads_dialog import DownloadsDialog


class DownloadActions(QObject):
    """Holds the fetches, which outlive the dialog that shows them."""

    progressed = Signal(str)
    """“Fetching TAESD 42 %”; "" when nothing is fetched any more."""
    failed = Signal(object)
    """A Failed that no dialog shows."""

    def __init__(self, settings: SettingsModel, window: QWidget, fetches: Fetches | None = None) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window
        self._dialog: DownloadsDialog | None = None
        self.fetches = fetches or Fetches(self)
        self.fetches.changed.connect(self._tell)
        self.fetches.arrived.connect(lambda _name: settings.look_again())
        self.fetches.failed.connect(self._fail)

    def show(self, focus: str = "") -> DownloadsDialog:
        """Open the list of models and weights, with the download called `focus` in view."""
        from desktop.views.dialogs.downloads_dialog import (
            DownloadsDialog,  # read when it is first opened, not before the window is seen
        )

        if self._dialog is None or not isValid(self._dialog):
            self._dialog = DownloadsDialog(self.fetches, focus, self._window)
            self._dialog.show()
        else:
            self._dialog.show_first(focus)
            self._dialog.raise_()
            self._dialog.activateWindow()
        return self._dialog

    def close(self, milliseconds: int) -> None:
        """Stop what is fetched; what came is kept for the next time."""
        self.fetches.close(milliseconds)

    def _tell(self, _name: str) -> None:
        current, progress = self.fetches.current, self.fetches.progress
        if current is None:
            self.progressed.emit("")
        else:
            share = f" {100 * progress.done // progress.total} %" if progress and progress.total else "…"
            self.progressed.emit(f"Fetching {current.label}{share}")

    def _fail(self, _name: str, failed: Failed) -> None:
        if self._dialog is None or not isValid(self._dialog):
            self.failed.emit(failed)
