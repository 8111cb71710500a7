"""Keeps a person's work on disk as it grows: each stroke at once, everything else within two seconds."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Errand, Latest
from desktop.model.asking.candidates import Candidate
from desktop.model.asking.studio import Studio
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.open_documents import OpenDocuments
from desktop.model.keeping.work import Work
from desktop.words import shown, tr

log = logging.getLogger(__name__)

SOON = 700
"""Milliseconds from the first change that is no stroke until it is written, however many more follow."""
AGAIN = 5_000
"""Milliseconds until what couldn't be written is tried again."""
FINISH = 30.0
"""Seconds that closing waits for the disk."""


class Keeper(QObject):
    """Takes what is to be kept on the GUI thread, which copies no pixel, and writes it on another."""

    failed = Signal(str)
    """Why it couldn't; nobody is told twice of one reason in a row."""
    mended = Signal()
    """It could again."""

    def __init__(self, studio: Studio, open_documents: OpenDocuments, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._studio, self.autosave = studio, autosave
        self._open = open_documents
        self._told = ""
        self._finished = False
        self._drawn = studio.document.content
        """What was drawn when it was last written."""
        self._writer = Latest(self._save, self)
        self._pictures = Latest(autosave.save_pictures, self)
        for lane in (self._writer, self._pictures):
            lane.done.connect(self._on_done)
            lane.failed.connect(self._on_failed)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.keep)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self.keep)
        document = studio.document
        document.history_changed.connect(self._on_history_changed)
        document.replaced.connect(self._keep_soon)
        document.modified_changed.connect(self._keep_soon)
        document.renamed.connect(self._keep_soon)
        studio.settings.changed.connect(self._keep_soon)
        studio.candidates.changed.connect(self._keep_soon)
        open_documents.changed.connect(self._keep_soon)
        open_documents.results_wanted.connect(self.read_results)

    def read_results(self) -> None:
        """Bring the document's results of the last session back, off the GUI thread; they are left alone till then."""
        self._open.results_read = False
        document = self._studio.document.id
        errand = Errand(lambda: list(self.autosave.results(document)), self)
        errand.done.connect(lambda results: self._on_results(document, results))
        errand.failed.connect(lambda error: self._on_results_lost(document, error))
        errand.start()

    def keep(self) -> None:
        """Write what changed, off the GUI thread."""
        if not self._finished:
            self._soon.stop()
            self._drawn = self._studio.document.content
            self._writer.put(self.work())

    def set_wait(self, milliseconds: int) -> None:
        """Write what is no stroke so long after it changed."""
        self._soon.setInterval(milliseconds)

    def keep_now(self) -> str:
        """Write before going on; why it couldn't, or ""."""
        self.keep()
        error = self._settled()
        return "" if error is None else _words(error)

    def settle(self) -> bool:
        """Wait until nothing is being written; whether that went well."""
        return self._settled() is None

    @property
    def remaining(self) -> int:
        """Milliseconds until the change that waits is written; −1 if none waits."""
        return self._soon.remainingTime()

    def finish(self) -> str:
        """Write before going on, and let go of the file; why it couldn't, or ""."""
        why = self.keep_now()
        if not why:
            self.give_up()
        return why

    def give_up(self) -> None:
        """Write no more: it is kept elsewhere, or the person doesn't mind."""
        self._finished = True
        self._again.stop()
        self.autosave.close()

    def keep_elsewhere(self, autosave: Autosave) -> None:
        """Write all of it to another place, now. Raises CannotWrite."""
        autosave.save(self.work())
        autosave.close()

    def work(self) -> Work:
        """Give all that is to come back at the next start."""
        return Work(self._studio.settings.value, self._open.kept())

    def _settled(self) -> Exception | None:
        return self._writer.settle(FINISH) or self._pictures.settle(FINISH)

    def _save(self, work: Work, _superseded: object) -> None:
        if not self.autosave.save_drawn(work):
            self._pictures.put(work)

    def _on_history_changed(self) -> None:
        """A stroke at once, a change of the panels soon."""
        if self._studio.document.content is self._drawn:
            self._keep_soon()
        else:
            self.keep()

    def _keep_soon(self) -> None:
        """Not put off by further changes: the first one counts."""
        if not self._soon.isActive() and not self._finished:
            self._soon.start()

    def _on_results(self, document: str, results: list[Candidate]) -> None:
        if document == self._studio.document.id:
            self._open.results_read = True
            self._studio.candidates.restore(results)

    def _on_results_lost(self, document: str, error: Exception) -> None:
        """They can't be read: what there is of them stays beside the journal, which is written anew."""
        log.error("%s", error)
        self.autosave.copy_aside()
        self._on_results(document, [])

    def _on_done(self) -> None:
        if self._told and self._writer.error is None and self._pictures.error is None:
            self._told = ""
            self.mended.emit()

    def _on_failed(self, error: Exception) -> None:
        """It is tried again, whether or not anything more is drawn."""
        log.error("%s", error)
        if not self._finished:
            self._again.start()
        if _words(error) != self._told:
            self._told = _words(error)
            self.failed.emit(self._told)


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return tr("The drawing can't be kept: the disk doesn't answer.")
    return shown(str(error)) or type(error).__name__
