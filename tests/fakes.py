"""Stand-ins that implement the real protocols."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from engine import openpose, registry
from engine.catalog import catalog
from engine.estimate import Estimate, Layout, Verdict
from engine.events import Environment, Event, Finished, Job, Loading, Mapped, MemoryEstimated, Preview, Timings
from engine.frames.compose import into_source
from engine.frames.source import scaled
from engine.memory import estimating, layout
from engine.pictures import pose_library, sheet_cells
from engine.request import Annotate, EstimateMemory, Key, Mode, Rect, Request
from engine.sampling.noise_field import NoiseField

ENVIRONMENT = Environment("cpu", "float32", 2, "sdpa", "2.14.1", "0.42.1", "0" * 16)


@dataclass
class FakeEngine:
    """Draws coloured noise that follows from the request alone, as the engine's pictures do.

    `ending`, if given, is yielded (or, an exception, raised) after the first preview instead of a result.
    """

    environment: Environment = ENVIRONMENT
    notes: tuple[str, ...] = ()
    ending: Event | BaseException | None = None
    asked: list[Request | Annotate] = field(default_factory=list)
    free: int | None = None
    """Bytes in which what is weighed has to fit; None: anything does."""
    estimated: list[EstimateMemory] = field(default_factory=list)
    threads: int | None = None
    closed: int = 0
    """How many runs were closed or ran to their end."""

    def __call__(self, threads: int | None) -> FakeEngine:
        """So that it can be given where something that makes an engine is wanted."""
        self.threads = threads
        return self

    def run(self, job: Job, field: NoiseField | None = None) -> Generator[Event, None, None]:
        if isinstance(job.asked, EstimateMemory):
            self.estimated.append(job.asked)
            yield MemoryEstimated(job.key, self._estimate(job.asked.request))
            return
        self.asked.append(job.asked)
        try:
            yield Loading(job.key, "loading the model", 1, 2)
            if isinstance(job.asked, Annotate):
                yield self.map(job.key, job.asked)
            else:
                yield from self.pictures(job.key, job.asked)
        finally:
            self.closed += 1

    def _estimate(self, request: Request) -> Estimate:
        if self.free is None:
            return Estimate(2**30, 2**40, Verdict.FITS, Layout("cpu", "float32"))
        needed = estimating.need(request, catalog.find(request.uses.model))
        return estimating.estimate(needed, layout.of_request(request, "cpu", "float32"), self.free)

    def map(self, key: Key, asked: Annotate) -> Event:
        """Answer a request for a map, with the real annotator."""
        if asked.joints:
            pose = openpose.fitted(pose_library.named("standing"), asked.source.size)
            return Mapped(key, asked.control, openpose.draw(pose), pose)
        control = registry.control(asked.control)
        image = control.annotate(np.ascontiguousarray(asked.source.pixels[..., :3]), **dict(asked.settings))
        return Mapped(key, asked.control, image)

    def pictures(self, key: Key, request: Request) -> Generator[Event, None, None]:
        """Answer a request for pictures: a preview for each step, then the end that was wished for."""
        for step in range(1, request.sampling.steps + 1):
            images = tuple(drawn(request, index, step) for index in range(request.pictures))
            yield Preview(key, step, request.sampling.steps, images, _frame_of(request))
            if isinstance(self.ending, BaseException):
                raise self.ending
            if self.ending is not None:
                yield self.ending
                return
        if request.mask is not None:
            images = tuple(into_source(image, request) for image in images)
        elif request.mode in (Mode.OUTPAINT, Mode.ENLARGE):
            images = tuple(scaled(image, request.result_size) for image in images)
        if request.second is not None:
            images = tuple(scaled(image, request.result_size) for image in images)
        if request.sheet is not None:
            images += tuple(drawn(cell.request, 0, request.sampling.steps) for cell in sheet_cells.cells(request))
        timings = Timings(0.5, 0.1, (0.2,) * request.sampling.steps, 0.05, 0.3, 1.75)
        yield Finished(key, images, request, timings, self.environment, self.notes)


def _frame_of(request: Request) -> Rect | None:
    beyond = request.outpaint
    return request.frame if beyond is None else Rect(-beyond.left, -beyond.top, *request.result_size)


def drawn(request: Request, index: int, step: int) -> np.ndarray:
    """(H, W, 3) uint8 noise of the generation size, from all that matters for picture `index`."""
    matters = (
        request.uses.model,
        request.words.prompts[index // request.sampling.count],
        request.words.negative,
        request.sampling.seed + index,
        request.sampling.guidance,
        request.sampling.sampler,
        request.strength,
        request.source and request.source.revision,
        request.mask and (request.mask.picture.revision, request.mask.masking.grow, request.mask.masking.feather),
        request.frame,
        step,
    )
    seed = hashlib.blake2b(repr(matters).encode(), digest_size=8).digest()
    width, height = request.size
    return np.random.default_rng(int.from_bytes(seed)).integers(0, 256, (height, width, 3), dtype=np.uint8)


class HeldEngine(FakeEngine):
    """Waits within each run until it is let go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def run(self, job: Job) -> Generator[Event, None, None]:
        for event in super().run(job):
            while not self.go.wait(0.02):
                yield event  # so that the worker sees a cancel
            yield event


def bare_model(folder: Path, native_size: int = 64) -> Path:
    """A folder that the catalog takes for a model; it has no weights, so only a fake engine can use it."""
    folder.mkdir(parents=True)
    (folder / "model_index.json").write_text("{}", encoding="utf-8")
    about = {"label": "Nothing", "family": "sd15", "native_size": native_size}
    about |= {"sampler": "lcm", "steps": 3, "guidance": 1}
    (folder / "sketchlight.json").write_text(json.dumps(about), encoding="utf-8")
    return folder
