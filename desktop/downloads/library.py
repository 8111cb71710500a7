"""The library in the window: taking downloads away, and carrying them to another machine."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.background import LongErrand
from desktop.words import tr
from engine.catalog import belongings, downloads
from engine.catalog.download_table import Download
from engine.catalog.downloads import share_in_words, size_in_words
from engine.errors import SketchlightError
from engine.fetching import carried
from engine.fetching.fetch import Progress
from engine.request import Key, Lane
from engine.worker import failure


class LibraryActions(QObject):
    """Asks, does it off the window's thread, and tells what came of it."""

    changed = Signal(str)
    """The name of a download that is here no longer; "" after several came."""
    progressed = Signal(str)
    noted = Signal(str)
    failed = Signal(object)
    """A Failed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._errand: LongErrand | None = None

    def remove(self, download: Download, parent: QWidget | None = None) -> None:
        """Say what it frees and what stops working, and take it away if that is wanted."""
        freed = size_in_words(belongings.bytes_here(download) / 1e6)
        box = QMessageBox(parent or self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Remove"))
        box.setText(tr("Remove {label}?", label=download.label))
        box.setInformativeText(
            tr("This frees {freed}. {stops} It can be fetched again.", freed=freed, stops=belongings.stops(download))
        )
        go = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.buttonClicked.connect(lambda pressed: self._take_away(download) if pressed is go else None)
        box.open()

    def export(self, parent: QWidget | None = None) -> None:
        """Ask for a folder, and copy all downloads that are here into it, with a manifest."""
        here = [each for each in downloads.downloads() if each.is_there]
        if not here:
            self.noted.emit(tr("There is nothing to export yet: fetch something first."))
            return
        folder = QFileDialog.getExistingDirectory(parent or self._window, tr("An empty folder for the pack"))
        if folder:
            self.start(
                lambda: carried.export(here, Path(folder)),
                tr("Exported %n download(s) to {folder}.", "", len(here), folder=folder),
            )

    def ask_bring(self, parent: QWidget | None = None) -> None:
        """Ask for a pack's folder, and copy what it holds to the models."""
        folder = QFileDialog.getExistingDirectory(parent or self._window, tr("The folder of an exported pack"))
        if folder:
            self.start(lambda: carried.bring(Path(folder)), tr("What the pack holds is here."))

    def start(self, call: Callable[[], Generator[Progress, None, None]], told: str) -> None:
        """Do it off the window's thread, one at a time."""
        if self._errand is not None:
            self.noted.emit(tr("One thing at a time: models are being copied still."))
            return
        self._errand = LongErrand(call, self)
        self._errand.progressed.connect(self._tell)
        self._errand.done.connect(lambda _last: self._through(told))
        self._errand.failed.connect(self._broken)
        self._errand.start()

    def _take_away(self, download: Download) -> None:
        try:
            freed = belongings.remove(download)
        except SketchlightError as error:
            self.failed.emit(failure(Key(0, Lane.EXPLICIT, 0), error))
        else:
            self.noted.emit(
                tr(
                    "{label} was removed: {size_in_words} are free again.",
                    label=download.label,
                    size_in_words=size_in_words(freed / 1000000.0),
                )
            )
        self.changed.emit(download.name)

    def _tell(self, step: Progress) -> None:
        self.progressed.emit(f"{step.stage} {share_in_words(step.done, step.total)}")

    def _through(self, told: str) -> None:
        self._errand = None
        self.progressed.emit("")
        self.noted.emit(told)
        self.changed.emit("")

    def _broken(self, error: Exception) -> None:
        self._errand = None
        self.progressed.emit("")
        self.failed.emit(failure(Key(0, Lane.EXPLICIT, 0), error))
