"""The recorded sessions on disk: one SQLite file, which never grows beyond its limit by more than a moment.

The drawing and all that a picture was made from are kept exactly, so that it can be rendered again; the pictures that
came of it are kept as they look (WebP), as they are only looked at.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from engine.databases import Database
from engine.errors import InvalidRequest, UnreadableFile
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures.picture_codec import decode
from engine.pictures.recipe import Recipe, from_json, to_json
from engine.session import tiles
from engine.session.looks import as_seen
from engine.session.moments import Moment, MomentKind, Recording
from engine.session.schema import MIGRATIONS

DATABASE = "session.db"
LIMIT = 2 * 2**30
"""Bytes that recorded sessions may take, unless a person says otherwise."""
AT_ONCE = 100
"""Moments that go at once where there is no room for more, the oldest first."""
MOMENTS = "SELECT id, recording, at, kind, label, drawing FROM moments"
RECORDINGS = """
    SELECT recordings.id, document, name, min(at), max(at), count(moments.id), source
    FROM recordings JOIN moments ON recording = recordings.id
"""


class SessionStore:
    """How drawings grew. Every method may be called from any thread; all raise CannotWrite."""

    def __init__(self, folder: Path, limit: int = LIMIT, *, clock: Callable[[], float] = time.time) -> None:
        self.folder, self.limit = folder, limit
        self._clock = clock
        what, afterwards = phrase("The recorded session in {name}", name=str(folder)), phrase("a new one begins.")
        self._database = Database(folder / DATABASE, MIGRATIONS, what, afterwards)

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded here."""
        return (self.folder / DATABASE).exists()

    # Writing

    def recording_of(self, document: str, name: str) -> int:
        """Give the number of a document's recording, begun where there is none; a `name` is its own from now on."""
        with self._database.writing() as to:
            found = to.execute("SELECT id FROM recordings WHERE document = ? AND source = 0", (document,)).fetchone()
            if found is None:
                made = to.execute("INSERT INTO recordings (document, name) VALUES (?, ?)", (document, name))
                return int(made.lastrowid or 0)
            if name:
                to.execute("UPDATE recordings SET name = ? WHERE id = ?", (name, found[0]))
            return int(found[0])

    def rendered_from(self, source: int, name: str) -> int:
        """Begin a recording for what is rendered again of another; its number."""
        with self._database.writing() as to:
            made = to.execute("INSERT INTO recordings (document, name, source) VALUES ('', ?, ?)", (name, source))
            return int(made.lastrowid or 0)

    def add(
        self,
        recording: int,
        kind: MomentKind,
        label: str,
        *,
        drawing: Picture | None = None,
        result: tuple[Recipe, np.ndarray] | None = None,
        panels: str = "",
        at: float = 0.0,
    ) -> Moment:
        """Record a moment, as it is now or was `at`; of the oldest so much goes as there is no room for."""
        seen = None if result is None else as_seen(result[1])
        moment = (recording, at or self._clock(), kind.value, label, "" if drawing is None else drawing.revision)
        with self._database.writing() as to:
            columns = "recording, at, kind, label, drawing"
            id = int(to.execute(f"INSERT INTO moments ({columns}) VALUES (?, ?, ?, ?, ?)", moment).lastrowid or 0)
            named = {} if drawing is None else {drawing.revision: drawing}
            if result is not None and seen is not None:
                named |= result[0].pictures
                to.execute("INSERT INTO results VALUES (?, ?, ?)", (id, to_json(result[0]), seen))
            if panels:
                to.execute("INSERT INTO panels VALUES (?, ?)", (id, panels))
            for picture in named.values():
                tiles.put(to, picture)
            to.executemany("INSERT INTO uses VALUES (?, ?)", [(id, revision) for revision in named])
        self.keep_within()
        return Moment(id, moment[0], moment[1], kind, label, moment[4])

    def erase(self, recording: int) -> None:
        """Delete a recording for good."""
        with self._database.writing() as to:
            _erase(to, to.execute("SELECT id FROM moments WHERE recording = ?", (recording,)).fetchall())
            to.execute("DELETE FROM recordings WHERE id = ?", (recording,))

    def keep_within(self) -> None:
        """Delete the oldest moments until the rest is within the limit."""
        while self.bytes > self.limit:
            with self._database.writing() as to:
                oldest = to.execute("SELECT id FROM moments ORDER BY at, id LIMIT ?", (AT_ONCE,)).fetchall()
                if not oldest:
                    return
                _erase(to, oldest)
                to.execute("DELETE FROM recordings WHERE id NOT IN (SELECT recording FROM moments)")

    def close(self) -> None:
        """Let go of the file; it is opened again at the next use."""
        self._database.close()

    # Reading

    @property
    def bytes(self) -> int:
        """How much of the disk holds what is recorded; what was deleted is written over before the file grows."""
        with self._database.reading() as connection:
            pages, free, size = (
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "freelist_count", "page_size")
            )
        return int((pages - free) * size)

    def recordings(self) -> list[Recording]:
        """Give all recordings that hold a moment, the one that changed last first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{RECORDINGS} GROUP BY recordings.id ORDER BY max(at) DESC, recordings.id DESC")
            return [Recording(*row) for row in rows]

    def recording(self, id: int) -> Recording:
        """Give the recording of this number. Raises InvalidRequest where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(f"{RECORDINGS} WHERE recordings.id = ? GROUP BY recordings.id", (id,)).fetchone()
        if row is None:
            raise InvalidRequest(phrase("There is no recording {id}.", id=id))
        return Recording(*row)

    def moments(self, recording: int) -> list[Moment]:
        """Give the moments of a recording as they came."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{MOMENTS} WHERE recording = ? ORDER BY at, id", (recording,)).fetchall()
        return [Moment(id, of, at, MomentKind(kind), label, drawing) for id, of, at, kind, label, drawing in rows]

    def drawing(self, revision: str) -> Picture | None:
        """Give what was drawn, (H, W, 3) or (H, W, 4); None where it is gone."""
        with self._database.reading() as connection:
            return tiles.get(connection, revision)

    def result(self, moment: Moment) -> np.ndarray | None:
        """Give the picture that came, as it looked, (H, W, 3 | 4); None where none did, or it can't be read."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT picture FROM results WHERE moment = ?", (moment.id,)).fetchone()
        try:
            return None if row is None else decode(row[0], "the session")
        except UnreadableFile:
            return None

    def recipe(self, moment: Moment) -> Recipe:
        """Give the recipe of the picture that came, with what it was made from. Raises UnreadableFile without one."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT recipe FROM results WHERE moment = ?", (moment.id,)).fetchone()
            if row is None:
                raise UnreadableFile(phrase("No picture was made at this moment."))
            revisions = connection.execute("SELECT revision FROM uses WHERE moment = ?", (moment.id,)).fetchall()
            pictures = [tiles.get(connection, revision) for (revision,) in revisions]
        return from_json(row[0], "the session", [each for each in pictures if each is not None])

    def panels(self, moment: Moment) -> str:
        """Give the panels as they were set then, "" where they didn't change."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT panels FROM panels WHERE moment = ?", (moment.id,)).fetchone()
        return "" if row is None else str(row[0])


def _erase(to: sqlite3.Connection, ids: Sequence[tuple[int]]) -> None:
    """Delete moments, and what nobody names any more."""
    revisions = {revision for id in ids for (revision,) in to.execute("SELECT revision FROM uses WHERE moment = ?", id)}
    for table, column in (("moments", "id"), ("results", "moment"), ("panels", "moment"), ("uses", "moment")):
        to.executemany(f"DELETE FROM {table} WHERE {column} = ?", ids)
    used = "SELECT 1 FROM uses WHERE revision = ?"
    tiles.drop(to, [each for each in revisions if not to.execute(used, (each,)).fetchone()])
