"""An engine whose devices are elsewhere: one run goes to one device, one of several parts to as many as there are."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from engine.errors import LostDevices
from engine.events import Event, Finished, Job, Loading
from engine.phrase import Phrase, phrase
from engine.remote.devices import Device
from engine.remote.fleet import UNRUSHED, Fleet, Run
from engine.remote.wire import SentJob
from engine.request import Mode, Request
from engine.runs import batches, enlarge, sheet
from engine.sampling.noise_field import NoiseField


class Cluster(Protocol):
    """Where the devices are."""

    @property
    def starting(self) -> Phrase: ...

    def connect(self) -> Sequence[Device]: ...

    def close(self) -> None: ...


class RemoteEngine:
    """Answers jobs as `engine.engine.Engine` does; connects with the first one. `run` one job after another."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._fleet: Fleet | None = None

    def devices(self) -> int:
        """Count what there is, connecting first if need be."""
        return len(self._connected().devices)

    def run(self, job: Job) -> Generator[Event, None, None]:
        """Give the events of a job, spread over the devices if it has parts; closing it stops them all.

        Raises what the run raised where it was, and LostDevices.
        """
        if self._fleet is None:
            yield Loading(job.key, self._cluster.starting, 0, 1)
        fleet = self._connected()
        begun: list[Run] = []
        kind = _largest_kind(fleet.devices)

        def part(request: Request, field: NoiseField | None = None) -> Iterator[Event]:
            begun.append(fleet.begin(SentJob(replace(job, asked=request), field), kind))
            return begun[-1].events()

        try:
            yield from self._answered(job, fleet, part, begun)
        finally:
            for each in begun:
                each.stop()

    def begin(self, job: Job) -> Generator[Event, None, None]:
        """Begin a job at once, whole, and give its events as `run` does: others may be begun beside it."""
        begun = self._connected().begin(SentJob(job))
        return _followed(begun)

    def close(self) -> None:
        """Stop what runs and let the devices go."""
        if self._fleet is not None:
            self._fleet.close()
            self._fleet = None
            self._cluster.close()

    def _connected(self) -> Fleet:
        if self._fleet is None:
            self._fleet = Fleet(self._cluster.connect())
        return self._fleet

    @staticmethod
    def _answered(job: Job, fleet: Fleet, part: Callable[..., Iterator[Event]], begun: list[Run]) -> Iterator[Event]:
        asked = job.asked
        several = len(fleet.devices) > 1 and job.key.lane in UNRUSHED and isinstance(asked, Request)
        if several and isinstance(asked, Request):
            if asked.sheet is not None:
                return sheet.fill(job.key, asked, part)
            if asked.mode is Mode.ENLARGE and _goes_in_tiles(asked):
                return enlarge.enlarge(job.key, asked, part)
            if asked.pictures > 1 and asked.mode not in (Mode.ENLARGE, Mode.OUTPAINT):
                return _one_by_one(asked, part)
        begun.append(fleet.begin(SentJob(job)))
        return begun[-1].events()


def _followed(run: Run) -> Generator[Event, None, None]:
    try:
        yield from run.events()
    finally:
        run.stop()


def _goes_in_tiles(request: Request) -> bool:
    """Whether tiles are all that there is to compute: neither a network that enlarges nor maps of other pictures."""
    assert request.enlarge is not None
    plain = request.enlarge.upscaler is None and all(use.source is None for use in request.controls)
    return plain and enlarge.runs(request) > 1


def _one_by_one(request: Request, part: Callable[..., Iterator[Event]]) -> Iterator[Event]:
    """Draw a batch's pictures singly, so that their bits don't depend on how many devices there are."""
    alone = phrase("one picture at a time")
    for event in batches.together(request, 1, part):
        if isinstance(event, Finished):
            how = event.environment.placement
            how = alone if how == "plain" else how if alone in how else f"{how}, {alone}"
            event = replace(event, environment=replace(event.environment, placement=how))
        yield event


def _largest_kind(devices: Sequence[Device]) -> tuple[str, int]:
    """Give the kind that most devices are of, the faster where that is even: pieces put together are all of one."""
    if not devices:
        raise LostDevices(phrase("None of the devices that draw is there any more: choose others in the settings."))
    kinds = [each.about.kind for each in devices]
    return max(dict.fromkeys(kinds), key=kinds.count)
