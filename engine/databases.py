"""SQLite databases of the program: opened, migrated, their errors in words, a damaged file put aside."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.errors import CannotWrite
from engine.phrase import mark, phrase

WAIT = 5.0
"""Seconds to wait for another program that writes."""
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
WHY = {
    sqlite3.SQLITE_FULL: mark("there is no space left: free some"),
    sqlite3.SQLITE_READONLY: mark("it may not be written to: change its permissions"),
    sqlite3.SQLITE_CANTOPEN: mark("the folder is missing or may not be written to"),
    sqlite3.SQLITE_BUSY: mark("another Sketchlight has it open: close that one"),
    sqlite3.SQLITE_IOERR: mark("the disk failed or is full"),
}


class TooNew(sqlite3.DatabaseError):
    """The file was written by a newer program."""


class Database:
    """One file, opened at its first use. Every method may be called from any thread.

    `migrations[n]` leads from version n to n + 1, of which 0 is an empty file. `what` names it in messages (“The
    history in ~/…”), `afterwards` says what becomes of its content where a damaged file had to be put aside.
    """

    def __init__(self, path: Path, migrations: Sequence[str], what: str, afterwards: str) -> None:
        self.path = path
        self._migrations, self._what, self._afterwards = migrations, what, afterwards
        self._turn = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, for this thread alone; raises sqlite3's errors."""
        with self._turn:
            if self._connection is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = self._connect()
            yield self._connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection, with errors in words. Raises CannotWrite."""
        with self.told(), self.opened() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction, written whole or not at all. Raises CannotWrite."""
        with self.told(), self.opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self.close()  # takes back what was begun
                raise

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raise the errors of the block as CannotWrite. A file that is no database any more is put aside."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self.close()
            aside = self._set_aside() if is_damaged(error) else ""
            raise CannotWrite(
                phrase("{what} can't be used: {why}.{aside}", what=self._what, why=why(error), aside=aside)
            ) from error

    def close(self) -> None:
        """Let go of the file; it is opened again at the next use."""
        with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(sqlite3.Error):
                    connection.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            # Readable while another program writes; a power cut may cost the last entry, a killed program none.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the tables to the present form, each step whole or not at all. Raises TooNew."""
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(self._migrations):
            raise TooNew("it was written by a newer Sketchlight")
        for number, step in enumerate(self._migrations[version:], version + 1):
            connection.executescript(f"BEGIN IMMEDIATE;\n{step}\nPRAGMA user_version = {number};\nCOMMIT;")

    def _set_aside(self) -> str:
        """Rename a damaged file, so that another can be begun."""
        aside = self.path.with_name(f"{self.path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}.db")
        with suppress(OSError):
            self.path.replace(aside)
            for suffix in ("-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            return phrase(" It was renamed to {name}; {afterwards}", name=aside.name, afterwards=self._afterwards)
        return ""


def is_damaged(error: Exception) -> bool:
    """Tell whether the file is no database any more."""
    return isinstance(error, sqlite3.Error) and code(error) in DAMAGED


def why(error: sqlite3.Error | OSError) -> str:
    """Say what went wrong and what to do, as the end of a sentence without its full stop."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).rstrip(".")
    return WHY.get(code(error), str(error))


def code(error: sqlite3.Error) -> int:
    """Give SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
