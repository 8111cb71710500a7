"""How long the jobs of the queue take, by what earlier ones took."""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.events import Finished, Preview
from engine.queue.jobs import QueueJob
from engine.worker import Pace

SHARE = 0.5
"""How much the newest run says of the next."""


class QueuePace:
    """Seconds a unit of work by model, and what is left of the job that runs."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._speeds: dict[str, float] = {}
        self._began = 0.0
        self._job: QueueJob | None = None
        self._pace = Pace(clock)

    def began(self, job: QueueJob) -> None:
        """Note that a job has been taken up."""
        self._job, self._began, self._pace = job, self._clock(), Pace(self._clock)

    def saw(self, preview: Preview) -> None:
        """Note that a step of it is done."""
        self._pace.saw(preview)

    def finished(self, finished: Finished) -> float:
        """Note that it was brought to its end, in so many seconds, loading aside."""
        job, took = self._job, max(0.0, self._clock() - self._began - finished.timings.loading)
        if job is not None and job.work > 0:
            speed = took / job.work
            before = self._speeds.get(job.model, speed)
            self._speeds[job.model] = before + SHARE * (speed - before)
        self._job = None
        return took

    def left(self, job: QueueJob) -> float | None:
        """Estimate the seconds until this job, once it is begun, is made; None where nothing is known of its like."""
        if job == self._job and self._pace.remaining is not None:
            return self._pace.remaining
        speed = self._speeds.get(job.model)
        if speed is None:
            return None
        run = self._clock() - self._began if job == self._job else 0.0
        return max(0.0, speed * job.work - run)
