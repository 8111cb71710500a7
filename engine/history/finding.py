"""A query as SQL: words by the full-text index, everything else by columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from engine.history.entries import HistoryEntry, Query

COLUMNS = ", ".join(field.name for field in fields(HistoryEntry))
RUN, FAVOURITE = ([field.name for field in fields(HistoryEntry)].index(name) for name in ("run", "favourite"))
INDEXED = 3
"""Letters from which on a word is looked up in the index of its trigrams."""
_ANYWHERE = "prompt || ' ' || model || ' ' || tags LIKE ? ESCAPE '\\'"
_TAGGED = "', ' || tags || ', ' LIKE ? ESCAPE '\\'"


def find(connection: sqlite3.Connection, query: Query) -> list[HistoryEntry]:
    """Give what the query asks for, newest first, a run's pictures in their order."""
    return [entry_of(row) for row in rows(connection, query)]


def rows(connection: sqlite3.Connection, query: Query) -> list[tuple[Any, ...]]:
    """Find as `find` does, but as rows of COLUMNS: ten thousand entries take their time to be made."""
    where, values = _conditions(query)
    found: Iterable[tuple[Any, ...]] = connection.execute(
        f"SELECT {COLUMNS} FROM entries WHERE {' AND '.join(where)} ORDER BY made DESC, run, place", values
    )
    if query.gathered and not query.run:  # a run's pictures follow one another: they were made at one time
        found = (next(group) for _run, group in groupby(found, itemgetter(RUN)))
    return list(islice(found, query.limit or None))


def entry_of(row: tuple[Any, ...]) -> HistoryEntry:
    """Give an entry from its row of COLUMNS."""
    values = list(row)
    values[FAVOURITE] = bool(values[FAVOURITE])
    return HistoryEntry(*values)


def _conditions(query: Query) -> tuple[list[str], list[object]]:
    where: list[str] = ["trashed > 0" if query.trashed else "trashed = 0"]
    values: list[object] = []
    words = query.words.split()
    indexed = [word for word in words if len(word) >= INDEXED]
    if indexed:
        where.append("id IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(" ".join('"' + word.replace('"', '""') + '"' for word in indexed))
    for word in words:
        if len(word) < INDEXED:
            where.append(_ANYWHERE)
            values.append(f"%{_literally(word)}%")
    if query.tag:
        where.append(_TAGGED)
        values.append(f"%, {_literally(query.tag)}, %")
    for condition, value in (
        ("model = ?", query.model),
        ("run = ?", query.run),
        ("made >= ?", query.since),
        ("made < ?", query.until),
    ):
        if value:
            where.append(condition)
            values.append(value)
    if query.favourite:
        where.append("favourite = 1")
    return where, values


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
