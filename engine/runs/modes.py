"""Which way a request is answered: in one run, or in several that are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from engine.events import Event, Finished
from engine.frames import pieces
from engine.loading.models import Models
from engine.progress import told
from engine.request import Key, Mode, Request
from engine.runs import enlarge, outpaint, second_pass, sheet
from engine.runs import run as one
from engine.runs.several import Single
from engine.sampling.noise_field import NoiseField

_IN_PIECES: dict[Mode, Callable[[Key, Request, Single], Iterator[Event]]] = {
    Mode.OUTPAINT: outpaint.outpaint,
    Mode.ENLARGE: enlarge.enlarge,
}


def run(key: Key, request: Request, models: Models, field: NoiseField | None = None) -> Iterator[Event]:
    """Answer any request; ends with Finished. Close it between any two events to stop. Raises like `run.run`.

    `field` is what the noise of a piece of a larger picture is cut from.
    """
    if request.sheet is not None:
        yield from sheet.fill(key, request, lambda cell: run(key, cell, models))
    elif request.mode in _IN_PIECES:
        whole = yield from told(key, pieces.with_maps(request, models.maps))
        for event in _IN_PIECES[request.mode](key, whole, lambda piece, field=None: one.run(key, piece, models, field)):
            yield replace(event, request=request) if isinstance(event, Finished) else event
    elif request.second is not None:
        yield from second_pass.draw_on(key, request, lambda part, field=None: one.run(key, part, models, field))
    else:
        yield from one.run(key, request, models, field)
