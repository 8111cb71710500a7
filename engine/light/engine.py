"""Which requests are drawn without torch, and with what is held for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from engine.catalog import digest
from engine.catalog.catalog import Model
from engine.estimate import Estimate
from engine.events import Event
from engine.frames.control_maps import Maps
from engine.graphs import session
from engine.groups import altered
from engine.light import controls, model, noise, run, samplers, text
from engine.light.disk import LOOKED_UP
from engine.light.model import LightModel
from engine.memory import estimating, layout, machine, supported
from engine.request import Attention, Backend, Key, ModelUse, Offload, Request

_KNOWN = ("uses", "words", "sampling", "size", "strength", "source", "mask", "frame", "controls", "placement")
MOST_PIXELS = 8 * 512**2
"""Of all pictures of a request together: more may not fit in memory at once, and torch's way splits them."""


class LightEngine:
    """Holds the model that was used last. `threads`: None for as many as torch would take."""

    def __init__(self, maps: Maps, threads: int | None = None) -> None:
        self._threads = threads or session.usual_threads()
        self._maps = maps
        self._held: LightModel | None = None

    def run(self, key: Key, request: Request, about: Model) -> Iterator[Event]:
        """Answer a request that there is no `refusal` for; ends with Finished. Raises ModelError."""
        held = self._held
        if held is None or held.about != about or held.signature != LOOKED_UP.ask(digest.signature, about.path):
            held = self._held = model.opened(about, self._threads)
        yield from run.run(key, request, held, self._maps)


def refusal(request: Request, about: Model, *, alone: bool = False) -> str | None:
    """Give what of a request, of its model or of this machine needs torch; None if nothing does.

    `alone`: there is no torch, so that only what can't be drawn otherwise counts, not what torch would draw faster, or
    with another noise. Raises InvalidRequest for what can't be answered at all.
    """
    supported.check(about, request)
    if request.second is not None:
        return next((why for each in _passes(request) if (why := refusal(each, about, alone=alone)) is not None), None)
    if not alone and not noise.available():
        return "this processor, on which torch draws noise in another way"
    return (
        _machine(request, alone)
        or _asked(request)
        or LOOKED_UP.ask(model.refusal, about, None if alone else session.usual_threads())
        or LOOKED_UP.ask(samplers.refusal, request.sampling.sampler, about)
        or text.refusal(request, about, request.sampling.guided)
        or controls.refusal(request, about)
    )


def estimate(request: Request, about: Model) -> Estimate:
    """Tell whether a request that there is no `refusal` for fits in memory, the larger of two passes."""
    if request.second is not None:
        *_, request = _passes(request)
    free = machine.main_memory().free
    return estimating.estimate(
        estimating.need(request, about), layout.of_request(request, "cpu", "float32"), free, main=None
    )


def _passes(request: Request) -> Iterator[Request]:
    """Give both passes of a request with a second one, as far as they tell what is needed."""
    second, first = request.second, replace(request, second=None)
    assert second is not None
    yield first
    sampler = second.sampler or request.sampling.sampler
    yield altered(first, sampler=sampler, steps=second.steps, size=second.size, controls=())


def _machine(request: Request, alone: bool) -> str | None:
    placement = request.placement
    if placement.backend is Backend.TORCH:
        return "the backend that was asked for"
    if placement.device != "cpu" and (placement.device is not None or (not alone and _has_gpu())):
        return "a graphics device"
    if placement.dtype not in (None, "float32"):
        return "another precision"
    if placement.offload not in (None, Offload.NONE) or placement.vae_tiling:
        return "another layout in memory"
    return "another attention" if placement.attention not in (None, Attention.SDPA) else None


def _asked(request: Request) -> str | None:
    """Give what only the other way of running does: whatever is not named here, and not as it usually is."""
    sampling = request.sampling
    if sampling != replace(sampling, spacing=None, diffusers_steps=False, deep_cache=1):
        return "another way of sampling"
    unusual = [
        field.name
        for whole, usual, known in (
            (request.uses, ModelUse(request.uses.model, micro=request.uses.micro), ()),
            (request, Request(request.uses), _KNOWN),
        )
        for field in fields(whole)
        if field.name not in known and getattr(whole, field.name) != getattr(usual, field.name)
    ]
    if unusual:
        return f"its {unusual[0]}"
    pixels = request.pictures * request.size[0] * request.size[1]
    return "so many pixels" if pixels > MOST_PIXELS else None


def _has_gpu() -> bool:
    """Tell whether NVIDIA's driver is loaded: torch is not asked, and what it finds is taken by a run with torch."""
    return Path("/dev/nvidiactl").exists()
