"""The engine's door: a job goes in, its events come out. Light to import; torch comes with the first job."""

from __future__ import annotations

import gc
import importlib
import os
import socket
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

from engine.catalog import catalog
from engine.errors import ModelError
from engine.events import Event, Job, Loading, Mapped, MemoryEstimated
from engine.frames.control_maps import Maps, find_people
from engine.loading import segmenting
from engine.openpose import draw
from engine.phrase import phrase
from engine.progress import told
from engine.request import Annotate, Asked, EstimateMemory, Key, Request
from engine.torch_pack import presence

if TYPE_CHECKING:
    from engine.light.engine import LightEngine
    from engine.loading.models import Models
    from engine.sampling.noise_field import NoiseField


class Engine:
    """Holds models and maps in memory. For one thread at a time; `run` one job after another."""

    def __init__(self, collect: Callable[[], object] = gc.collect) -> None:
        """`collect` is asked when memory ran out: where a window owns Python's garbage, its thread takes that apart."""
        self._collect = collect
        self._models: Models | None = None
        self._maps = Maps()
        self._light: LightEngine | None = None
        self._unfit: set[catalog.Model] = set()

    def run(self, job: Job, field: NoiseField | None = None) -> Generator[Event, None, None]:
        """Give the events of a job, ending in exactly one Mapped, MemoryEstimated or Finished.

        `field` is what the noise of a piece of a larger picture is cut from.
        Closing it between two events stops the job. Raises SketchlightError for what a person can mend.
        """
        try:
            yield from self._answered(job, field)
        except ModuleNotFoundError as error:
            if not presence.is_lacking(error):
                raise
            raise presence.lacking(_asker(job.asked)) from error

    def _answered(self, job: Job, field: NoiseField | None) -> Generator[Event, None, None]:
        if isinstance(job.asked, Annotate):
            yield from self._annotate(job.key, job.asked)
            return
        if field is None and (yield from self._without_torch(job)):
            return
        if self._models is None:
            presence.require(_asker(job.asked))
            yield Loading(job.key, phrase("Starting the engine"), 0, 1)
            # Read when torch is imported. Threads that wait by spinning take the processor from the window, and from
            # each other: beside other programs a step then takes six times as long.
            os.environ.setdefault("OMP_WAIT_POLICY", "passive")
            _import_unprobed()
        from engine.loading.models import Models

        if self._models is None:
            self._models = Models(maps=self._maps, collect=self._collect)
        if isinstance(job.asked, EstimateMemory):
            yield self._estimated(job.key, job.asked.request, self._models)
            return
        from engine.runs.modes import run

        yield from run(job.key, job.asked, self._models, field)

    def _without_torch(self, job: Job) -> Generator[Event, None, bool]:
        """Run a job that needs no torch; False for one that does, or whose graphs turn out not to fit."""
        if isinstance(job.asked, Annotate):
            return False
        from engine.graphs.session import UnfitGraph
        from engine.light import engine as light
        from engine.light.disk import LOOKED_UP

        request = job.asked.request if isinstance(job.asked, EstimateMemory) else job.asked
        about = LOOKED_UP.ask(catalog.find, request.uses.model)
        alone = not presence.has_torch()
        if isinstance(job.asked, EstimateMemory) and alone:
            yield MemoryEstimated(job.key, light.estimate(request, about))
            return True
        why = "its graphs" if about in self._unfit else light.refusal(request, about, alone=alone)
        if why is not None:
            if alone:
                raise presence.lacking(about.label, why)
            return False
        if isinstance(job.asked, EstimateMemory):
            yield MemoryEstimated(job.key, light.estimate(request, about))
            return True
        if self._light is None:
            self._light = light.LightEngine(self._maps)
        try:
            yield from self._drawn_light(self._light, job.key, request, about)
        except UnfitGraph:
            self._unfit.add(about)
            return False
        return True

    @staticmethod
    def _drawn_light(light: LightEngine, key: Key, request: Request, about: catalog.Model) -> Iterator[Event]:
        if request.second is None:
            return light.run(key, request, about)
        from engine.runs import second_pass

        return second_pass.draw_on(key, request, lambda part, field=None: light.run(key, part, about))

    def pipeline(self, name_or_path: str) -> Any:
        """Give the diffusers pipeline that holds a model's modules, for benchmarks; ModelError if not in memory."""
        path = catalog.find(name_or_path).path
        held = self._models.held(path) if self._models is not None else None
        if held is None:
            raise ModelError(
                phrase("{name_or_path} is not in memory; run something with it first.", name_or_path=name_or_path)
            )
        return held.pipe

    @staticmethod
    def _estimated(key: Key, request: Request, models: Models) -> MemoryEstimated:
        from engine.runs import ladder

        return MemoryEstimated(key, ladder.estimate(request, catalog.find(request.uses.model), models))

    def _annotate(self, key: Key, asked: Annotate) -> Generator[Event, None, None]:
        if asked.joints:
            pose = yield from told(key, find_people(asked))
            yield Mapped(key, asked.control, draw(pose), pose)
            return
        if asked.box is not None:
            found = yield from told(key, segmenting.find(asked.source, asked.box))
            yield Mapped(key, asked.control, found[..., None].repeat(3, axis=2))
            return
        image = yield from told(key, self._maps.get(asked.control, asked.source, asked.settings))
        yield Mapped(key, asked.control, image)


def _asker(asked: Asked) -> str:
    """Give what asks for PyTorch, to begin a sentence with."""
    if isinstance(asked, Annotate) and asked.box is not None:
        return phrase("Selecting an object by SAM 2")
    if isinstance(asked, Annotate):
        return phrase("Making a map of a picture ({control})", control=asked.control)
    request = asked.request if isinstance(asked, EstimateMemory) else asked
    return catalog.find(request.uses.model).label


def _import_unprobed() -> None:
    """Import urllib3, which diffusers brings along, without the socket that it opens to see whether there is IPv6.

    Nothing of ours asks the network by it.
    """
    # WORKAROUND https://github.com/urllib3/urllib3/blob/main/src/urllib3/util/connection.py (_has_ipv6)
    there, socket.has_ipv6 = socket.has_ipv6, False
    try:
        importlib.import_module("urllib3.util.connection")
    except ImportError:
        pass
    finally:
        socket.has_ipv6 = there
