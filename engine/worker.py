"""Takes jobs from the mailbox and runs them: the one place that decides when a run stops and what an error becomes."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Generator
from typing import Protocol, runtime_checkable

from engine.errors import NeedsTorch, SketchlightError
from engine.events import Ending, Event, Failed, Finished, Job, Mapped, MemoryEstimated, Preview, Stopped
from engine.mailbox import YIELDING, Mailbox
from engine.phrase import phrase
from engine.request import Key, Lane

WORTH_STOPPING = 0.25
"""Seconds that a live run must still need before it makes room for a newer one."""


class Runs(Protocol):
    """What the worker needs of an engine; closing the generator between two events ends the run."""

    def run(self, job: Job) -> Generator[Event, None, None]: ...


@runtime_checkable
class RunsSideBySide(Runs, Protocol):
    """An engine with several devices, for whoever has several jobs at once."""

    def devices(self) -> int: ...

    def begin(self, job: Job) -> Generator[Event, None, None]:
        """Give a job's events as `run` does, but begin at once: it is drawn beside what else was begun."""


class Pace:
    """How long a run still takes, from its own previews."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: tuple[int, float] | None = None
        self.remaining: float | None = None
        """Seconds; None before the second preview tells how long a step takes."""

    def saw(self, preview: Preview) -> None:
        now = self._clock()
        if self._first is None:
            self._first = (preview.step, now)
        elif preview.step > self._first[0]:
            step_time = (now - self._first[1]) / (preview.step - self._first[0])
            self.remaining = step_time * (preview.total - preview.step)

    @property
    def shown(self) -> bool:
        return self._first is not None


class Worker:
    """Serves one mailbox with one engine until the mailbox is closed. `emit` is called on the serving thread."""

    def __init__(
        self,
        engine: Runs,
        mailbox: Mailbox,
        emit: Callable[[Event], None],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._engine = engine
        self._mailbox = mailbox
        self._emit = emit
        self._clock = clock
        self._gave_way = False

    def serve(self) -> None:
        while (job := self._mailbox.take()) is not None:
            ending = self._run(job)
            self._mailbox.ended(job.key, repeatable=not isinstance(ending, Finished | Mapped))
            self._emit(ending)

    def _run(self, job: Job) -> Ending:
        """Run one job, emitting all but its ending, which is returned."""
        pace = Pace(self._clock)
        if self._mailbox.is_cancelled(job.key):
            return Stopped(job.key)
        events = self._engine.run(job)
        try:
            for event in events:
                if isinstance(event, Finished | Mapped | MemoryEstimated):
                    self._gave_way = False
                    return event
                self._emit(event)
                if isinstance(event, Preview):
                    pace.saw(event)
                if self._should_stop(job.key, pace):
                    return Stopped(job.key)
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except BaseException as error:  # a library's SystemExit too must not leave the window waiting for ever
            return failure(job.key, error)
        finally:
            events.close()
        return failure(job.key, RuntimeError("the engine ended without a result"))

    def _should_stop(self, key: Key, pace: Pace) -> bool:
        if self._mailbox.is_cancelled(key):
            return True
        if key.lane in YIELDING:
            return self._mailbox.has_newer(key)
        if key.lane is not Lane.LIVE or self._gave_way or not self._mailbox.has_newer(key):
            return False
        if pace.shown and pace.remaining is not None and pace.remaining > WORTH_STOPPING:
            self._gave_way = True
        return self._gave_way


def failure(key: Key, error: BaseException) -> Failed:
    """Give what a person is told of an exception; a fault of ours is named as one, with its details kept aside."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, SketchlightError):
        return Failed(key, str(error), True, details, wants_torch=isinstance(error, NeedsTorch))
    if isinstance(error, MemoryError):
        return Failed(
            key, phrase("Memory ran out. Choose a smaller size or fewer pictures."), mendable=True, details=details
        )
    return Failed(
        key,
        phrase(
            "Sketchlight made a mistake ({kind}: {error}). "
            "Your drawing is untouched; try again, or copy the details into a report.",
            kind=type(error).__name__,
            error=_one_line(error),
        ),
        mendable=False,
        details=details,
    )


def _one_line(error: BaseException, limit: int = 160) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
