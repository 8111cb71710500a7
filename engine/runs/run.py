"""One request from beginning to end: load, encode, denoise, decode, as the stream of its events."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import replace

import numpy as np
import torch

from engine import registry
from engine.catalog import catalog
from engine.clock import Clock
from engine.conditioning import guidance, regions, steering, text
from engine.errors import ModelError
from engine.estimate import Layout
from engine.events import Environment, Event, Finished, Images, Loading, Preview
from engine.frames import compose, source
from engine.loading import attention, devices, model_folder, safety, seamless, vae
from engine.loading.models import LoadedModel, Models
from engine.memory import supported
from engine.phrase import phrase
from engine.progress import Part, told
from engine.request import Key, Mode, Request
from engine.runs import batches, blame, ladder, opening
from engine.runs.opening import OpenedModels
from engine.sampling import prepare, refining
from engine.sampling.denoise import Step, denoise
from engine.sampling.noise_field import NoiseField
from engine.sampling.prepare import Prepared


@torch.inference_mode()
def run(key: Key, request: Request, models: Models, field: NoiseField | None = None) -> Iterator[Event]:
    """Answer a request in one run; ends with Finished. Close it between any two events to stop.

    `field` is what the noise of a piece of a larger picture is cut from.
    Raises ModelError, InvalidRequest and OutOfMemory for what a person can mend.
    """
    about = catalog.find(request.uses.model)
    if not about.is_file and models.held(about.path) is None:
        model_folder.check_whole(about, registry.families()[about.family])
    supported.check(about, request)
    refining.find(about, request)

    def attempt(how: Layout) -> Iterator[Event]:
        if how.batch >= request.pictures:
            return _run(key, request, models, about, how, field)
        return batches.together(request, how.batch, lambda part: _run(key, part, models, about, how, field))

    yield from ladder.descend(request, about, models, attempt)


def _run(
    key: Key, request: Request, models: Models, about: catalog.Model, how: Layout, field: NoiseField | None
) -> Iterator[Event]:
    """Answer a request that fits: one forward a step for all pictures; what is offloaded leaves the device again."""
    try:
        with blame.on_files(request, about):
            yield from _drawn(key, request, models, about, how, field)
    finally:
        models.turns.rest()


def _drawn(
    key: Key, request: Request, models: Models, about: catalog.Model, how: Layout, field: NoiseField | None
) -> Iterator[Event]:
    clock = Clock()
    opened = yield from told(key, opening.opened(request, about, models, how))
    refiner = () if opened.refiner is None else (opened.refiner.pipe.unet,)
    with seamless.over_edges((opened.model.pipe.unet, opened.model.vae.decoder, *refiner), request.seamless):
        yield from _drawn_by(key, request, models, about, how, field, opened, clock)


def _drawn_by(
    key: Key,
    request: Request,
    models: Models,
    about: catalog.Model,
    how: Layout,
    field: NoiseField | None,
    opened: OpenedModels,
    clock: Clock,
) -> Iterator[Event]:
    model = opened.model
    clock.loading = clock.lap()
    shown = source.prepare(request, about.empty_page)
    if shown is not None and request.strength == 0:
        yield from _unchanged(key, request, opened, models, how, shown.rgb, clock)
        return
    seen = source.as_seen(request, shown)
    steered = yield from told(key, steering.prepare(model, seen, models))
    prepared = yield from told(key, prepare.prepare(model, seen, shown, steered, opened.refiner, field))
    clock.encode = clock.lap()
    yield Loading(key, phrase("Drawing"), 0, 1)
    last: Step | None = None
    for step in steps_of(prepared):
        clock.steps.append(step.seconds)
        last = step
        if step.done == step.total:
            break
        clock.lap()
        images = _images(_veiled(model.previews.render(step.x0, step.seconds), request), prepared)
        clock.previews += clock.lap()
        yield Preview(key, step.done, step.total, images, request.frame)
    assert last is not None
    if not torch.isfinite(last.latents).all():
        model.check_numbers()
        raise ModelError(
            phrase(
                "{label} computed not-a-number values. Try the precision float32, or other settings.",
                label=model.about.label,
            )
        )
    clock.lap()
    drawn = yield from told(key, _decoded(model, last.latents, how))
    clock.decode = clock.lap()
    notes = steered.notes
    if request.checked:
        drawn, found = yield from told(key, safety.checked(about, drawn))
        notes += (found,) if found else ()
    yield Preview(key, last.total, last.total, _images(drawn, prepared), request.frame)
    yield _finished(key, request, opened, models, how, drawn, clock, notes)


def _veiled(pictures: list[np.ndarray], request: Request) -> list[np.ndarray]:
    """Give previews of what isn't checked yet in blocks, where a person wants it checked."""
    return [safety.blotted(each) for each in pictures] if request.checked else pictures


def steps_of(ready: Prepared) -> Iterator[Step]:
    """Give all steps of a run, those of a refiner after the base's, counted together."""
    then = ready.then
    total = len(ready.schedule) + (0 if then is None else len(then.schedule))
    latents = ready.latents
    for step in denoise(
        ready.denoiser,
        ready.schedule,
        latents,
        generators=ready.generators,
        hold=ready.hold,
        residual=ready.residual,
    ):
        latents = step.latents
        yield replace(step, total=total)
    if then is None:
        return
    with torch.inference_mode():
        latents, kept = then.entered(latents, ready.generators)
    then_on = denoise(
        then.denoiser, then.schedule, latents, generators=ready.generators, hold=kept, residual=ready.residual
    )
    for step in then_on:
        yield replace(step, done=len(ready.schedule) + step.done, total=total)


def _decoded(model: LoadedModel, latents: torch.Tensor, how: Layout) -> Generator[Part, None, list[np.ndarray]]:
    """Give pictures one by one, or all at once, (H, W, 3) uint8 each; tells the previewer what a tiny decoder cost."""
    pictures: list[np.ndarray] = []
    for each in latents.split(1 if how.vae_slicing else len(latents)):
        yield "Decoding", len(pictures), len(latents)
        began = time.perf_counter()
        pictures += vae.decode(model.vae, each)
        if vae.is_tiny(model.vae):
            model.previews.note_tiny_cost(time.perf_counter() - began, each)
    return pictures


def _unchanged(
    key: Key, request: Request, opened: OpenedModels, models: Models, how: Layout, rgb: np.ndarray, clock: Clock
) -> Iterator[Event]:
    """Give the source as it is: strength 0."""
    pictures = [rgb] * request.pictures
    yield Preview(key, request.sampling.steps, request.sampling.steps, _frozen(pictures), request.frame)
    yield _finished(key, request, opened, models, how, pictures, clock, ("Strength 0 leaves the picture as it is.",))


def _finished(
    key: Key,
    request: Request,
    opened: OpenedModels,
    models: Models,
    how: Layout,
    drawn: list[np.ndarray],
    clock: Clock,
    notes: tuple[str, ...] = (),
) -> Finished:
    if request.mode is Mode.INPAINT and request.strength == 0:
        assert request.source is not None
        drawn = [request.source.pixels.copy() for _ in drawn]
    elif request.mode is Mode.INPAINT:
        drawn = [compose.into_source(each, request) for each in drawn]
    model, notes = opened.model, opened.notes + notes
    if request.strength > 0:
        notes += text.notes(model, request, guidance.is_guided(model, request)) + regions.notes(model, request)
    return Finished(key, _frozen(drawn), request, clock.timings(), _environment(opened, how, models), notes)


def _images(pictures: list[np.ndarray], ready: Prepared) -> Images:
    """Give previews as they are shown: over the source, by the mask."""
    if ready.source is None:
        return _frozen(pictures)
    return _frozen([compose.blended(each, ready.source) for each in pictures])


def _frozen(pictures: list[np.ndarray]) -> Images:
    for each in pictures:
        each.flags.writeable = False
    return tuple(pictures)


def _environment(opened: OpenedModels, how: Layout, models: Models) -> Environment:
    import diffusers

    model = opened.model
    return Environment(
        device=str(model.device),
        dtype=devices.name_of(model.dtype),
        threads=torch.get_num_threads(),
        attention=attention.in_words(model.pipe.unet),
        torch=torch.__version__,
        diffusers=diffusers.__version__,
        weights="+".join((opened.digest, *model.embeddings.digests)),
        placement=how.in_words(),
        backend=models.graphs.in_words(),
    )
