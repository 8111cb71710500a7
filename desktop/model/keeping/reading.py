"""Reads a person's work back from the journal's database. Nothing there is trusted: it may be damaged or edited."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np

from desktop.model.asking.candidates import Candidate
from desktop.model.document.content import Content, Figure, Node, NodeKind, first_stack, walk
from desktop.model.document.pose import PoseFigure
from desktop.model.keeping.database import DrawingDatabase
from desktop.model.keeping.journal import DocumentEntry, Origin
from desktop.model.keeping.panels import read_panels
from desktop.model.keeping.work import KeptDocument, Work
from desktop.model.pixels.layer import TILE, Key, Tiles
from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine.errors import UnreadableFile
from engine.openpose import fitted
from engine.picture import Picture
from engine.pictures.picture_codec import MAX_PIXELS, MAX_SIDE, decode_exactly
from engine.pictures.pose_files import from_json as pose_from
from engine.pictures.recipe_json import RecipeReader, parse

Row = tuple[Any, ...]


class Reading:
    """One start's look into the database."""

    def __init__(self, database: DrawingDatabase) -> None:
        self._database = database
        self._lost: list[str] = []
        self._pictures: dict[str, Picture] = {}

    def work(self) -> Work | None:
        """Read all but the results, which take their time; None if nothing was kept. Raises CannotWrite if locked."""
        settings = self._settings()
        documents = tuple(filter(None, (self._document(*row) for row in self._rows(_DOCUMENTS))))
        if not documents and not self._lost:
            return None
        return Work(settings, documents, tuple(dict.fromkeys(self._lost)))

    def results(self, document: str) -> Generator[Candidate, None, None]:
        """Give a document's results, newest first, one at a time; those that can't be read whole are left out."""
        for id, recipe, revision in self._rows(_RESULTS, document):
            reader = RecipeReader(tr("a result"), self._picture)
            try:
                origin = reader.read(Origin, parse(recipe, tr("a result")))
            except UnreadableFile:
                continue
            picture = self._stored(revision)
            if picture is not None and not reader.missing and isinstance(id, int):
                yield Candidate(id, picture.pixels, origin.request, origin.environment, origin.index)

    def _settings(self) -> Settings:
        rows = self._rows("SELECT settings FROM panels")
        if not rows:
            return Settings()
        return self._panels(str(rows[0][0]))

    def _panels(self, text: str) -> Settings:
        settings, lost = read_panels(text, self._picture)
        self._lost += lost
        return settings

    def _document(self, id: str, text: str) -> KeptDocument | None:
        try:
            about = RecipeReader(tr("a drawing"), lambda revision, size: None).read(
                DocumentEntry, parse(text, tr("a drawing"))
            )
        except (UnreadableFile, RecursionError, TypeError):
            self._lost.append(tr("a drawing"))
            return None
        width, height = about.size
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS):
            self._lost.append(tr("a drawing"))
            return None
        content = Content(about.size, self._stack(about.stack), {}, self._figures(about), about.source, about.guides)
        content = replace(content, tiles=self._tiles(id, content))
        ((last,),) = self._rows("SELECT MAX(id) FROM results WHERE document = ?", id) or [(0,)]
        last = last if isinstance(last, int) else 0
        return KeptDocument(
            id,
            content,
            None,
            last,
            name=about.name,
            path=about.path,
            modified=about.modified,
            chosen=about.chosen,
            settings=self._panels(about.panels) if about.panels else None,
        )

    def _stack(self, stack: tuple[Node, ...]) -> tuple[Node, ...]:
        """Give the layers; those of a new document where a picture can't be made of them."""
        ids = [node.id for node in walk(stack)]
        kinds = {node.kind for node in walk(stack)}
        if len(set(ids)) == len(ids) and {NodeKind.PAINT, NodeKind.MASK} <= kinds:
            return stack
        self._lost.append(tr("the order of the layers"))
        return first_stack()

    def _tiles(self, document: str, content: Content) -> dict[str, Tiles]:
        """Give the pixels of all layers, by id."""
        found: dict[str, dict[Key, np.ndarray]] = {}
        for id, x, y, pixels in self._rows(_TILES, document):
            tile = _tile(pixels, content.channels(id))
            if tile is None or not _inside((x, y), content.size):
                self._lost.append(tr("parts of a layer"))
            else:
                found.setdefault(id, {})[x, y] = tile
        return dict(found)

    def _figures(self, about: DocumentEntry) -> dict[str, Figure]:
        figures: dict[str, Figure] = {}
        for id, text in about.poses:
            try:
                figures[id] = PoseFigure(fitted(pose_from(text), about.size))
            except UnreadableFile:
                self._lost.append(tr("a pose"))
        return figures

    def _picture(self, revision: str, size: tuple[int, int]) -> Picture | None:
        found = self._stored(revision)
        return found if found is not None and found.size == size else None

    def _stored(self, revision: str) -> Picture | None:
        if revision in self._pictures:
            return self._pictures[revision]
        for (png,) in self._rows("SELECT png FROM pictures WHERE revision = ?", revision):
            pixels = decode_exactly(png) if isinstance(png, bytes) else None
            picture = None if pixels is None else Picture(pixels)
            if picture is not None and picture.revision == revision:
                self._pictures[revision] = picture
                return picture
        return None

    def _rows(self, query: str, *values: str) -> list[Row]:
        """Give what the query finds; where a damaged file gives up, what was found before."""
        connection = self._database.opened()
        rows: list[Row] = []
        try:
            rows.extend(connection.execute(query, values))
        except (sqlite3.Error, OverflowError):
            self._lost.append(tr("what lay in a damaged part of the journal"))
        return rows


_DOCUMENTS = "SELECT id, about FROM documents ORDER BY place"
_TILES = "SELECT layer, x, y, pixels FROM tiles WHERE document = ?"
_RESULTS = "SELECT id, recipe, picture FROM results WHERE document = ? ORDER BY place"


def _inside(key: Key, size: tuple[int, int]) -> bool:
    columns, rows = -(-size[0] // TILE), -(-size[1] // TILE)
    return all(isinstance(each, int) for each in key) and 0 <= key[0] < columns and 0 <= key[1] < rows


def _tile(packed: Any, channels: int) -> np.ndarray | None:
    """Give the read-only tile in a row; None if that is damaged."""
    shape = (TILE, TILE) if channels == 1 else (TILE, TILE, channels)
    size = TILE * TILE * channels
    try:
        unpacked = zlib.decompressobj().decompress(packed, size + 1)
    except (zlib.error, TypeError):
        return None
    return np.frombuffer(unpacked, np.uint8).reshape(shape) if len(unpacked) == size else None
