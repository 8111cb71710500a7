"""Keeps a person's work in a folder across a close, a crash or a killed process."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from desktop.model.asking.candidates import Candidate
from desktop.model.keeping import older
from desktop.model.keeping.database import Damaged, Database
from desktop.model.keeping.journal import Journal
from desktop.model.keeping.reading import Reading
from desktop.model.keeping.work import Work
from desktop.model.settings.settings import Settings
from engine.errors import CannotWrite
from engine.pictures.files import shown, sweep_parts

FILE = "work.sqlite"


class Autosave:
    """One journal in one folder, which one program at a time may have open. Threads take turns.

    `path` names the journal itself where it has another name.
    """

    def __init__(self, folder: Path, path: Path | None = None) -> None:
        self.folder = folder
        self._turn = threading.RLock()
        self._database = Database(path or folder / FILE)
        self._journal = Journal(self._database, self._turn)
        self._is_older = False

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._database.path

    def load(self) -> Work | None:
        """What was kept last, without its results; None if nothing was.

        What can't be read is left out and named in `lost`, and the file is set aside. Raises CannotWrite where another
        program has it open, or it can't be opened at all.
        """
        sweep_parts(self.folder)
        with self._turn:
            if not self._database.exists:
                work = older.read(self.folder)
                self._is_older = work is not None
                return work
            try:
                work = Reading(self._database).work()
            except Damaged as error:
                return Work(Settings(), (), (f"the last drawing (its file is damaged{_aside(error.aside)})",))
            if work is not None and work.lost:
                aside = self._database.set_aside("damaged", shutil.copy2)
                self._database.opened()
                return Work(work.settings, work.documents, (*work.lost[:-1], f"{work.lost[-1]}{_aside(aside)}"))
            for document in work.documents if work else ():
                for id, tiles in document.content.tiles.items():
                    self._journal.knows(document.id, id, tiles)
            return work

    def begin_anew(self) -> None:
        """Leave what was kept under another name, for whoever wants it back, and begin an empty journal."""
        with self._turn:
            self._database.set_aside("before")

    def copy_aside(self) -> None:
        """Leave a copy of what was kept beside it: not all of it can be put back."""
        with self._turn:
            self._database.set_aside("damaged", shutil.copy2)

    def results(self, document: str) -> Iterator[Candidate]:
        """The results kept for a document, newest first; another thread may write between two."""
        with self._turn:
            if not self._database.exists:
                return
            items = Reading(self._database).results(document)
        with closing(items):
            while True:
                with self._turn:
                    item = next(items, None)
                if item is None:
                    return
                yield item

    def save(self, work: Work) -> None:
        """Write all that changed. Raises CannotWrite: what was last whole stands then."""
        if not self.save_drawn(work):
            self.save_pictures(work)

    def save_drawn(self, work: Work) -> bool:
        """Write all that changed but pictures, fast; whether none is missing. Raises CannotWrite."""
        return self._whole(self._journal.write(work))

    def save_pictures(self, work: Work, superseded: Callable[[], bool] = lambda: False) -> bool:
        """Write the pictures that are missing; whether all were (see `Journal`). Raises CannotWrite."""
        return self._whole(self._journal.write_pictures(work, superseded))

    def _whole(self, written: bool) -> bool:
        """Drop the files of an older version once the journal holds all that they held."""
        if written and self._is_older:
            older.remove(self.folder)
            self._is_older = False
        return written

    def close(self) -> None:
        """Tidy and let go of the file; the next use opens it again."""
        with self._turn:
            if self._database.is_open:
                with suppress(CannotWrite):
                    self._journal.tidy()
                self._database.close()


def _aside(path: Path | None) -> str:
    return "" if path is None else f"; what there was is set aside as {shown(path)}"
