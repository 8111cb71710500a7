"""Runs that answer one request together: their events as one run's. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields
from typing import Protocol

import numpy as np

from engine.events import Environment, Event, Finished, Images, Preview, Timings
from engine.request import Key, Rect, Request
from engine.sampling.noise_field import NoiseField


class Single(Protocol):
    """Answers a request in one run; `field` is what the noise of a piece is cut from."""

    def __call__(self, request: Request, field: NoiseField | None = None) -> Iterator[Event]: ...


@dataclass(eq=False)
class Several:
    """Counts `total` steps over all runs, adds up their seconds and keeps each of their notes once.

    `frame` is what the previews show of the request's source.
    """

    key: Key
    request: Request
    total: int
    frame: Rect | None = None
    _done: int = 0
    _timings: list[Timings] = field(default_factory=list)
    _notes: dict[str, None] = field(default_factory=dict)
    _environment: Environment | None = None

    def part(
        self, events: Iterator[Event], show: Callable[[Images], Sequence[np.ndarray]]
    ) -> Generator[Event, None, Images]:
        """Pass on the events of one run, its pictures shown as `show` says; gives its results."""
        steps = 0
        with closing(events):  # type: ignore[type-var]  # an engine's runs are generators
            for event in events:
                if isinstance(event, Finished):
                    self._done += steps
                    self._timings.append(event.timings)
                    self._notes |= dict.fromkeys(event.notes)
                    self._environment = event.environment
                    return event.images
                if isinstance(event, Preview):
                    steps = event.total
                    step = min(self._done + event.step, self.total)
                    yield Preview(self.key, step, self.total, _frozen(show(event.images)), self.frame)
                else:
                    yield event
        raise RuntimeError("a run ended without a result")

    def finished(self, images: Sequence[np.ndarray]) -> Finished:
        """Give the ending of all of them together."""
        assert self._environment is not None
        return Finished(
            self.key, _frozen(images), self.request, _added(self._timings), self._environment, tuple(self._notes)
        )


def _added(timings: Sequence[Timings]) -> Timings:
    steps = tuple(seconds for each in timings for seconds in each.steps)
    sums = {
        each.name: sum(getattr(one, each.name) for one in timings) for each in fields(Timings) if each.name != "steps"
    }
    return Timings(**sums, steps=steps)


def _frozen(pictures: Sequence[np.ndarray]) -> Images:
    for each in pictures:
        each.flags.writeable = False
    return tuple(pictures)
