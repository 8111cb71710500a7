"""The window's way to the history: every call goes off the GUI thread, what changes it in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.background import Errand, InTurn
from desktop.words import shown
from engine.errors import SketchlightError
from engine.events import Finished
from engine.history.entries import EntryOrigin
from engine.history.store import HistoryStore
from engine.request import Key

FINISH = 20.0
"""Seconds that closing waits for what is still to be written."""
KNOWN = 256
"""Runs of which it is remembered that they are kept."""


class Archive(QObject):
    """Keeps what was made and changes what is kept."""

    kept = Signal(object)
    """The entries of a run that are on the disk now."""
    settled = Signal(object)
    """The key of a run whose pictures are on the disk now."""
    changed = Signal()
    """Something was starred, tagged, deleted or brought back."""
    failed = Signal(object)
    """An error; nobody is told twice in a row of one reason why pictures can't be kept."""

    def __init__(self, history: HistoryStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = history
        self._told = ""
        self._known: dict[Key, None] = {}
        self._writer = InTurn(self)
        self._writer.done.connect(self._on_done)
        self._writer.failed.connect(self._on_failed)

    def keep(self, finished: Finished, origin: EntryOrigin) -> None:
        """Keep the pictures of a run, unless they are kept already."""
        if finished.key not in self._known:
            self._known[finished.key] = None
            if len(self._known) > KNOWN:
                del self._known[next(iter(self._known))]
            self._writer.put(lambda: self.history.add(finished, origin), partial(self._on_kept, finished.key))

    def tidy(self) -> None:
        """Do what is due at a start."""
        self._writer.put(self.history.tidy, lambda taken: self.changed.emit() if taken else None)

    def set_limit(self, limit: int) -> None:
        """Take no more than so many bytes from now on."""
        self.history.limit = limit
        self.tidy()

    def change(self, call: Callable[[HistoryStore], object]) -> None:
        """Change something that is kept; `changed` follows."""
        self._writer.put(lambda: call(self.history), lambda _answer: self.changed.emit())

    def ask(self, call: Callable[[HistoryStore], Any], done: Callable[[Any], object]) -> None:
        """Call off the GUI thread, then `done` with the answer on it."""
        errand = Errand(lambda: call(self.history), self)
        errand.done.connect(done)
        errand.failed.connect(self.failed)
        errand.start()

    def close(self) -> bool:
        """Wait until all is written, and let go of the files; whether all was."""
        written = self._writer.settle(FINISH)
        if written:
            self.history.close()
        return written

    def _on_kept(self, key: Key, entries: Sequence[object]) -> None:
        self._told = ""
        self.kept.emit(entries)
        self.settled.emit(key)

    def _on_done(self, then: Callable[[object], object], answer: object) -> None:
        then(answer)

    def _on_failed(self, _then: object, error: Exception) -> None:
        if not isinstance(error, SketchlightError):
            raise error
        if shown(str(error)) != self._told:
            self._told = shown(str(error))
            self.failed.emit(error)
