"""What waits for the worker: explicit requests in order, then one slot a lane, where the newest wins.

The contract between the window and the worker: a request is posted in a lane and has a key from then on; every event
that answers it carries that key, and the last of them ends it. A key names its document. An explicit job has an
identity of its own: it is cancelled by its key, whatever else waits, and goes on while another document is in front.
The queue (`desktop.model.queue`) moves, pauses and keeps jobs, and posts the next when one has ended. Everything else
belongs to the document in front, and ends with it.
"""

from __future__ import annotations

import threading
from collections import deque

from engine.events import Job
from engine.request import Asked, Key, Lane

YIELDING = (Lane.REFINE, Lane.RERUN)
"""Lanes whose runs make room for whatever a person asks."""


class Mailbox:
    """The only thing that both threads write to. Every method may be called from either.

    A lane's last cancelled sequence, not a flag, tells what is cancelled, so that a cancel can never hit a later run.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queue: deque[Job] = deque()
        self._slots: dict[Lane, Job] = {}
        self._last: dict[Lane, Asked] = {}
        self._running: Key | None = None
        self._coming: set[Lane] = set()
        self._sequence = 0
        self._epoch = 0
        self._cancelled: dict[Lane, int] = {}
        self._dropped: set[Key] = set()
        self._closed = False

    def post(self, asked: Asked, lane: Lane, document: str = "") -> Key | None:
        """Queue a request and return its key; None if its equal is the lane's newest, or after `close`.

        An explicit one that names its document is a job of its own, whatever equals it.
        """
        with self._changed:
            if self._closed or (not document and self._newest(lane) == asked):
                return None
            self._sequence += 1
            job = Job(Key(self._epoch, lane, self._sequence, document), asked)
            if lane is Lane.EXPLICIT:
                self._queue.append(job)
            else:
                self._slots[lane] = job
            self._coming.discard(lane)
            self._changed.notify_all()
            return job.key

    def announce(self, lane: Lane) -> bool:
        """Say that this lane will have a newer request, which the running one should make room for.

        It need not be made before the worker can take it. False if nothing runs: then it is to be posted at once.
        """
        with self._changed:
            if self._running is None or self._closed:
                return False
            self._coming.add(lane)
            return True

    def take(self, timeout: float | None = None) -> Job | None:
        """Give the next job, waiting for one up to `timeout` seconds; None when there is none or the box is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._has_work(), timeout)
            if self._closed or not self._has_work():
                return None
            job = self._queue.popleft() if self._queue else self._pop_slot()
            self._last[job.key.lane] = job.asked
            self._running = job.key
            return job

    def ended(self, key: Key, repeatable: bool) -> None:
        """Take note that a run is over; one whose answer may be another next time may be asked again."""
        with self._changed:
            self._dropped.discard(key)
            if self._running == key:
                self._running = None
                if repeatable:
                    self._last.pop(key.lane, None)

    def cancel(self, *lanes: Lane) -> int:
        """Drop what waits in these lanes and mark their running one; returns the last sequence this reaches."""
        with self._changed:
            for lane in lanes:
                self._cancelled[lane] = self._sequence
                self._slots.pop(lane, None)
                self._last.pop(lane, None)
                self._coming.discard(lane)
            self._queue = deque(job for job in self._queue if job.key.lane not in lanes)
            return self._sequence

    def cancel_job(self, key: Key) -> bool:
        """Drop this one job, or mark it where it runs: True then, and its end is still to be told."""
        with self._changed:
            self._queue = deque(job for job in self._queue if job.key != key)
            if self._running != key:
                return False
            self._dropped.add(key)
            self._last.pop(key.lane, None)
            return True

    def is_cancelled(self, key: Key) -> bool:
        """Tell whether a run should end: cancelled, of a document that is gone, or the program is closing."""
        with self._changed:
            gone = key in self._dropped or (not key.document and key.epoch != self._epoch)
            return self._closed or gone or key.sequence <= self._cancelled.get(key.lane, 0)

    def has_newer(self, key: Key) -> bool:
        """Tell whether something waits that a run should make room for.

        For a refining that is anything at all, and for a recorded picture that is made again anything else.
        """
        with self._changed:
            if key.lane in YIELDING:
                return bool(self._queue or self._coming or self._slots.keys() - {Lane.RERUN})
            return bool(self._queue) or key.lane in self._slots or key.lane in self._coming

    def next_epoch(self) -> int:
        """Begin with another document in front: what was asked for the last one is dropped, except its jobs."""
        with self._changed:
            self._epoch += 1
            self._queue = deque(job for job in self._queue if job.key.document)
            self._slots = {lane: job for lane, job in self._slots.items() if job.key.document}
            self._last.clear()
            self._coming.clear()
            return self._epoch

    def close(self) -> None:
        """Wake the worker and let it go; nothing more is taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def epoch(self) -> int:
        return self._epoch

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        with self._changed:
            return self._running is not None or self._has_work()

    @property
    def running(self) -> Key | None:
        return self._running

    def _has_work(self) -> bool:
        return bool(self._queue or self._slots)

    def _newest(self, lane: Lane) -> Asked | None:
        waiting = [*self._queue, *self._slots.values()]
        return next((job.asked for job in reversed(waiting) if job.key.lane is lane), self._last.get(lane))

    def _pop_slot(self) -> Job:
        return self._slots.pop(next(lane for lane in Lane if lane in self._slots))
