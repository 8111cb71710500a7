"""One request from beginning to end on graphs, as `engine.run` answers it with torch. Imports no torch."""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from engine import variation
from engine.clock import Clock
from engine.errors import ModelError
from engine.events import Environment, Event, Finished, Images, Loading, Preview
from engine.frames import compose, masks, pixels, source
from engine.frames.control_maps import Maps
from engine.frames.source import Source
from engine.graphs import session
from engine.graphs.store import GraphKind
from engine.groups import altered
from engine.guiding import moderated
from engine.light import controls, hold, lcm, text
from engine.light.controls import LightControls
from engine.light.lcm import Steps
from engine.light.model import LightModel
from engine.light.noise import Kept as Noise
from engine.light.preview import LightPreviewer
from engine.light.samplers import light_sampler
from engine.phrase import phrase
from engine.progress import Part, told
from engine.request import Key, Mode, Request

NOT_THERE = "none"
"""In place of the version of a package that isn't there."""


@dataclass(frozen=True, eq=False)
class _Ready:
    """A run that is ready to step."""

    steps: Steps
    words: np.ndarray
    opening: np.ndarray | None
    """What the first `opening_steps` are told instead."""
    opening_steps: int
    guidance: np.float32 | None
    away: np.ndarray | None
    """The source's latents (B, 4, h, w), where guidance leads away from those instead of the negative prompt."""
    controls: LightControls
    latents: np.ndarray
    generators: list[Noise]
    held: hold.LightHold | None


def run(key: Key, request: Request, model: LightModel, maps: Maps) -> Iterator[Event]:
    """Answer a request that `engine.light.engine.refusal` has no objection to; ends with Finished."""
    clock = Clock()
    yield from told(key, _started(model, request))
    clock.loading = clock.lap()
    shown = source.prepare(request, model.about.empty_page)
    if shown is not None and request.strength == 0:
        pictures = [shown.rgb] * request.pictures
        yield Preview(key, request.sampling.steps, request.sampling.steps, _frozen(pictures), request.frame)
        yield _finished(key, request, model, pictures, clock, ("Strength 0 leaves the picture as it is.",))
        return
    seen = source.as_seen(request, shown)
    steered = yield from told(key, controls.prepare(model, seen, maps))
    ready = yield from told(key, _prepared(model, seen, shown, seen.doubled, steered))
    clock.encode = clock.lap()
    yield Loading(key, phrase("Drawing"), 0, 1)
    previews = LightPreviewer(model.about.latent_rgb, model.factor, lambda latents: _decoded(model, latents))
    latents, total = ready.latents, len(ready.steps)
    for index in range(total):
        began = time.perf_counter()
        latents, believed = _step(model, ready, index, latents)
        clock.steps.append(time.perf_counter() - began)
        if index + 1 < total:
            clock.lap()
            images = _over_source(previews.render(believed, clock.steps[-1]), shown)
            clock.previews += clock.lap()
            yield Preview(key, index + 1, total, images, request.frame)
    if not pixels.all_finite(latents):
        raise ModelError(phrase("{label} computed not-a-number values. Try other settings.", label=model.about.label))
    clock.lap()
    drawn = []
    for index, each in enumerate(latents):
        yield Loading(key, phrase("Decoding"), index, len(latents))
        drawn.append(previews.decoded(each[None]))
    clock.decode = clock.lap()
    yield Preview(key, total, total, _over_source(drawn, shown), request.frame)
    yield _finished(key, request, model, drawn, clock, steered.notes + text.notes(model, seen, seen.doubled))


def _started(model: LightModel, request: Request) -> Generator[Part, None, None]:
    """Start the sessions that the run needs in any case; yields before each."""
    needed = (
        GraphKind.TEXT_ENCODER,
        GraphKind.CONTROLLED_UNET if request.controls else GraphKind.UNET,
        GraphKind.VAE_DECODER,
    )
    for done, kind in enumerate(needed):
        if not model.has(kind):
            yield phrase("Preparing the model"), done, len(needed)
            model.session(kind)


def _prepared(
    model: LightModel, request: Request, shown: Source | None, guided: bool, steered: LightControls
) -> Generator[Part, None, _Ready]:
    """Make ready to step, with random numbers drawn in diffusers' order."""
    words = yield from text.encode(model, request, guided)
    opening = None
    if request.words.opening_steps:
        first = altered(request, prompts=(request.words.opening,) * len(request.words.prompts))
        opening = yield from text.encode(model, first, guided)
    sampling = request.sampling
    generators = [Noise(sampling.seed_of(index)) for index in range(request.pictures)]
    sampler = light_sampler(sampling.sampler)
    assert sampler is not None  # the engine asks `refusal` first
    steps = sampler.steps(model.scheduler, sampling.steps, 1.0 if shown is None else request.strength)
    clean = None
    if shown is not None:
        clean = yield from _encoded(model, shown.rgb if shown.start is None else shown.start)
        clean = np.repeat(clean, request.pictures, axis=0)
    height, width = request.size[1] // model.factor, request.size[0] // model.factor
    noise = np.concatenate([each.normal(1, 4, height, width) for each in generators])
    if sampling.variation:
        others = [Noise(sampling.variation_seed_of(index)) for index in range(request.pictures)]
        other = np.concatenate([each.normal(1, 4, height, width) for each in others])
        noise = variation.between(noise, other, sampling.variation)
    latents, held = noise, None
    if clean is not None:
        noised = steps.noised(clean, noise, 0)
        latents = noised
        if request.mode is Mode.INPAINT:
            assert shown is not None and shown.mask is not None
            held = hold.hold(clean, noise, masks.to_latents(shown.mask, model.factor), len(steps))
            latents = noise if request.strength == 1 else noised
    guidance = np.float32(request.sampling.guidance) if request.sampling.guided else None
    away = clean if request.guided_by_source else None
    return _Ready(
        steps, words, opening, request.words.opening_steps, guidance, away, steered, latents, generators, held
    )


def _step(model: LightModel, ready: _Ready, index: int, latents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the next latents and the x0 believed in, (B, 4, h, w) each."""
    doubled = ready.guidance is not None and ready.away is None
    entering = np.concatenate([latents, latents]) if doubled else latents
    timestep = np.array([ready.steps.timesteps[index]], np.float32)
    words = ready.words if ready.opening is None or index >= ready.opening_steps else ready.opening
    given = {"sample": entering, "timestep": timestep, "encoder_hidden_states": words}
    added = ready.controls.added(given, index, len(ready.steps))
    output = model.session(GraphKind.CONTROLLED_UNET if added else GraphKind.UNET).run({**given, **added})[0]
    if ready.guidance is not None:
        if ready.away is None:
            negative, positive = np.split(output, 2)
            output = negative + ready.guidance * (positive - negative)
        else:
            meant = _meant(ready, index, latents)
            output = meant + np.float32(moderated(float(ready.guidance), index / len(ready.steps))) * (output - meant)
    if ready.held is not None:
        output = ready.held.steered(output, index, ready.steps)
    latents, believed = ready.steps.step(index, output, latents, ready.generators)
    if ready.held is not None:
        latents = ready.held.before(index + 1, ready.steps, latents)
    return latents, believed


def _meant(ready: _Ready, index: int, latents: np.ndarray) -> np.ndarray:
    """Give what a model would say that believed in the source, as `engine.sampling.residual_guidance` does."""
    assert ready.away is not None
    alpha, sigma = ready.steps.level(ready.steps.timesteps[index])
    return lcm.as_output(ready.steps.prediction, ready.away, (latents - alpha * ready.away) / sigma, alpha, sigma)


def _encoded(model: LightModel, rgb: np.ndarray) -> Generator[Part, None, np.ndarray]:
    """Give scaled latents (1, 4, h, w) of a picture, from those kept if it was encoded before."""
    read = blake2b(repr(rgb.shape).encode())
    read.update(np.ascontiguousarray(rgb).data)
    key = read.digest()
    if (known := model.encoded.used(key)) is not None:
        return known
    yield phrase("Reading the picture"), 0, 1
    found = model.session(GraphKind.VAE_ENCODER).run({"pixels": pixels.from_uint8(rgb)})[0]
    return model.encoded.keep(key, model.scaling * found)


def _decoded(model: LightModel, latents: np.ndarray) -> np.ndarray:
    """Give one picture, (H, W, 3) uint8. Raises ModelError for what is none."""
    values = model.session(GraphKind.VAE_DECODER).run({"latents": latents / model.scaling})[0]
    if not pixels.all_finite(values):
        raise ModelError(phrase("The model's answer is not a picture (not-a-number values). Try other settings."))
    return pixels.to_uint8(values[0])


def _finished(
    key: Key, request: Request, model: LightModel, drawn: list[np.ndarray], clock: Clock, notes: tuple[str, ...]
) -> Finished:
    if request.mode is Mode.INPAINT and request.source is not None:
        unchanged = request.strength == 0
        drawn = [request.source.pixels.copy() if unchanged else compose.into_source(each, request) for each in drawn]
    return Finished(key, _frozen(drawn), request, clock.timings(), environment(model), notes)


def environment(model: LightModel) -> Environment:
    """Give what the bits depend on, as the engine tells it of a run on graphs."""
    return Environment(
        device="cpu",
        dtype="float32",
        threads=model.threads,
        attention="AttnProcessor2_0",
        torch=_torch_version(),
        diffusers=_version("diffusers"),
        weights=model.digest,
        backend=session.version(),
    )


@cache
def _version(package: str) -> str:
    """Give the version of a package which isn't imported; looking it up takes as long as a step."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return NOT_THERE


@cache
def _torch_version() -> str:
    """Read torch's version as it tells it, with the kind of build (“2.14.1+cu130”), which its metadata leave out."""
    found = find_spec("torch")
    try:
        said = "" if found is None else Path(str(found.origin)).with_name("version.py").read_text("utf-8")
    except OSError:
        said = ""
    match = re.search(r"__version__ = '([^']+)'", said)
    return match[1] if match else _version("torch")


def _over_source(pictures: list[np.ndarray], shown: Source | None) -> Images:
    """Give previews as they are shown: over the source, by the mask."""
    return _frozen(pictures if shown is None else [compose.blended(each, shown) for each in pictures])


def _frozen(pictures: list[np.ndarray]) -> Images:
    for each in pictures:
        each.flags.writeable = False
    return tuple(pictures)
