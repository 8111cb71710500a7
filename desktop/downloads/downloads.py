"""Models and weights in the window: the list of them, what is told while one comes, and its use once it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.downloads.library import LibraryActions
from desktop.downloads.network import NetworkActions
from desktop.downloads.sets import SetActions
from desktop.downloads.torch_install import TorchActions, fetch_any
from desktop.model.fetches import Fetches
from desktop.model.settings.settings import SettingsModel
from desktop.words import tr
from engine.catalog import downloads
from engine.events import Failed
from engine.torch_pack import pack

if TYPE_CHECKING:
    from desktop.views.dialogs.downloads_dialog import DownloadsDialog


class DownloadActions(QObject):
    """Holds the fetches, which outlive the dialog that shows them."""

    progressed = Signal(str)
    """“Fetching TAESD 42 %”; "" when nothing is fetched any more."""
    failed = Signal(object)
    """A Failed that no dialog shows."""
    noted = Signal(str)
    folder_wanted = Signal()
    """Another program's folder is to be chosen."""
    folder_unwanted = Signal(object)
    """The path of one that is to be used no more."""
    dropped = Signal(list)
    """Local paths of files and folders of weights that are to be added."""
    ready = Signal()
    """PyTorch can be used now."""

    def __init__(self, settings: SettingsModel, window: QWidget, fetches: Fetches | None = None) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window
        self._dialog: DownloadsDialog | None = None
        self.fetches = fetches or Fetches(self, fetch_any)
        self.sets = SetActions(self.fetches, self)
        self.network = NetworkActions(window)
        self.torch = TorchActions(self.fetches, window, self.noted.emit)
        self.library = LibraryActions(window)
        self.library.changed.connect(self._changed)
        self.library.failed.connect(self.failed)
        self.library.noted.connect(self.noted)
        self.library.progressed.connect(self.progressed)
        self.fetches.changed.connect(self._tell)
        self.fetches.arrived.connect(self._arrived)
        self.fetches.failed.connect(self._fail)

    def show(self, focus: str = "") -> DownloadsDialog:
        """Open the list of models and weights, with the download called `focus` in view."""
        from desktop.views.dialogs.downloads_dialog import (
            DownloadsDialog,  # read when it is first opened, not before the window is seen
        )

        if self._dialog is None or not isValid(self._dialog):
            self._dialog = dialog = DownloadsDialog(self.fetches, focus, self._window)
            for row in dialog.sets.values():
                self.sets.bind(row)
            dialog.folders.add_clicked.connect(self.folder_wanted)
            dialog.folders.remove_clicked.connect(self.folder_unwanted)
            dialog.dropped.connect(self.dropped)
            dialog.settings_clicked.connect(lambda: self.network.show(dialog))
            dialog.export_clicked.connect(lambda: self.library.export(dialog))
            dialog.bring_clicked.connect(lambda: self.library.ask_bring(dialog))
            dialog.remove_clicked.connect(lambda download: self.library.remove(download, dialog))
            dialog.show()
        else:
            self._dialog.show_first(focus)
            self._dialog.raise_()
            self._dialog.activateWindow()
        return self._dialog

    def show_folders(self) -> None:
        """Show the folders of other programs that are in use now."""
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.folders.look_again()

    def close(self, milliseconds: int) -> None:
        """Stop what is fetched; what came is kept for the next time."""
        self.fetches.close(milliseconds)

    def _arrived(self, name: str) -> None:
        self._settings.look_again()
        if name == pack.NAME:
            self.noted.emit(tr("PyTorch is installed, and used from now on."))
            self.ready.emit()

    def _changed(self, name: str) -> None:
        self._settings.look_again()
        for each in [name] if name else [one.name for one in downloads.downloads()]:
            self.fetches.look_again(each)

    def _tell(self, _name: str) -> None:
        current, progress = self.fetches.current, self.fetches.progress
        if current is None:
            self.progressed.emit("")
        else:
            share = f" {100 * progress.done // progress.total} %" if progress and progress.total else "…"
            stage = progress.stage if progress else tr("Fetching")
            self.progressed.emit(f"{stage} {current.label}{share}")

    def _fail(self, _name: str, failed: Failed) -> None:
        if self._dialog is None or not isValid(self._dialog):
            self.failed.emit(failed)
