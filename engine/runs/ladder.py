"""Running with as much memory as there is: the first layout that should fit, and on running out, the next rung down."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace

import torch

from engine.catalog.catalog import Model
from engine.catalog.digest import weights_bytes
from engine.errors import OutOfMemory
from engine.estimate import Estimate, Layout, Verdict
from engine.events import Event, Finished
from engine.loading import devices
from engine.loading.models import Models
from engine.memory import estimating, layout
from engine.memory.estimating import Need
from engine.request import Request

Attempt = Callable[[Layout], Iterator[Event]]


def estimate(request: Request, about: Model, models: Models) -> Estimate:
    """Tell whether a request fits, with what is in memory already counted as free: it is what the run needs, or can go.

    Raises InvalidRequest for a placement that this machine can't give, ModelError for files that can't be read.
    """
    if request.second is not None:  # the larger of the two passes
        request = replace(request, size=request.second.size, second=None)
    return _estimate(estimating.need(request, about), chosen(request, about), models)


def chosen(request: Request, about: Model) -> Layout:
    """Give the layout that a request asks for, with the best device and dtype where it leaves those open."""
    device, dtype = devices.choose(request.placement, weights_bytes(about.path))
    return layout.of_request(request, str(device), devices.name_of(dtype))


def descend(request: Request, about: Model, models: Models, attempt: Attempt) -> Iterator[Event]:
    """Give the events of the first attempt that memory is enough for; what it took is told in the result's notes.

    Raises OutOfMemory for what can't fit on a processor, where trying would end the program, and when the last rung
    was not enough either.
    """
    needed, first = estimating.need(request, about), chosen(request, about)
    estimated = _estimate(needed, first, models)
    if estimated.verdict is Verdict.TOO_LARGE and first.on_processor:
        raise OutOfMemory(estimating.refused(estimated, request))
    device = torch.device(first.device)
    why = "Memory is short"
    error: Exception | None = None
    for how in needed.rungs(estimated.layout):
        note = () if how == first else (f"{why}: {how.in_words(request.pictures)}.",)
        try:
            for event in attempt(how):
                yield replace(event, notes=event.notes + note) if isinstance(event, Finished) else event
            return
        except Exception as raised:
            if not devices.is_out_of_memory(raised):
                raise
            error = raised
        # The frames that ran out still hold what they had made.
        traceback.clear_frames(error.__traceback__)
        models.forget(but=about.path)
        models.collect()
        devices.empty_cache(device)
        why = "Memory ran out, so this was made again with less"
    raise devices.out_of_memory(device, request.pictures, request.size) from error


def _estimate(needed: Need, first: Layout, models: Models) -> Estimate:
    main = None if first.on_processor else models.available(torch.device("cpu"))
    return estimating.estimate(needed, first, models.available(torch.device(first.device)), main=main)
