"""An SDXL refiner as an ensemble of experts (Podell et al. 2023): it takes the last noise levels over from the base."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import torch

from engine import registry
from engine.catalog import catalog
from engine.conditioning import guidance, micro, regions, text
from engine.conditioning.deep_cache import DeepCache
from engine.conditioning.guidance import Denoiser
from engine.errors import InvalidRequest
from engine.groups import altered
from engine.loading.models import LoadedModel
from engine.phrase import phrase
from engine.progress import Part
from engine.request import Request
from engine.sampling import source_hold
from engine.sampling.schedule import Schedule, handed_over, schedule
from engine.sampling.source_hold import SourceHold


@dataclass(frozen=True, eq=False)
class Refining:
    """The second leg of a run. `freedom` (1, 1, h, w) is given where the hold is to be made anew, as diffusers does."""

    denoiser: Denoiser
    schedule: Schedule
    hold: SourceHold | None = None
    freedom: torch.Tensor | None = None

    def entered(
        self, latents: torch.Tensor, generators: list[torch.Generator]
    ) -> tuple[torch.Tensor, SourceHold | None]:
        """Give latents as they enter the leg, (B, 4, h, w), and what holds them in it.

        diffusers' pipelines know nothing of each other: the second takes what the first ended with for the source, and
        draws noise anew; what is held comes to it without noise. Else the first one's hold goes on.
        """
        if self.freedom is not None:
            drawn = [torch.randn(1, *latents.shape[1:], generator=each) for each in generators]
            noise = torch.cat(drawn).to(latents.device)
            return latents, source_hold.hold(latents, noise, self.freedom, len(self.schedule))
        if self.hold is not None:
            latents = self.hold.before(0, self.schedule, latents)
        return latents, self.hold


def find(base: catalog.Model, request: Request) -> catalog.Model | None:
    """Find the refiner that is asked for. Raises ModelError, and InvalidRequest for one of another base."""
    if request.uses.refiner is None:
        return None
    found = catalog.find(request.uses.refiner.model)
    if registry.families()[found.family].refines != base.family:
        raise InvalidRequest(
            phrase(
                "{label} ({family_label}) is no refiner for {label_2} ({family_label_2}): choose "
                "another, or leave it out.",
                label=found.label,
                family_label=found.family_label,
                label_2=base.label,
                family_label_2=base.family_label,
            )
        )
    return found


def prepare(
    refiner: LoadedModel,
    request: Request,
    first: Schedule,
    kept: SourceHold | None,
    freedom: torch.Tensor | None,
    *,
    strength: float,
) -> Generator[Part, None, tuple[Schedule, Refining | None]]:
    """Give the base's schedule cut at the hand-over, and what follows it; None if nothing does."""
    assert request.uses.refiner is not None
    whole = schedule(
        registry.sampler(request.sampling.sampler),
        refiner.pipe.scheduler.config,
        request,
        strength=strength,
        guidance_embedded=False,
        device=refiner.device,
    )
    upper, lower = handed_over(first, whole, request.uses.refiner.start)
    if not len(lower):
        return upper, None
    guided = guidance.is_guided(refiner, request)
    refiner.loras.rest()
    request = altered(request, clip_skip=0)
    arguments = yield from text.encode(refiner, request, guided)
    arguments, placed = yield from regions.prepare(refiner, request, arguments, guided)
    arguments |= micro.arguments(refiner, request, guided)
    denoiser = Denoiser(
        refiner.pipe.unet,
        refiner.dtype,
        arguments,
        request.sampling.guidance if guided else None,
        regions=placed,
        kept=DeepCache.of(request),
    )
    if request.sampling.diffusers_steps:
        return upper, Refining(denoiser, lower, freedom=freedom)
    return upper, Refining(denoiser, lower, hold=None if kept is None else kept.later(len(upper)))
