"""Which device draws what: a thread a device takes what waits, one run after another, and passes its answers on."""

from __future__ import annotations

import itertools
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from queue import SimpleQueue

from engine.errors import LostDevices, OutOfMemory
from engine.estimate import Verdict
from engine.events import Event, Finished, Mapped, MemoryEstimated
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures.recipe_json import pictures_in
from engine.remote import wire
from engine.remote.devices import Device, Lost
from engine.request import Lane, Request

_NUMBERS = itertools.count(1)
"""Of runs, in all fleets: a device that another fleet served still knows which of those it was told to stop."""
TRIES = 3
"""How often a run is begun whose device is lost under it."""
ENDINGS = (Finished, Mapped, MemoryEstimated)
UNRUSHED = (Lane.EXPLICIT, Lane.REFINE, Lane.RERUN)
"""Lanes whose runs any device may have; the others wait for the fastest one."""


@dataclass(eq=False)
class Run:
    """One job on its way to a device; `events` gives what comes of it, `stop` ends it wherever it is.

    `kind` is the only kind of device that may have it, for pieces that are put together; None: any.
    """

    number: int
    sent: wire.SentJob
    kind: tuple[str, int] | None
    _fleet: Fleet
    job: bytes = b""
    tries: int = 0
    stopped: bool = False
    refused: dict[Device, str] = field(default_factory=dict)
    """Devices that have not the memory for it, with what they say."""
    lost: set[Device] = field(default_factory=set)
    told: SimpleQueue[Event | BaseException] = field(default_factory=SimpleQueue)

    def events(self) -> Iterator[Event]:
        """Wait for the events, up to the one that ends the run. Raises what it raised."""
        while not isinstance(event := self.told.get(), BaseException):
            yield event
            if isinstance(event, ENDINGS):
                return
        raise event

    def stop(self) -> None:
        """Take it back, or let it end between two events."""
        self._fleet.stop(self)


class Fleet:
    """Serves several devices until it is closed; every method may be called from any thread."""

    def __init__(self, devices: Sequence[Device]) -> None:
        self._changed = threading.Condition()
        self._waiting: list[Run] = []
        self._running: dict[Device, Run] = {}
        self._held: dict[Device, int] = {}
        """Bytes that what runs on a device was estimated at."""
        self._alive = list(devices)
        self._pace: dict[tuple[Device, str], float] = {}
        """Seconds that a step of a model took per pixel, as last measured on a device."""
        self._closed = False
        self._threads = [
            threading.Thread(target=self._serve, args=(each,), name=f"device {index}", daemon=True)
            for index, each in enumerate(devices)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def devices(self) -> list[Device]:
        """Those that are there, the fastest first: as measured, else GPUs, else by their threads."""
        with self._changed:
            return sorted(self._alive, key=self._rank)

    def begin(self, sent: wire.SentJob, kind: tuple[str, int] | None = None) -> Run:
        """Queue a job; it is drawn whether anybody waits for its events or not."""
        run = Run(next(_NUMBERS), sent, kind, self, wire.pack_job(sent))
        with self._changed:
            if not self._alive:
                run.told.put(_none_left())
            else:
                self._waiting.append(run)
            self._changed.notify_all()
        return run

    def stop(self, run: Run) -> None:
        """End a run."""
        with self._changed:
            run.stopped = True
            self._waiting = [each for each in self._waiting if each is not run]
            on = next((device for device, each in self._running.items() if each is run), None)
        if on is not None:
            on.stop(run.number)

    def close(self) -> None:
        """Let the threads go; what runs is stopped."""
        with self._changed:
            self._closed = True
            running = list(self._running.values())
            self._changed.notify_all()
        for run in running:
            run.stop()
        for thread in self._threads:
            thread.join(timeout=5)

    # A device's thread

    def _serve(self, device: Device) -> None:
        while (run := self._take(device)) is not None:
            lost = False
            try:
                if self._is_admitted(device, run):
                    self._draw(device, run)
            except Lost:
                lost = True
            except BaseException as error:  # whoever waits for the run must hear of it
                run.told.put(error)
            with self._changed:
                self._running.pop(device, None)
                self._held.pop(device, None)
                if lost:
                    self._put_back(device, run)
                self._changed.notify_all()
            if lost and not self._closed and not device.revive():
                self._bury(device)
                return

    def _put_back(self, device: Device, run: Run) -> None:
        """Queue a run whose device was lost under it once more, first of all and for another."""
        run.tries += 1
        run.number = next(_NUMBERS)
        run.lost.add(device)
        if run.stopped:
            return
        if run.tries < TRIES:
            self._waiting.insert(0, run)
        else:
            run.told.put(
                LostDevices(phrase("What drew this ended {count} times on the way: try a smaller size.", count=TRIES))
            )

    def _bury(self, device: Device) -> None:
        """Go on without a device; without any, nothing that waits can be drawn."""
        with self._changed:
            self._alive.remove(device)
            if not self._alive:
                for run in self._waiting:
                    run.told.put(_none_left())
                self._waiting.clear()
            self._changed.notify_all()

    def _take(self, device: Device) -> Run | None:
        with self._changed:
            while not self._closed:
                run = next((each for each in self._waiting if self._may_have(device, each)), None)
                if run is not None:
                    self._waiting.remove(run)
                    self._running[device] = run
                    return run
                self._changed.wait()
            return None

    def _may_have(self, device: Device, run: Run) -> bool:
        if device in run.refused or not self._is_of_kind(device, run):
            return False
        if run.sent.job.key.lane not in UNRUSHED:
            return device is min(self._alive, key=lambda each: self._rank(each, _model(run)))
        return device not in run.lost or not [each for each in self._alive if each not in run.lost]

    def _is_of_kind(self, device: Device, run: Run) -> bool:
        """Whether this is of the kind that the other pieces are drawn on; any will do where there is none left."""
        return run.kind in (None, device.about.kind) or not [x for x in self._alive if x.about.kind == run.kind]

    def _rank(self, device: Device, model: str = "") -> tuple[bool, int, int]:
        """Sort the fastest first: a difference of less than a quarter is none, or live drawing would change places."""
        pace = self._pace.get((device, model))
        return not device.about.gpu, 0 if pace is None else round(math.log(pace, 1.25)), -device.about.threads

    def _is_admitted(self, device: Device, run: Run) -> bool:
        """Weigh a run's memory against what is free beside the runs on the same machine; wait for those to end.

        One that no device has the memory for fails; one that this device hasn't goes back, for another.
        """
        if not isinstance(run.sent.job.asked, Request):
            return True
        told = wire.read_event(device.estimate(run.job), {})
        assert isinstance(told, MemoryEstimated)
        estimate = told.estimate
        with self._changed:
            if estimate.verdict is Verdict.TOO_LARGE:
                run.refused[device] = str(estimate.in_words())
                if [each for each in self._alive if each not in run.refused and self._is_of_kind(each, run)]:
                    self._waiting.insert(0, run)
                else:
                    run.told.put(OutOfMemory(estimate.in_words()))
                return False
            while not (self._closed or run.stopped or self._fits(device, estimate.bytes, estimate.free)):
                self._changed.wait()
            self._held[device] = estimate.bytes
            return not (self._closed or run.stopped)

    def _fits(self, device: Device, need: int, free: int) -> bool:
        if device.about.gpu:
            return True  # nobody else of ours is on it
        beside = [
            held
            for each, held in self._held.items()
            if each is not device and not each.about.gpu and each.about.machine == device.about.machine
        ]
        return not beside or need + sum(beside) <= free

    def _draw(self, device: Device, run: Run) -> None:
        known = pictures_in(run.sent.job.asked)
        with closing(device.begin(run.number, run.job)) as answers:  # type: ignore[type-var]
            for answer in answers:
                if run.stopped:
                    return
                event = self._read(device, run, answer, known)
                run.told.put(event)
                if isinstance(event, ENDINGS):
                    return
        if not run.stopped:
            raise RuntimeError("a run ended without a result")

    def _read(self, device: Device, run: Run, answer: bytes, known: dict[str, Picture]) -> Event:
        event = wire.read_event(answer, known)
        if isinstance(event, Finished):
            if event.timings.steps:
                width, height = event.request.size
                step = sum(event.timings.steps) / len(event.timings.steps)
                self._pace[device, _model(run)] = max(step, 1e-6) / (width * height * event.request.pictures)
            if not device.about.here:
                event = replace(event, environment=replace(event.environment, where=device.about.name))
        return event


def _model(run: Run) -> str:
    asked = run.sent.job.asked
    return asked.uses.model if isinstance(asked, Request) else ""


def _none_left() -> LostDevices:
    return LostDevices(phrase("None of the devices that draw is there any more: choose others in the settings."))
