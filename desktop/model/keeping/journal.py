"""Writes a person's work into the journal's database: only what changed since the last write.

Tiles are compared by identity, which copy-on-write makes exact, so that a stroke costs the tiles it touched whatever
the size of the canvas. Pictures go by their content and are written once.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from desktop.model.asking.candidates import Candidate
from desktop.model.document.content import Guide, Node
from desktop.model.document.pose import PoseFigure
from desktop.model.keeping.database import DrawingDatabase
from desktop.model.keeping.panels import write_panels
from desktop.model.keeping.work import KeptDocument, Work
from desktop.model.pixels.layer import Tiles
from engine.events import Environment
from engine.picture import Picture
from engine.pictures.picture_codec import encode_png
from engine.pictures.pose_files import to_json as pose_json
from engine.pictures.recipe_json import pictures_in, to_tree
from engine.request import Request

OF_DOCUMENTS = ("tiles", "results")
"""Tables whose rows belong to a document."""
Pictures = dict[str, Picture]


@dataclass(frozen=True)
class Origin:
    """What made a result, beside its picture: it is the `index`-th of its request."""

    request: Request
    environment: Environment
    index: int


@dataclass(frozen=True)
class DocumentEntry:
    """What there is to know of a document beside its pixels; `poses` are (control's id, OpenPose's JSON)."""

    size: tuple[int, int]
    stack: tuple[Node, ...]
    source: str = ""
    chosen: tuple[str, ...] = ()
    poses: tuple[tuple[str, str], ...] = ()
    name: str = ""
    modified: bool = False
    path: str = ""
    guides: tuple[Guide, ...] = ()
    panels: str = ""
    """Its panels where it isn't in front, as `write_panels` has them."""


def about(document: KeptDocument) -> DocumentEntry:
    """Give what there is to know of this document."""
    content = document.content
    figures = sorted(content.figures.items())
    poses = tuple((id, pose_json(figure.pose)) for id, figure in figures if isinstance(figure, PoseFigure))
    return DocumentEntry(
        content.size,
        content.stack,
        content.source,
        document.chosen,
        poses,
        name=document.name,
        modified=document.modified,
        path=document.path,
        guides=content.guides,
        panels="" if document.settings is None else write_panels(document.settings),
    )


class Journal:
    """Knows what the database holds of each layer's tiles; after a failure it knows nothing and writes all anew.

    `turn` is held while the database is in use, and never while a picture is encoded: strokes don't wait for that.
    """

    def __init__(self, database: DrawingDatabase, turn: AbstractContextManager[object]) -> None:
        self._database, self._turn = database, turn
        self._tiles: dict[tuple[str, str], Tiles] = {}
        self._generation = 0
        self._pictures: dict[Candidate, Pictures] = {}

    def knows(self, document: str, layer: str, tiles: Tiles) -> None:
        """Take these tiles, which were read from it, as what the database holds."""
        self._generation = self._database.generation
        self._tiles[document, layer] = tiles

    def write(self, work: Work) -> bool:
        """Write all that changed but pictures; whether none is missing there. Raises CannotWrite: nothing changed then.

        A result is written once its pictures are there.
        """
        with self._turn:
            self._database.opened()
            if self._generation != self._database.generation:
                self._generation = self._database.generation
                self._tiles.clear()
            try:
                with self._database.transaction() as to:
                    _panels(to, work)
                    _drop_documents(to, work)
                    for place, document in enumerate(work.documents):
                        self._document(to, document, place)
                    there = _there(to)
                    self._results(to, work, there)
                    self._drop_pictures(to, work, there)
            except BaseException:
                self._tiles.clear()
                raise
            self._forget_closed(work)
            known = all(each in self._pictures for each in _results_of(work))
            return known and self._needed(work).keys() <= there

    def write_pictures(self, work: Work, superseded: Callable[[], bool] = lambda: False) -> bool:
        """Write the pictures of panels and results that are missing, then the results; whether all were written.

        It ends early, after one picture at least, where `superseded()` tells that newer work waits. Raises CannotWrite.
        """
        made = {each: self._pictures.get(each) or _pictures(each) for each in _results_of(work)}
        with self._turn:
            self._pictures = made
            with self._database.transaction() as to:
                missing = self._needed(work).keys() - _there(to)
        needed = self._needed(work)
        for revision in sorted(missing):
            png = encode_png(needed[revision].pixels, level=1)
            with self._turn, self._database.transaction() as to:
                to.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?)", (revision, png))
            if superseded():
                return False
        return self.write(work)

    def tidy(self) -> None:
        """Give back the space of what is gone. Raises CannotWrite."""
        with self._turn:
            connection = self._database.opened()
            with self._database.told():
                connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _document(self, to: sqlite3.Connection, document: KeptDocument, place: int) -> None:
        to.execute(
            "INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET place = excluded.place, "
            "about = excluded.about WHERE place IS NOT excluded.place OR about IS NOT excluded.about",
            (document.id, place, json.dumps(to_tree(about(document)))),
        )
        of = "FROM tiles WHERE document = ?"
        for (layer,) in to.execute(f"SELECT DISTINCT layer {of}", (document.id,)).fetchall():
            if layer not in document.content.tiles:
                to.execute(f"DELETE {of} AND layer = ?", (document.id, layer))
        for id, tiles in document.content.tiles.items():
            self._layer(to, document.id, id, tiles)

    def _layer(self, to: sqlite3.Connection, document: str, layer: str, tiles: Tiles) -> None:
        known = self._tiles.get((document, layer))
        if known is None:
            to.execute("DELETE FROM tiles WHERE document = ? AND layer = ?", (document, layer))
            known = {}
        to.executemany(
            "DELETE FROM tiles WHERE document = ? AND layer = ? AND x = ? AND y = ?",
            ((document, layer, *key) for key in known.keys() - tiles.keys()),
        )
        to.executemany(
            "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?, ?)",
            (
                (document, layer, *key, zlib.compress(tile.data, 1))
                for key, tile in tiles.items()
                if tile is not known.get(key)
            ),
        )
        self._tiles[document, layer] = tiles

    def _forget_closed(self, work: Work) -> None:
        """Let go of tiles of documents and layers that are gone: they would take memory until the program ends."""
        there = {(document.id, layer) for document in work.documents for layer in document.content.tiles}
        self._tiles = {key: tiles for key, tiles in self._tiles.items() if key in there}

    def _results(self, to: sqlite3.Connection, work: Work, there: set[str]) -> None:
        """List the results whose pictures are all there; rows of others are gone."""
        for document in work.documents:
            if document.results is None:
                continue
            rows = dict(to.execute(f"{_PLACES} WHERE document = ?", (document.id,)))
            gone = rows.keys() - {each.id for each in document.results}
            to.executemany("DELETE FROM results WHERE document = ? AND id = ?", ((document.id, id) for id in gone))
            for place, each in enumerate(document.results):
                if each.id in rows:
                    if rows[each.id] != place:
                        to.execute(f"{_MOVE} WHERE document = ? AND id = ?", (place, document.id, each.id))
                elif each in self._pictures and self._pictures[each].keys() <= there:
                    origin = Origin(each.request, each.environment, each.index)
                    picture = next(iter(self._pictures[each]))
                    row = (document.id, each.id, place, json.dumps(to_tree(origin)), picture)
                    to.execute("INSERT INTO results VALUES (?, ?, ?, ?, ?)", row)

    def _drop_pictures(self, to: sqlite3.Connection, work: Work, there: set[str]) -> None:
        """Drop what nothing names any more; nothing while it isn't known what the results name."""
        known = all(each in self._pictures for each in _results_of(work))
        if known and all(document.results is not None for document in work.documents):
            gone = there - self._needed(work).keys()
            to.executemany("DELETE FROM pictures WHERE revision = ?", ((each,) for each in gone))

    def _needed(self, work: Work) -> Pictures:
        """List the pictures that panels and results name, by revision, as far as it is known of these."""
        needed = pictures_in(work.settings)
        for document in work.documents:
            if document.settings is not None:
                needed.update(pictures_in(document.settings))
        for each in _results_of(work):
            needed.update(self._pictures.get(each, {}))
        return needed


def _results_of(work: Work) -> list[Candidate]:
    return [each for document in work.documents for each in document.results or ()]


def _there(to: sqlite3.Connection) -> set[str]:
    return {revision for (revision,) in to.execute("SELECT revision FROM pictures")}


_PLACES = "SELECT id, place FROM results"
_MOVE = "UPDATE results SET place = ?"


def _pictures(result: Candidate) -> Pictures:
    """List the result's own picture first, then those that it was made from."""
    own = Picture(result.image)
    return {own.revision: own, **pictures_in(result.request)}


def _panels(to: sqlite3.Connection, work: Work) -> None:
    to.execute(
        "INSERT INTO panels VALUES (1, ?) ON CONFLICT DO UPDATE SET settings = excluded.settings "
        "WHERE settings IS NOT excluded.settings",
        (write_panels(work.settings),),
    )


def _drop_documents(to: sqlite3.Connection, work: Work) -> None:
    kept = {document.id for document in work.documents}
    for (id,) in to.execute("SELECT id FROM documents").fetchall():
        if id not in kept:
            to.execute("DELETE FROM documents WHERE id = ?", (id,))
            for table in OF_DOCUMENTS:
                to.execute(f"DELETE FROM {table} WHERE document = ?", (id,))
