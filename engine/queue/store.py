"""The queue's folder: what is to be made in an SQLite database, and the pictures that it is made from as files.

One program at a time works on it: whoever changes or runs it holds its lock. Reading needs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.databases import Database
from engine.errors import CannotWrite, UnreadableFile
from engine.phrase import phrase
from engine.pictures.files import shown
from engine.pictures.recipe import Recipe, from_json, to_json
from engine.pictures.source_files import SourceFiles
from engine.queue.jobs import JobState, QueueJob
from engine.request import Request

if TYPE_CHECKING:
    from filelock import FileLock

DATABASE, LOCK, SOURCES = "queue.db", "queue.lock", "sources"
MOST = 1000
"""Jobs that a queue holds."""
TRIES = 2
"""How often a job is begun without coming to its end until it waits for a person."""
MIGRATIONS = (
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, document TEXT NOT NULL, name TEXT NOT NULL,
        added REAL NOT NULL, model TEXT NOT NULL, prompt TEXT NOT NULL, seed TEXT NOT NULL,
        width INTEGER NOT NULL, height INTEGER NOT NULL, pictures INTEGER NOT NULL, work REAL NOT NULL,
        state TEXT NOT NULL, told TEXT NOT NULL, tries INTEGER NOT NULL, recipe TEXT NOT NULL);
    CREATE TABLE uses (job INTEGER NOT NULL, revision TEXT NOT NULL, PRIMARY KEY (job, revision)) WITHOUT ROWID;
    CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
    """,
)
"""`MIGRATIONS[n]` leads from version n to n + 1; 0 is an empty file."""
ENDED = phrase("The program ended while this was made, more than once.")
COLUMNS = tuple(field.name for field in fields(QueueJob))


class QueueStore:
    """The saved queue. Every method may be called from any thread; all raise CannotWrite."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources = SourceFiles(folder / SOURCES)
        afterwards = "what was queued is lost."
        self._database = Database(folder / DATABASE, MIGRATIONS, f"The queue in {shown(folder)}", afterwards)

    @cached_property
    def _lock(self) -> FileLock:
        from filelock import FileLock  # takes a while, and is not needed before the window is seen

        return FileLock(self.folder / LOCK, timeout=0, thread_local=False)

    @property
    def exists(self) -> bool:
        """Whether anything was ever queued here."""
        return (self.folder / DATABASE).exists()

    def lock(self) -> bool:
        """Keep other programs from changing or running it until `close`; False if one does."""
        from filelock import Timeout

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise CannotWrite(
                phrase(
                    "The queue in {shown} can't be used: {value}.",
                    shown=shown(self.folder),
                    value=error.strerror or error,
                )
            ) from error
        return True

    def close(self) -> None:
        """Let go of file and lock."""
        self._database.close()
        if self._lock.is_locked:
            self._lock.release()

    # Reading

    def jobs(self) -> list[QueueJob]:
        """Give all jobs, the next first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM jobs ORDER BY place, id").fetchall()
        return [_job(row) for row in rows]

    def last_id(self) -> int:
        """Give the highest number that a job ever had."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'").fetchone()
        return row[0] if row else 0

    def request(self, id: int) -> Request:
        """Give what a job asks for. Raises UnreadableFile where that or a picture of it is gone or broken."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT recipe FROM jobs WHERE id = ?", (id,)).fetchone()
            revisions = connection.execute("SELECT revision FROM uses WHERE job = ?", (id,)).fetchall()
        if row is None:
            raise UnreadableFile(phrase("This job is gone from the queue."))
        found = [self._sources.get(revision) for (revision,) in revisions]
        recipe = from_json(row[0], "the queue", [each for each in found if each is not None])
        if recipe.missing:
            raise UnreadableFile(
                phrase("The {role} of this job is gone from the queue's folder.", role=recipe.missing[0].role)
            )
        return recipe.request

    def paused(self) -> bool:
        """Tell whether the queue as a whole is paused."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM marks WHERE name = 'paused'").fetchone()
        return bool(row and row[0])

    # Writing

    def add(self, job: QueueJob, request: Request) -> None:
        """Keep a job, behind all others: its number is above any place that `order` gives."""
        recipe = Recipe(request)
        with self._database.told():
            for picture in recipe.pictures.values():
                self._sources.put(picture)
        values = {name: getattr(job, name) for name in COLUMNS} | {"place": job.id, "recipe": to_json(recipe)}
        with self._database.writing() as to:
            to.execute(
                f"INSERT OR REPLACE INTO jobs ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
                [*values.values()],
            )
            to.executemany("INSERT OR IGNORE INTO uses VALUES (?, ?)", [(job.id, each) for each in recipe.pictures])

    def remove(self, ids: Sequence[int]) -> None:
        """Forget jobs, and the pictures that no other is made from."""
        with self._database.writing() as to:
            for table, column in (("jobs", "id"), ("uses", "job")):
                to.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(id,) for id in ids])
            used = {revision for (revision,) in to.execute("SELECT revision FROM uses")}
        for path in (self.folder / SOURCES).glob("*/*.png"):
            if path.stem not in used:
                self._sources.remove(path.stem)

    def order(self, ids: Sequence[int]) -> None:
        """Put the jobs in this order."""
        with self._database.writing() as to:
            to.executemany("UPDATE jobs SET place = ? WHERE id = ?", [*map(tuple, enumerate(ids))])

    def mark(self, job: QueueJob) -> None:
        """Keep how a job stands now."""
        with self._database.writing() as to:
            row = (job.state.value, job.told, job.tries, job.id)
            to.execute("UPDATE jobs SET state = ?, told = ?, tries = ? WHERE id = ?", row)

    def pause(self, paused: bool) -> None:
        """Keep whether the queue as a whole is paused."""
        with self._database.writing() as to:
            to.execute("INSERT OR REPLACE INTO marks VALUES ('paused', ?)", (int(paused),))


def taken_up(job: QueueJob) -> QueueJob:
    """Give the job as it stands at a start: what ran when the program ended goes on, unless that went wrong often.

    Else a job that brings the program down would do so at every start.
    """
    if job.state is not JobState.RUNNING:
        return job
    if job.tries < TRIES:
        return replace(job, state=JobState.WAITING)
    return replace(job, state=JobState.PAUSED, told=ENDED)


def _job(row: tuple[Any, ...]) -> QueueJob:
    values = dict(zip(COLUMNS, row, strict=True))
    state = values["state"]
    known = state in list(JobState)
    return QueueJob(**values | {"state": JobState(state) if known else JobState.PAUSED})
