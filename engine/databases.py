"""Words for what SQLite says went wrong, the same for every database of the program."""

from __future__ import annotations

import sqlite3

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
WHY = {
    sqlite3.SQLITE_FULL: "there is no space left: free some",
    sqlite3.SQLITE_READONLY: "it may not be written to: change its permissions",
    sqlite3.SQLITE_CANTOPEN: "the folder is missing or may not be written to",
    sqlite3.SQLITE_BUSY: "another Sketchlight has it open: close that one",
    sqlite3.SQLITE_IOERR: "the disk failed or is full",
}


def is_damaged(error: Exception) -> bool:
    """Whether the file is no database any more."""
    return isinstance(error, sqlite3.Error) and code(error) in DAMAGED


def why(error: sqlite3.Error | OSError) -> str:
    """Say what went wrong and what to do, as the end of a sentence without its full stop."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).rstrip(".")
    return WHY.get(code(error), str(error))


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
