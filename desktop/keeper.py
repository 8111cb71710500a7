"""Keeps the drawing now and then, and when the window closes."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Errand
from desktop.model.asking.studio import Studio
from desktop.model.keeping.autosave import Autosave, Kept
from engine.errors import SketchlightError

log = logging.getLogger(__name__)

INTERVAL = 20_000
"""Milliseconds between two looks whether something was drawn."""


class Keeper(QObject):
    """Saves what was drawn since the last time, so that even a killed process loses little."""

    failed = Signal(str)
    """Why it couldn't."""

    def __init__(self, studio: Studio, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._studio, self._autosave = studio, autosave
        self._dirty = False
        self._told = ""
        """Why it couldn't the last time; nobody is told twice."""
        studio.document.history_changed.connect(self._on_history_changed)
        timer = QTimer(self, interval=INTERVAL)
        timer.timeout.connect(self.save_soon)
        timer.start()

    def save_soon(self) -> None:
        """Save off the GUI thread, if anything was drawn."""
        if not self._dirty:
            return
        self._dirty = False
        kept = self._kept()
        errand = Errand(lambda: self._autosave.save(kept), self)
        errand.failed.connect(self._on_failed)
        errand.done.connect(self._on_saved)
        errand.start()

    def save_now(self) -> None:
        """Save before going on; nobody is there any more to be told of a failure."""
        try:
            self._autosave.save(self._kept())
        except SketchlightError as error:
            log.error("%s", error)

    def _on_saved(self, _nothing: object) -> None:
        self._told = ""

    def _on_failed(self, error: Exception) -> None:
        """It is tried again, whether or not anything more is drawn."""
        self._dirty = True
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(self._told)

    def _on_history_changed(self) -> None:
        self._dirty = True

    def _kept(self) -> Kept:
        document, settings = self._studio.document, self._studio.settings.value
        drawn = [card.id for card in settings.controls]
        return Kept(document.snapshot_full(), settings, document.maps.painted(drawn), document.maps.poses(drawn))
