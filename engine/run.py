"""One request from beginning to end: load, encode, denoise, decode, as the stream of its events."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import numpy as np
import torch

from engine import catalog, compose, devices, prepare, steering, supported, text, vae
from engine.denoise import Step, denoise
from engine.digest import weights_bytes
from engine.errors import ModelError
from engine.events import Environment, Event, Finished, Images, Loading, Preview, Timings
from engine.models import LoadedModel, Models
from engine.noise_field import NoiseField
from engine.parts import Part, quietly, told
from engine.prepare import Prepared
from engine.request import Key, Mode, Request


@dataclass(eq=False)
class _Clock:
    """Seconds by part."""

    began: float = field(default_factory=time.perf_counter)
    loading: float = 0.0
    encode: float = 0.0
    previews: float = 0.0
    decode: float = 0.0
    steps: list[float] = field(default_factory=list)
    _lap: float = field(default_factory=time.perf_counter)

    def lap(self) -> float:
        """Seconds since the last call."""
        last, self._lap = self._lap, time.perf_counter()
        return self._lap - last

    def timings(self) -> Timings:
        total = time.perf_counter() - self.began
        return Timings(self.loading, self.encode, tuple(self.steps), self.previews, self.decode, total)


@torch.inference_mode()
def run(key: Key, request: Request, models: Models, field: NoiseField | None = None) -> Iterator[Event]:
    """Answer a request in one run; ends with Finished. Close it between any two events to stop.

    `field` is what the noise of a piece of a larger picture is cut from.
    Raises ModelError, InvalidRequest and OutOfMemory for what a person can mend.
    """
    about, device, dtype = _chosen(request)
    try:
        yield from _run(key, request, models, about, device, dtype, field)
    except Exception as error:
        if not devices.is_out_of_memory(error):
            raise
        models.forget()
        raise devices.out_of_memory(device, request.pictures, request.size) from error


def _chosen(request: Request) -> tuple[catalog.Model, torch.device, torch.dtype]:
    about = catalog.find(request.model)
    supported.check(about, request)
    return about, *devices.choose(request.placement, weights_bytes(about.path))


def _run(
    key: Key,
    request: Request,
    models: Models,
    about: catalog.Model,
    device: torch.device,
    dtype: torch.dtype,
    field: NoiseField | None,
) -> Iterator[Event]:
    clock = _Clock()
    model = yield from told(key, models.get(about, device, dtype))
    clock.loading = clock.lap()
    shown = prepare.read_source(request)
    if shown is not None and request.strength == 0 and (shown.coverage is None or shown.mask is not None):
        yield from _unchanged(key, request, model, shown.rgb, clock)
        return
    steered = yield from told(key, steering.prepare(model, request, models))
    prepared = yield from told(key, prepare.prepare(model, request, shown, steered, field))
    clock.encode = clock.lap()
    yield Loading(key, "Drawing", 0, 1)
    last: Step | None = None
    for step in _steps(prepared):
        clock.steps.append(step.seconds)
        last = step
        if step.done == step.total:
            break
        clock.lap()
        images = _images(model.previews.render(step.x0, step.seconds), prepared)
        clock.previews += clock.lap()
        yield Preview(key, step.done, step.total, images, request.frame)
    assert last is not None
    if not torch.isfinite(last.latents).all():
        raise ModelError(
            f"{model.about.label} computed not-a-number values. Try the precision float32, or other settings."
        )
    clock.lap()
    drawn = yield from told(key, _decoded(model, last.latents))
    clock.decode = clock.lap()
    yield Preview(key, last.total, last.total, _images(drawn, prepared), request.frame)
    yield _finished(key, request, model, drawn, clock, steered.notes)


def final_latents(request: Request, models: Models) -> torch.Tensor:
    """The latents that a request ends with, (B, 4, h, w): for comparing with other programs."""
    *_, last = _steps(prepared(request, models))
    return last.latents


@torch.inference_mode()
def prepared(request: Request, models: Models) -> Prepared:
    """A request made ready to step, without events."""
    model = quietly(models.get(*_chosen(request)))
    steered = quietly(steering.prepare(model, request, models))
    return quietly(prepare.prepare(model, request, prepare.read_source(request), steered))


def _steps(ready: Prepared) -> Iterator[Step]:
    return denoise(ready.denoiser, ready.schedule, ready.latents, generators=ready.generators, hold=ready.hold)


def _decoded(model: LoadedModel, latents: torch.Tensor) -> Generator[Part, None, list[np.ndarray]]:
    """Pictures one by one, (H, W, 3) uint8 each; tells the previewer what a tiny decoder cost."""
    pictures = []
    for index, each in enumerate(latents):
        yield "Decoding", index, len(latents)
        began = time.perf_counter()
        pictures.append(vae.decode(model.vae, each[None]))
        if vae.is_tiny(model.vae):
            model.previews.note_tiny_cost(time.perf_counter() - began, each)
    return pictures


def _unchanged(key: Key, request: Request, model: LoadedModel, rgb: np.ndarray, clock: _Clock) -> Iterator[Event]:
    """Strength 0: the source as it is."""
    pictures = [rgb] * request.pictures
    yield Preview(key, request.steps, request.steps, _frozen(pictures), request.frame)
    yield _finished(key, request, model, pictures, clock, ("Strength 0 leaves the picture as it is.",))


def _finished(
    key: Key, request: Request, model: LoadedModel, drawn: list[np.ndarray], clock: _Clock, notes: tuple[str, ...] = ()
) -> Finished:
    if request.mode is Mode.INPAINT and request.strength == 0:
        assert request.source is not None
        drawn = [request.source.pixels.copy() for _ in drawn]
    elif request.mode is Mode.INPAINT:
        drawn = [compose.into_source(each, request) for each in drawn]
    if request.strength > 0:
        notes += text.notes(model, request, prepare.is_guided(model, request))
    return Finished(key, _frozen(drawn), request, clock.timings(), _environment(model), notes)


def _images(pictures: list[np.ndarray], ready: Prepared) -> Images:
    """Previews as they are shown: over the source, by the mask."""
    if ready.source is None:
        return _frozen(pictures)
    return _frozen([compose.blended(each, ready.source) for each in pictures])


def _frozen(pictures: list[np.ndarray]) -> Images:
    for each in pictures:
        each.flags.writeable = False
    return tuple(pictures)


def _environment(model: LoadedModel) -> Environment:
    import diffusers

    return Environment(
        device=str(model.device),
        dtype=devices.name_of(model.dtype),
        threads=torch.get_num_threads(),
        attention=model.attention,
        torch=torch.__version__,
        diffusers=diffusers.__version__,
        weights=model.digest,
    )
