"""One device's part: an engine whose models stay in memory, answering jobs sent as bytes. Knows no cluster."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

from engine.events import Event, Job
from engine.remote import wire
from engine.request import EstimateMemory, Request
from engine.sampling.noise_field import NoiseField


class DrawingEngine(Protocol):
    """Runs jobs as the engine does: what a drawer needs of one; pieces of larger pictures bring the noise's `field`."""

    def run(self, job: Job, field: NoiseField | None = None) -> Generator[Event, None, None]: ...


class Drawer:
    """Runs jobs one after another on one thread; `stop` and `describe` are called from another."""

    def __init__(self, engine: DrawingEngine, threads: int) -> None:
        self._engine, self._threads = engine, threads
        self._stopped: set[int] = set()

    def describe(self) -> bytes:
        """Give what it computes on, as JSON: the device's name, threads, and the process's number."""
        from engine.remote.devices import processor_name

        tree = {"device": processor_name(), "threads": self._threads, "process": os.getpid()}
        return json.dumps(tree).encode()

    def estimate(self, job: bytes) -> bytes:
        """Give the memory estimate of a request, or what was raised, without running it."""
        told = b""
        try:
            sent, _ = wire.read_job(job)
            if isinstance(sent.job.asked, Request):
                for event in self._engine.run(Job(sent.job.key, EstimateMemory(sent.job.asked))):
                    told = wire.pack_event(event)
        except Exception as error:
            return wire.pack_error(error, traceback.format_exc())
        return told

    def run(self, number: int, job: bytes) -> Iterator[bytes]:
        """Give the events of a job, or what it raised; between any two it looks whether it was stopped."""
        try:
            sent, pictures = wire.read_job(job)
            with closing(self._engine.run(sent.job, sent.field)) as events:
                for event in events:
                    if number in self._stopped:
                        break
                    yield wire.pack_event(event, pictures)
        except Exception as error:  # crosses as words, and is raised there
            yield wire.pack_error(error, traceback.format_exc())
        finally:
            # Earlier ones ended before they could be stopped.
            self._stopped = {each for each in self._stopped if each > number}

    def stop(self, number: int) -> None:
        """Let the run of this number end at its next event."""
        self._stopped.add(number)


class DrawerProcess(Drawer):
    """The same with a process of its own: it may set what the libraries that compute read at their import."""

    def __init__(self, threads: int, folders: str = "[]") -> None:
        """`folders` are other programs' folders of models, as a JSON list; one that isn't there is left out."""
        os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(threads)
        os.environ["OMP_WAIT_POLICY"] = "passive"
        from engine.catalog import library
        from engine.engine import Engine

        library.use([path for each in json.loads(folders) if (path := Path(each)).is_dir()])
        super().__init__(Engine(), threads)
