"""The queue of jobs: what a button asked for, in order, one at a time at the worker's.

A job has an identity of its own (`QueueJob.id`), by which it is moved, paused and cancelled whatever else waits. It
belongs to the document that it was asked for, which need not be in front any more. Mailbox and worker know the one
job that runs; the order is kept here, and on the disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.model.queue.pace import QueuePace
from desktop.model.queue.saving import QueueSaving
from engine.errors import InvalidRequest
from engine.events import Event, Failed, Finished, Loading, Preview, Stopped
from engine.mailbox import Mailbox
from engine.phrase import phrase
from engine.pictures.recipe_json import pictures_in
from engine.queue.jobs import JobState, QueueEnd, QueueJob, job_of
from engine.queue.store import MOST, QueueStore
from engine.request import Key, Lane, Request

FULL = phrase("The queue holds {MOST} jobs: let some of them be made first, or cancel some.", MOST=MOST)


@dataclass(frozen=True)
class JobProgress:
    """How far the job is that runs: `stage` while it is prepared, else `step` of `total`."""

    step: int = 0
    total: int = 0
    stage: str = ""


class JobQueue(QObject):
    """Jobs in order, the running one first. What waits is kept by the `store`, if there is one."""

    changed = Signal()
    """Which jobs there are, their order, or how one stands."""
    progressed = Signal()
    """How far the running one is."""
    completed = Signal(object, object, float)
    """A job, its `Finished` or `Failed`, and the seconds that it took."""
    failed = Signal(object)
    """An error: the queue can't be kept."""

    def __init__(
        self,
        mailbox: Mailbox,
        store: QueueStore | None = None,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mailbox, self._clock = mailbox, clock
        self._saving = QueueSaving(store, self)
        self._saving.failed.connect(self.failed)
        self._requests: dict[int, Request] = {}
        """Those at hand; the others are read from the disk when their turn comes."""
        self._key: Key | None = None
        """The key of the job that runs."""
        self._reading = 0
        """The id of the job whose request is being read."""
        self._made: dict[Key, int] = {}
        """Jobs that are made, but not known to be kept in the history yet."""
        self._newest: tuple[str, Request] | None = None
        """What was asked for last, and by which document."""
        self.progress = JobProgress()
        self.pace = QueuePace()
        self._jobs, self._last, self._paused = self._saving.load()
        self._open = False

    def __iter__(self) -> Iterator[QueueJob]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def running(self) -> QueueJob | None:
        """The job that is being made."""
        return next((job for job in self._jobs if job.state is JobState.RUNNING), None)

    @property
    def key(self) -> Key | None:
        """The key that the running job's events carry."""
        return self._key

    @property
    def busy(self) -> bool:
        """Whether anything runs, or will by itself."""
        return self.running is not None or (not self._paused and any(job.waits for job in self._jobs))

    @property
    def paused(self) -> bool:
        """Whether nothing more is begun."""
        return self._paused

    def start(self) -> None:
        """Begin to work on what was kept, once the window can show it."""
        self._open = True
        self._feed()

    # What a person does

    def add(self, request: Request, document: str, name: str, end: QueueEnd = QueueEnd.BACK) -> QueueJob | None:
        """Put a request into the queue; None if it was the last thing that this document asked for.

        Raises InvalidRequest if the queue is full.
        """
        if self._newest == (document, request):
            return None
        if len(self._jobs) >= MOST:
            raise InvalidRequest(FULL)
        if end is QueueEnd.REPLACE:
            self.cancel_all()
        self._last += 1
        job = job_of(self._last, request, document=document, name=name, added=self._clock())
        self._newest = document, request
        self._requests[job.id] = request
        place = len(self._jobs) if end is not QueueEnd.FRONT else int(self.running is not None)
        self._jobs.insert(place, job)
        self._saving.put(lambda store: store.add(job, request), lambda _: self._on_saved(job.id))
        if place != len(self._jobs) - 1:
            self._keep_order()
        self._open = True
        self._feed()
        self.changed.emit()
        return job

    def cancel(self, ids: Sequence[int]) -> Key | None:
        """Take jobs out of the queue; the key of the running one, if it was among them, which is stopped."""
        stopped = self._stop() if self._runs_one_of(ids) else None
        for id in ids:
            self._forget(id)
        self._saving.put(lambda store: store.remove(ids))
        self._feed()
        self.changed.emit()
        return stopped

    def cancel_all(self) -> Key | None:
        """Empty the queue; the key of what ran."""
        return self.cancel([job.id for job in self._jobs])

    def move(self, id: int, place: int) -> None:
        """Put a job at a place in the order, counted from 0; the running one stays the first."""
        job = self.job(id)
        if job is None or job.state is JobState.RUNNING:
            return
        rest = [each for each in self._jobs if each.id != id]
        place = max(place, int(self.running is not None))
        self._jobs = [*rest[:place], job, *rest[place:]]
        self._keep_order()
        self.changed.emit()

    def pause(self, ids: Sequence[int]) -> Key | None:
        """Leave jobs out until they are resumed; the running one is stopped, begins anew then, and its key returned."""
        stopped = self._stop() if self._runs_one_of(ids) else None
        for id in ids:
            self._mark(id, state=JobState.PAUSED, tries=0)
        self._feed()
        self.changed.emit()
        return stopped

    def resume(self, ids: Sequence[int]) -> None:
        """Let jobs wait for their turn again, those that failed as well."""
        for id in ids:
            job = self.job(id)
            if job is not None and job.state in (JobState.PAUSED, JobState.FAILED):
                self._mark(id, state=JobState.WAITING, told="", tries=0)
        self._feed()
        self.changed.emit()

    def set_paused(self, paused: bool) -> None:
        """Begin nothing more, or go on. What runs comes to its end."""
        if paused != self._paused:
            self._paused = paused
            self._saving.put(lambda store: store.pause(paused))
            self._feed()
            self.changed.emit()

    def job(self, id: int) -> QueueJob | None:
        """Give the job of this number."""
        return next((job for job in self._jobs if job.id == id), None)

    def left(self) -> dict[int, float | None]:
        """Estimate the seconds until each job is made, by its id; None where unknown, or it doesn't come by itself."""
        found: dict[int, float | None] = {}
        until: float | None = 0.0
        for job in self._jobs:
            if job.state is JobState.RUNNING or (job.waits and not self._paused):
                own = self.pace.left(job)
                until = None if until is None or own is None else until + own
                found[job.id] = until
            else:
                found[job.id] = None
        return found

    # What the engine answers

    def handle(self, event: Event) -> None:
        """Follow the running job; events of anything else do nothing."""
        if event.key != self._key:
            return
        job = self.running
        if isinstance(event, Preview):
            self.pace.saw(event)
            self._progress(JobProgress(event.step, event.total))
        elif isinstance(event, Loading):
            self._progress(JobProgress(self.progress.step, self.progress.total, event.stage))
        elif isinstance(event, Finished | Failed | Stopped):
            self._key = None
            if job is not None:
                self._on_ended(job, event)
            self._feed()
            self.changed.emit()

    def _on_ended(self, job: QueueJob, event: Finished | Failed | Stopped) -> None:
        if isinstance(event, Stopped):  # the program is closing: it goes on at the next start
            self._replace(replace(job, state=JobState.WAITING, tries=0))
        elif isinstance(event, Failed):
            self._newest = None
            self._mark(job.id, state=JobState.FAILED, told=event.message)
            self.completed.emit(job, event, 0.0)
        else:
            self._forget(job.id, repeatable=False)
            if self._saving.on:
                self._made[event.key] = job.id
            self.completed.emit(job, event, self.pace.finished(event))

    def kept(self, key: Key) -> None:
        """Drop a job whose pictures are on the disk. Until then a killed program has it."""
        id = self._made.pop(key, None)
        if id is not None:
            self._saving.put(lambda store: store.remove([id]))

    def close(self) -> None:
        """Keep what waits for the next start; what runs waits again then."""
        self._open = False
        running = self.running
        self._saving.close([] if running is None else [replace(running, state=JobState.WAITING, tries=0)])

    # Inside

    def _feed(self) -> None:
        """Hand the next job to the worker, once it has none of ours."""
        if self._key is not None or self._reading or self._paused or not self._open or self._mailbox.closed:
            return
        job = next((job for job in self._jobs if job.waits), None)
        if job is None:
            return
        request = self._requests.get(job.id)
        if request is None:
            self._reading = job.id
            self._saving.read(lambda store: store.request(job.id), lambda answer: self._on_read(job.id, answer))
            return
        self._key = self._mailbox.post(request, Lane.EXPLICIT, job.document or "-")
        if self._key is None:
            return  # the program is closing
        self._mark(job.id, state=JobState.RUNNING, tries=job.tries + 1)
        self._jobs.sort(key=lambda each: each.state is not JobState.RUNNING)
        self.progress = JobProgress()
        running = self.running
        assert running is not None
        self.pace.began(running)
        self.changed.emit()

    def _on_read(self, id: int, answer: Request | Exception) -> None:
        self._reading = 0
        if self.job(id) is not None:
            if isinstance(answer, Request):
                self._requests[id] = answer
            else:
                self._mark(id, state=JobState.FAILED, told=str(answer))
        # Not from within: what can't be read could be followed by a hundred like it.
        QTimer.singleShot(0, self, self._feed)
        self.changed.emit()

    def _on_saved(self, id: int) -> None:
        """Pictures of what waits lie on the disk now, and take no memory."""
        request = self._requests.get(id)
        running = self.running
        if request is not None and pictures_in(request) and (running is None or running.id != id):
            del self._requests[id]

    def _stop(self) -> Key | None:
        """Stop the running job; the next is begun when its end is told."""
        key, self._newest = self._key, None
        if key is not None and not self._mailbox.cancel_job(key):
            self._key = None
        return key

    def _runs_one_of(self, ids: Sequence[int]) -> bool:
        running = self.running
        return running is not None and running.id in ids

    def _forget(self, id: int, *, repeatable: bool = True) -> None:
        request = self._requests.pop(id, None)
        if repeatable and self._newest is not None and (request is None or request == self._newest[1]):
            self._newest = None
        self._jobs = [job for job in self._jobs if job.id != id]

    def _mark(self, id: int, **changes: object) -> None:
        job = self.job(id)
        if job is not None:
            self._replace(replace(job, **changes))  # type: ignore[arg-type]

    def _replace(self, job: QueueJob) -> None:
        self._jobs = [job if each.id == job.id else each for each in self._jobs]
        self._saving.put(lambda store: store.mark(job))

    def _keep_order(self) -> None:
        order = [job.id for job in self._jobs]
        self._saving.put(lambda store: store.order(order))

    def _progress(self, progress: JobProgress) -> None:
        self.progress = progress
        self.progressed.emit()
