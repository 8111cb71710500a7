"""Keeps a person's work in a folder across a close, a crash or a killed process."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.model.asking.candidates import Candidate
from desktop.model.keeping import older
from desktop.model.keeping.database import Damaged, DrawingDatabase, InUse
from desktop.model.keeping.journal import Journal
from desktop.model.keeping.reading import Reading
from desktop.model.keeping.work import Work
from desktop.model.settings.settings import Settings
from desktop.words import tr
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
        self._database = DrawingDatabase(path or folder / FILE)
        self._journal = Journal(self._database, self._turn)
        self._is_older = False
        self._copy: DrawingDatabase | None = None
        self._copied_to: TemporaryDirectory[str] | None = None
        self._unread = False
        """Whether there is work in the file that nobody could read: it is set aside before anything is written."""

    @property
    def is_copied(self) -> bool:
        """Whether what was kept could only be read from a copy, as nothing can be written there."""
        return self._copy is not None

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._database.path

    def load(self) -> Work | None:
        """Give what was kept last, without its results; None if nothing was.

        What can't be read is left out and named in `lost`, and the file is set aside. On a disk that is full or may
        not be written to a copy is read. Raises CannotWrite where another program has it open, or nothing can be read.
        """
        sweep_parts(self.folder)
        with self._turn:
            if not self._database.exists:
                work = older.read(self.folder)
                self._is_older = work is not None
                return work
            try:
                work = self._read()
            except Damaged as error:
                return Work(
                    Settings(), (), (tr("the last drawing (its file is damaged{aside})", aside=_aside(error.aside)),)
                )
            if work is not None and work.lost:
                aside = self._database.set_aside("damaged", shutil.copy2)
                self._database.opened()
                return Work(work.settings, work.documents, (*work.lost[:-1], f"{work.lost[-1]}{_aside(aside)}"))
            for document in work.documents if work else ():
                for id, tiles in document.content.tiles.items():
                    self._journal.knows(document.id, id, tiles)
            return work

    def _read(self) -> Work | None:
        try:
            return Reading(self._database).work()
        except Damaged:
            raise
        except CannotWrite as error:
            self._unread = True
            work = None if isinstance(error, InUse) else self._read_copy()
            if work is None:
                raise
            self._unread = False
            return work

    def _read_copy(self) -> Work | None:
        try:
            self._copied_to = TemporaryDirectory(prefix="sketchlight-")
            copy = self._database.copy_to(Path(self._copied_to.name))
            work = Reading(copy).work()
        except (CannotWrite, OSError):
            return None
        self._copy = copy
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
        """Give the results kept for a document, newest first; another thread may write between two."""
        with self._turn:
            if not self._database.exists:
                return
            items = Reading(self._copy or self._database).results(document)
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
        if self._unread:
            with self._turn:
                self._database.opened()  # before it is known that it can be written to, nothing is renamed
                self._database.set_aside("before")
                self._unread = False
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
            if self._copy is not None:
                self._copy.close()
            if self._copied_to is not None:
                self._copied_to.cleanup()


def _aside(path: Path | None) -> str:
    return "" if path is None else tr("; what there was is set aside as {shown}", shown=shown(path))
