"""Runs one job to its end on behalf of a command."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from engine.commands.faults import Fault
from engine.commands.report import Report
from engine.errors import InvalidRequest
from engine.events import Event, Failed, Finished, Job, Mapped, Preview, Stopped
from engine.request import Annotate, Asked, Key, Lane, Request
from engine.worker import Runs

MakeEngine = Callable[[int | None], Runs]
"""Gives an engine that computes on so many threads (None: as many as it finds best)."""

Keep = Callable[[Preview], Sequence[Path]]
Result = TypeVar("Result", Finished, Mapped)


def make_pictures(engine: Runs, request: Request, report: Report, keep: Keep = lambda preview: ()) -> Finished:
    """Give the pictures of a request. Raises what a person can mend as SketchlightError, anything else as Fault."""
    return _run(engine, request, Lane.EXPLICIT, Finished, report, keep)


def job_for(request: Request) -> Job:
    """Give a command's job for pictures."""
    return Job(Key(0, Lane.EXPLICIT, 1), request)


def follow(events: Generator[Event, None, None], report: Report) -> Finished:
    """Give the pictures of a run that was begun; raises like `make_pictures`."""
    return _follow(events, Finished, report, lambda preview: ())


def make_map(engine: Runs, annotate: Annotate, report: Report) -> Mapped:
    """Give the map of a picture; raises like `make_pictures`."""
    return _run(engine, annotate, Lane.ANNOTATE, Mapped, report, lambda preview: ())


def _run(engine: Runs, asked: Asked, lane: Lane, ending: type[Result], report: Report, keep: Keep) -> Result:
    return _follow(engine.run(Job(Key(0, lane, 1), asked)), ending, report, keep)


def _follow(run: Generator[Event, None, None], ending: type[Result], report: Report, keep: Keep) -> Result:
    # Closed whatever happens, so that Ctrl+C leaves no hook on the model and no run half way.
    with closing(run) as events:
        for event in events:
            if isinstance(event, Failed):
                raise InvalidRequest(event.message) if event.mendable else Fault(event.message, event.details)
            report.event(event, keep(event) if isinstance(event, Preview) else ())
            if isinstance(event, Stopped):
                break
            if isinstance(event, ending):
                return event
    raise Fault("The engine ended without a result.", "")
