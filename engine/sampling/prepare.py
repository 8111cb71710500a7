"""Everything before the first step: text, source latents, noise and schedule, as a generator of its parts."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

import numpy as np
import torch

from engine import registry, variation
from engine.conditioning import guidance, micro, regions, text
from engine.conditioning.deep_cache import DeepCache
from engine.conditioning.guidance import Denoiser
from engine.conditioning.steering import Steering
from engine.frames import masks
from engine.frames.source import Source
from engine.groups import altered
from engine.loading import vae
from engine.loading.models import LoadedModel
from engine.loading.vae import Moments
from engine.phrase import phrase
from engine.progress import Part
from engine.request import Mode, Request
from engine.sampling import refining, source_hold
from engine.sampling.noise_field import NoiseField
from engine.sampling.refining import Refining
from engine.sampling.residual_guidance import ResidualGuidance
from engine.sampling.schedule import Schedule, schedule
from engine.sampling.source_hold import SourceHold


@dataclass(frozen=True, eq=False)
class Prepared:
    """A run that is ready to step. `source` is None for text-to-image."""

    denoiser: Denoiser
    schedule: Schedule
    latents: torch.Tensor
    generators: list[torch.Generator]
    hold: SourceHold | None
    source: Source | None
    then: Refining | None = None
    """What a refiner goes on with."""
    residual: ResidualGuidance | None = None


def prepare(
    model: LoadedModel,
    request: Request,
    shown: Source | None,
    steered: Steering,
    refiner: LoadedModel | None = None,
    field: NoiseField | None = None,
) -> Generator[Part, None, Prepared]:
    """Make ready to step, with random numbers drawn in diffusers' order.

    `shown` is the request's source at generation size, None if there is none or nothing of it is to be seen; `field`
    what the noise of a piece of a larger picture is cut from.
    """
    guided = guidance.is_guided(model, request)
    arguments = yield from text.encode(model, request, guided)
    arguments, placed = yield from regions.prepare(model, request, arguments, guided)
    besides = micro.arguments(model, request, guided)
    if model.guidance_embedded:
        besides["timestep_cond"] = guidance.guidance_embedding(
            request.sampling.guidance, request.pictures, model.pipe.unet.config.time_cond_proj_dim
        ).to(device=model.device, dtype=model.dtype)
    arguments |= besides
    wanted = [request.sampling.seed_of(index) for index in range(request.pictures)]
    generators = [
        torch.Generator().manual_seed(seed if field is None else field.seed_of_steps(seed)) for seed in wanted
    ]
    strength = 1.0 if shown is None else request.strength
    steps = schedule(
        registry.sampler(request.sampling.sampler),
        model.pipe.scheduler.config,
        request,
        strength=strength,
        guidance_embedded=model.guidance_embedded,
        device=model.device,
    )
    draw = _Draw(model, request, generators, None if field is None else partial(field.crop, wanted))
    nine = model.pipe.unet.config.in_channels == 9
    clean = None
    if shown is not None and _needs_clean(request, nine):
        moments = yield from _moments(model, shown.rgb if shown.start is None else shown.start)
        clean = _sampled(model, moments, draw)
    noise = draw.noise()
    if request.sampling.variation:
        noise = _varied(noise, request, draw, field)
    latents, kept = _start(steps, request, shown, clean, noise, draw)
    extra = None
    if nine:
        extra = yield from _inpainting_channels(model, request, shown, draw)
    elif request.mode is Mode.INPAINT and (model.autoencoder.draft or not vae.is_tiny(model.vae)):
        draw.noise()  # diffusers encodes the masked picture for every UNet; its draw shifts what samplers draw later
    then = None
    if refiner is not None:
        freedom = _mask_freedom(request, shown, draw) if request.mode is Mode.INPAINT else None
        steps, then = yield from refining.prepare(refiner, request, steps, kept, freedom, strength=strength)
    denoiser = Denoiser(
        model.pipe.unet,
        model.dtype,
        arguments,
        request.sampling.guidance if guided else None,
        extra,
        steered.controllers,
        steered.references.arguments(request.pictures, guided),
        placed,
        kept=DeepCache.of(request),
    )
    words = request.words
    if words.opening_steps:
        first = altered(request, prompts=(words.opening,) * len(words.prompts))
        opening, opening_placed = yield from regions.prepare(
            model, first, (yield from text.encode(model, first, guided)), guided
        )
        opened = replace(denoiser, arguments=opening | besides, regions=opening_placed)
        denoiser = replace(denoiser, opening=opened, opening_steps=words.opening_steps)
    return Prepared(
        denoiser,
        steps,
        latents,
        generators,
        kept if not nine else None,
        shown,
        then,
        _residual(model, request, clean),
    )


def _residual(model: LoadedModel, request: Request, clean: torch.Tensor | None) -> ResidualGuidance | None:
    if clean is None or not request.guided_by_source or model.guidance_embedded:
        return None
    return ResidualGuidance(clean, request.sampling.guidance)


@dataclass(frozen=True, eq=False)
class _Draw:
    """Noise for latents of a request, drawn on the CPU in float32, so that devices and precisions compare."""

    model: LoadedModel
    request: Request
    generators: list[torch.Generator]
    crop: Callable[[int, int, int], torch.Tensor] | None = None

    def noise(self) -> torch.Tensor:
        height, width = self.grid
        drawn = torch.cat([torch.randn(1, 4, height, width, generator=each) for each in self.generators])
        return (drawn if self.crop is None else self.crop(self.factor, height, width)).to(self.model.device)

    @property
    def factor(self) -> int:
        return vae.factor_of(self.model.vae)

    @property
    def grid(self) -> tuple[int, int]:
        width, height = self.request.size
        return height // self.factor, width // self.factor

    def on_device(self, values: np.ndarray) -> torch.Tensor:
        """Give (h, w) float to (1, 1, h, w)."""
        return torch.from_numpy(np.ascontiguousarray(values))[None, None].to(self.model.device)


def _varied(noise: torch.Tensor, request: Request, draw: _Draw, field: NoiseField | None) -> torch.Tensor:
    """The noise, each picture's turned towards that of its variation seed."""
    wanted = [request.sampling.variation_seed_of(index) for index in range(request.pictures)]
    generators = [torch.Generator().manual_seed(seed) for seed in wanted]
    crop = None if field is None else partial(field.crop, wanted)
    other = replace(draw, generators=generators, crop=crop).noise()
    mixed = variation.between(noise.cpu().numpy(), other.cpu().numpy(), request.sampling.variation)
    return torch.from_numpy(mixed).to(noise.device)


def _needs_clean(request: Request, nine: bool) -> bool:
    """Tell whether it starts from noise alone: an inpainting UNet at full strength needs no source to hold to."""
    held_later = request.uses.refiner is not None and not request.sampling.diffusers_steps
    held_later |= request.guided_by_source
    return request.mode is not Mode.INPAINT or not nine or request.strength < 1 or held_later


def _start(
    steps: Schedule,
    request: Request,
    shown: Source | None,
    clean: torch.Tensor | None,
    noise: torch.Tensor,
    draw: _Draw,
) -> tuple[torch.Tensor, SourceHold | None]:
    """Give the first latents, and what holds them to the source."""
    pure = noise * steps.scheduler.init_noise_sigma
    if shown is None or clean is None:
        return pure, None
    if request.mode is Mode.INPAINT:
        kept = source_hold.hold(clean, noise, _mask_freedom(request, shown, draw), len(steps))
        first = pure if request.strength == 1 else _noised(steps, clean, noise)
        return first, kept
    return _noised(steps, clean, noise), None


def _mask_freedom(request: Request, shown: Source | None, draw: _Draw) -> torch.Tensor:
    """Give (1, 1, h, w): how free each latent is by the mask."""
    assert shown is not None and shown.mask is not None
    reduce = masks.sampled_to_latents if request.sampling.diffusers_steps else masks.to_latents
    return draw.on_device(reduce(shown.mask, draw.factor))


def _noised(steps: Schedule, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    return steps.scheduler.add_noise(clean, noise, steps.at(0).repeat(len(noise)))


def _inpainting_channels(
    model: LoadedModel, request: Request, shown: Source | None, draw: _Draw
) -> Generator[Part, None, torch.Tensor]:
    """Give (B, 5, h, w): the mask and the picture without what is under it; without a mask, all is to be drawn."""
    width, height = request.size
    rgb, mask = np.zeros((height, width, 3), np.uint8), np.ones((height, width), np.float32)
    if shown is not None:
        rgb, mask = shown.rgb, mask if shown.mask is None else shown.mask
    moments = yield from _moments(model, rgb, hidden=mask >= 0.5)
    seen = _sampled(model, moments, draw)
    channel = draw.on_device(masks.sampled_to_latents(mask, draw.factor))
    return torch.cat([channel.repeat(len(seen), 1, 1, 1), seen], dim=1)


def _sampled(model: LoadedModel, moments: Moments, draw: _Draw) -> torch.Tensor:
    """Give an encoded picture's latents (B, 4, h, w), with as many random numbers drawn as the exact request draws."""
    if model.autoencoder.draft and not moments.is_distribution:
        draw.noise()
    return moments.sample(draw.generators).to(model.device)


def _moments(model: LoadedModel, rgb: np.ndarray, hidden: np.ndarray | None = None) -> Generator[Part, None, Moments]:
    """Encode the picture, if it isn't in the cache; `hidden` (H, W) bool is shown as middle grey."""
    key = rgb.shape, blake2b(rgb.data).digest(), None if hidden is None else blake2b(hidden.data).digest()
    if (known := model.moments.used(key)) is not None:
        return known
    yield phrase("Reading the picture"), 0, 1
    pixels = vae.to_pixels(rgb)
    if hidden is not None:
        pixels = pixels * torch.from_numpy(~hidden)
    return model.moments.keep(key, vae.encode(model.vae, pixels))
