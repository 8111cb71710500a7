"""Puts the result that covers the drawing into it, before something is done to what is seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.model.asking import taking
from desktop.model.asking.candidates import Candidate, Candidates
from desktop.model.asking.taking import Into
from desktop.model.document.document import Document
from desktop.model.settings.settings import SettingsModel, Workspace
from engine.phrase import mark

LIFTED = mark("The result is in the drawing now, to be worked on.")


class Lifting(QObject):
    """Knows whether a result covers the drawing: outside Sketch live it lies over it, and is what is seen of it."""

    lifted = Signal(str, object)
    """A result was put into the drawing by itself: that it was, and what takes it back."""
    put_down = Signal(str)
    """What was told by `lifted` is over: it was undone."""

    def __init__(
        self, settings: SettingsModel, document: Document, candidates: Candidates, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._document, self._candidates = settings, document, candidates
        self._covered = document.revision
        """The drawing's revision when a result was last laid over it."""
        self._lifted_after: int | None = None
        """How much was done before a result was lifted, as long as it is lifted."""
        candidates.selected_changed.connect(self._cover)
        document.history_changed.connect(self._uncover)

    @property
    def covers(self) -> bool:
        """Whether a result lies over the drawing."""
        return self._candidates.selected is not None and self._settings.value.workspace is not Workspace.LIVE

    def lift(self) -> None:
        """Put the result that covers the drawing into it, if one does."""
        chosen = self._candidates.selected
        if not self.covers or chosen is None or chosen.is_table:
            return
        done = self._document.history.labels[1]
        taking.take(self._document, chosen, Into.NEW_LAYER)
        self._candidates.select(None)
        document, self._lifted_after = self._document.id, done
        self.lifted.emit(LIFTED, lambda: self._put_down(chosen, done, document))

    def _put_down(self, chosen: Candidate, done: int, document: str) -> None:
        """Take back that a result was lifted, and what was done to it since, and show it again."""
        if self._document.id == document:
            self._document.walk_to(done)
            self._candidates.select(chosen.id)

    def _cover(self) -> None:
        self._covered = self._document.revision

    def _uncover(self) -> None:
        """Let what was done to the drawing under a result, by undo for one, be seen; the result stays below."""
        if self._lifted_after is not None and self._document.history.labels[1] <= self._lifted_after:
            self._lifted_after = None
            self.put_down.emit(LIFTED)
        if self.covers and self._document.revision != self._covered:
            self._candidates.select(None)
