"""The journal's file: an SQLite database in WAL mode, of which a killed program leaves the last whole transaction."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.words import tr
from engine.databases import DAMAGED, WHY, code, is_damaged, why
from engine.errors import CannotWrite
from engine.pictures.files import shown

VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS panels (id INTEGER PRIMARY KEY CHECK (id = 1), settings TEXT);
CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, place INTEGER, about TEXT);
CREATE TABLE IF NOT EXISTS tiles (
    document TEXT, layer TEXT, x INTEGER, y INTEGER, pixels BLOB, PRIMARY KEY (document, layer, x, y));
CREATE TABLE IF NOT EXISTS results (
    document TEXT, id INTEGER, place INTEGER, recipe TEXT, picture TEXT, PRIMARY KEY (document, id));
CREATE TABLE IF NOT EXISTS pictures (revision TEXT PRIMARY KEY, png BLOB);
"""
WAIT = 2.0
"""Seconds to wait for another program that is about to let go of the file."""
SUFFIXES = ("", "-wal", "-shm")


class Damaged(CannotWrite):
    """The file is no database any more; it was renamed to `aside`."""

    def __init__(self, message: str, aside: Path | None) -> None:
        super().__init__(message)
        self.aside = aside


class InUse(CannotWrite):
    """Another program has it open."""


class DrawingDatabase:
    """Opened at its first use, by one program at a time. Its caller takes care that only one thread is in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generation = 0
        """How often the file was opened: in another generation it may be another file."""
        self._connection: sqlite3.Connection | None = None
        self._inode: tuple[int, int] | None = None

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    @property
    def exists(self) -> bool:
        return self.path.exists()

    def opened(self) -> sqlite3.Connection:
        """Give the connection, made anew where somebody took the file away. Raises CannotWrite."""
        if self._connection is not None and self._inode == _inode(self.path):
            return self._connection
        self.close()
        with self.told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(self.path)
            self._inode = _inode(self.path)
            self.generation += 1
            return self._connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all of the block or nothing of it. Raises CannotWrite; the connection is closed then."""
        connection = self.opened()
        try:
            with self.told():
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
        except BaseException:
            self.close()
            raise

    @contextmanager
    def told(self) -> Iterator[None]:
        """Give the errors of the block in words; what was begun is taken back by closing."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self.close()
            message = tr(
                "The drawing can't be kept in {shown}: {why}.", shown=shown(self.path.parent), why=self._why(error)
            )
            if is_damaged(error):
                raise Damaged(message, self.set_aside("damaged")) from error
            if isinstance(error, sqlite3.Error) and code(error) == sqlite3.SQLITE_BUSY:
                raise InUse(message) from error
            raise CannotWrite(message) from error

    def copy_to(self, folder: Path) -> DrawingDatabase:
        """Give the same in another folder, to be read where this can't be opened. Raises CannotWrite."""
        copy = DrawingDatabase(folder / self.path.name)
        for suffix in SUFFIXES:
            try:
                shutil.copyfile(f"{self.path}{suffix}", f"{copy.path}{suffix}")
            except OSError:
                continue  # what is missing in it, reading will tell
        return copy

    def set_aside(self, word: str, move: Callable[[str, str], object] = os.replace) -> Path | None:
        """Rename what is there (or copy it), so that it stays for whoever can read it; its new name, None if none.

        `word` says in the name why.
        """
        self.close()
        aside = self.path.with_name(f"{self.path.stem}-{word}-{time.strftime('%Y%m%d-%H%M%S')}{self.path.suffix}")
        found = False
        for suffix in SUFFIXES:
            try:
                move(f"{self.path}{suffix}", f"{aside}{suffix}")
                found = True
            except OSError:
                continue
        return aside if found else None

    def _why(self, error: sqlite3.Error | OSError) -> str:
        """SQLite tells of a disk that may only be read in several ways."""
        if isinstance(error, OSError):
            return (error.strerror or str(error)).rstrip(".")
        if code(error) not in (*DAMAGED, sqlite3.SQLITE_BUSY) and not os.access(self.path.parent, os.W_OK):
            return WHY[sqlite3.SQLITE_READONLY]
        return why(error)

    def close(self) -> None:
        """Let go of the file; what was begun and not ended is taken back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error:
                return


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        # Exclusive: no second program, and no shared memory, which network disks lack.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA page_size = 16384")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise sqlite3.DatabaseError("it was written by a newer Sketchlight")
        connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
