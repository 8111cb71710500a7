"""The history's folder: pictures and thumbnails as files, all that is known of them in an SQLite database.

Each picture's file carries its recipe, so that the folder can be read without the database, and is written before the
entry: a killed program leaves whole entries, and files without one, which are taken in at the next opening.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np

from engine.databases import Database
from engine.errors import SketchlightError, UnreadableFile
from engine.events import Finished
from engine.history import finding
from engine.history.entries import EntryOrigin, HistoryEntry, Query, tidy_tags
from engine.history.files import Files
from engine.history.schema import MIGRATIONS
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures.files import shown, write_picture
from engine.pictures.recipe import Recipe, from_json, of_result, to_json
from engine.pictures.recipe_file import read_recipe

DATABASE = "history.db"
LIMIT = 10 * 2**30
"""Bytes that the history may take, unless a person says otherwise."""
TRASH_DAYS = 30
"""How long what was deleted can be brought back."""
DAY = 86_400.0


class HistoryStore:
    """Everything that was made. Every method may be called from any thread; all raise CannotWrite."""

    def __init__(self, folder: Path, limit: int = LIMIT, *, clock: Callable[[], float] = time.time) -> None:
        self.folder, self.limit = folder, limit
        self._files = Files(folder)
        self._clock = clock
        what, afterwards = f"The history in {shown(folder)}", "the pictures are taken in anew at the next start."
        self._database = Database(folder / DATABASE, MIGRATIONS, what, afterwards)

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return (self.folder / DATABASE).exists()

    # Writing

    def add(self, finished: Finished, origin: EntryOrigin = EntryOrigin.EXPLICIT) -> list[HistoryEntry]:
        """Keep the pictures of a run, with all that they were made from; the entries are on the disk then."""
        run, made = secrets.token_hex(8), self._clock()
        recipes = [of_result(finished.request, i, finished.environment) for i in range(len(finished.images))]
        sources = {each.revision: each for recipe in recipes[:1] for each in recipe.pictures.values()}
        with self._database.told():
            sizes = {revision: self._files.sources.put(picture) for revision, picture in sources.items()}
            names = [self._written(image, recipe, made) for image, recipe in zip(finished.images, recipes, strict=True)]
            with self._database.writing() as to:
                to.executemany("INSERT OR IGNORE INTO sources VALUES (?, ?)", sizes.items())
                ids = [
                    _insert(
                        to, name, recipe, image, (made, run, place, len(names), origin.value, self._files.size(name))
                    )
                    for place, (name, recipe, image) in enumerate(zip(names, recipes, finished.images, strict=True))
                ]
        self._keep_within()
        return self._of(ids)

    def star(self, ids: Sequence[int], favourite: bool) -> None:
        """Make favourites of these, or none; a favourite is never deleted to make room."""
        self._each("UPDATE entries SET favourite = ? WHERE id = ?", [(int(favourite), id) for id in ids])

    def tag(self, ids: Sequence[int], tags: str) -> str:
        """Give these the tags between the commas; returns them as they are kept."""
        tidy = tidy_tags(tags)
        self._each("UPDATE entries SET tags = ? WHERE id = ?", [(tidy, id) for id in ids])
        return tidy

    def trash(self, ids: Sequence[int]) -> None:
        """Move these to the trash, from where they go for good after TRASH_DAYS days."""
        self._each("UPDATE entries SET trashed = ? WHERE id = ?", [(self._clock(), id) for id in ids])

    def restore(self, ids: Sequence[int]) -> None:
        """Bring these back from the trash."""
        self._each("UPDATE entries SET trashed = 0 WHERE id = ?", [(id,) for id in ids])

    def erase(self, ids: Sequence[int]) -> None:
        """Delete what is in the trash of these, for good: rows first, so that no entry is left without its file."""
        with self._database.writing() as to:
            gone = [
                row
                for id in ids
                for row in to.execute("SELECT id, name FROM entries WHERE id = ? AND trashed > 0", (id,))
            ]
            for table, column in (("entries", "id"), ("recipes", "entry"), ("uses", "entry")):
                to.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(id,) for id, _name in gone])
            unused = [revision for (revision,) in to.execute(_UNUSED)]
            to.executemany("DELETE FROM sources WHERE revision = ?", [(each,) for each in unused])
        for _id, name in gone:
            self._files.remove(name)
        for revision in unused:
            self._files.sources.remove(revision)

    def empty_trash(self) -> None:
        """Delete all of the trash for good."""
        self.erase([entry.id for entry in self.find(Query(trashed=True))])

    def tidy(self) -> int:
        """Do what is due now and then: take in files without an entry, drop old trash; how many were taken in."""
        taken = self._adopt()
        old = self._clock() - TRASH_DAYS * DAY
        self.erase([entry.id for entry in self.find(Query(trashed=True)) if entry.trashed < old])
        self._keep_within()
        return taken

    def close(self) -> None:
        """Let go of the file; it is opened again at the next use."""
        self._database.close()

    # Reading

    def find(self, query: Query | None = None) -> list[HistoryEntry]:
        """Give what the query asks for (None: everything that isn't in the trash), newest first."""
        with self._database.reading() as connection:
            return finding.find(connection, query or Query())

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """Find as `find` does, but as rows that `finding.entry_of` makes entries of."""
        with self._database.reading() as connection:
            return finding.rows(connection, query)

    def entry(self, id: int) -> HistoryEntry | None:
        """Give the entry of this number, in the trash or not."""
        return next(iter(self._of([id])), None)

    def models(self) -> list[str]:
        """Give the models that anything was made with, by name."""
        with self._database.reading() as connection:
            return [each for (each,) in connection.execute("SELECT DISTINCT model FROM entries ORDER BY model")]

    def prompts(self, *, negative: bool = False, most: int = 500) -> list[str]:
        """Give the prompts, or negative prompts, that anything was made by: each once, what was used last first."""
        column = "negative" if negative else "prompt"
        found = f"SELECT {column} FROM entries WHERE trim({column}) != '' AND trashed = 0 GROUP BY {column}"
        with self._database.reading() as connection:
            return [each for (each,) in connection.execute(f"{found} ORDER BY max(made) DESC LIMIT ?", (most,))]

    def tags(self) -> list[str]:
        """Give the tags that were given, by name."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT DISTINCT tags FROM entries WHERE tags != ''").fetchall()
        return sorted({tag for (tags,) in rows for tag in tags.split(", ")}, key=str.casefold)

    def recipe(self, entry: HistoryEntry) -> Recipe:
        """Give the recipe, with those of its pictures that are there. Raises UnreadableFile if there is none."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT recipe FROM recipes WHERE entry = ?", (entry.id,)).fetchone()
            revisions = connection.execute("SELECT revision FROM uses WHERE entry = ?", (entry.id,)).fetchall()
        if row is None:
            raise UnreadableFile(phrase("The recipe of this picture is gone from the history."))
        pictures = [self._files.sources.get(revision) for (revision,) in revisions]
        return from_json(row[0], "the history", [each for each in pictures if each is not None])

    def picture(self, entry: HistoryEntry) -> Picture:
        """Give the picture itself. Raises UnreadableFile where its file is missing or broken."""
        return self._files.picture(entry.name)

    def path(self, entry: HistoryEntry) -> Path:
        """Tell where the picture lies, or lay."""
        return self._files.path(entry.name)

    def thumbnail(self, entry: HistoryEntry) -> bytes | None:
        """Give a JPEG of at most 256 pixels a side, made anew where it is missing; None if the picture is gone, too."""
        return self._files.thumbnail(entry.name)

    def export(self, entry: HistoryEntry, path: Path, *, recipe: bool = True) -> tuple[str, ...]:
        """Write the picture to a file, with its recipe and what it was made from, or bare; returns notes.

        Raises UnreadableFile where the picture is gone.
        """
        pixels = self.picture(entry).pixels
        return write_picture(path, pixels, self.recipe(entry) if recipe else None)

    # Inside

    def _written(self, image: np.ndarray, recipe: Recipe, made: float) -> str:
        """Give the name under which a picture and its thumbnail were written."""
        name = f"{time.strftime('%Y-%m/%Y%m%d-%H%M%S', time.localtime(made))}-{secrets.token_hex(4)}"
        self._files.put(name, image, recipe)
        return name

    def _adopt(self) -> int:
        """Take in files that have no entry, with what their recipes say; others are left alone."""
        with self._database.reading() as connection:
            known = {name for (name,) in connection.execute("SELECT name FROM entries")}
        taken = 0
        for name, made in self._files.names():
            if name in known:
                continue
            with suppress(SketchlightError):
                recipe, pixels = read_recipe(self._files.path(name)), self._files.picture(name).pixels
                about = (made, secrets.token_hex(8), 0, 1, EntryOrigin.EXPLICIT.value, self._files.size(name))
                sizes = {each: self._files.sources.size(each) for each in _named(recipe)}
                with self._database.writing() as to:
                    to.executemany(
                        "INSERT OR IGNORE INTO sources VALUES (?, ?)", [*filter(itemgetter(1), sizes.items())]
                    )
                    _insert(to, name, recipe, pixels, about)
                taken += 1
        return taken

    def _keep_within(self) -> None:
        """Delete the oldest of the trash, then the oldest that nobody starred, until the rest is within the limit."""
        with self._database.reading() as connection:
            (used,) = connection.execute(_USED).fetchone()
            over, doomed = used - self.limit, []
            rows = connection.execute(_OLDEST).fetchall() if over > 0 else []
        for id, size in rows:
            if over <= 0:
                break
            doomed.append(id)
            over -= size
        if doomed:
            self.trash(doomed)
            self.erase(doomed)

    def _of(self, ids: Sequence[int]) -> list[HistoryEntry]:
        with self._database.reading() as connection:
            found = f"SELECT {finding.COLUMNS} FROM entries WHERE id = ?"
            return [finding.entry_of(row) for id in ids for row in connection.execute(found, (id,))]

    def _each(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._database.writing() as to:
            to.executemany(statement, rows)


def _insert(to: sqlite3.Connection, name: str, recipe: Recipe, image: np.ndarray, about: tuple[object, ...]) -> int:
    made, run, place, among, origin, size = about
    request = recipe.request
    row = (name, made, run, place, among, origin, request.uses.model, recipe.prompt, request.words.negative)
    columns = "name, made, run, place, among, origin, model, prompt, negative, seed, width, height, bytes"
    values = (*row, str(recipe.seed), image.shape[1], image.shape[0], size)
    id = to.execute(f"INSERT INTO entries ({columns}) VALUES ({', '.join('?' * len(values))})", values).lastrowid
    assert id is not None
    to.execute("INSERT INTO recipes VALUES (?, ?)", (id, to_json(recipe)))
    to.executemany("INSERT INTO uses VALUES (?, ?)", [(id, revision) for revision in _named(recipe)])
    return id


def _named(recipe: Recipe) -> set[str]:
    """Give the revisions of all pictures that a recipe names, whether they are at hand or not."""
    return {*recipe.pictures, *(each.revision for each in recipe.missing)}


_USED = "SELECT (SELECT coalesce(sum(bytes), 0) FROM entries) + (SELECT coalesce(sum(bytes), 0) FROM sources)"
_UNUSED = "SELECT revision FROM sources WHERE revision NOT IN (SELECT revision FROM uses)"
_OLDEST = "SELECT id, bytes FROM entries WHERE favourite = 0 ORDER BY trashed = 0, made"
