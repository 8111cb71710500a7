"""How the tests ask the engine: a request in, its events out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.catalog import catalog
from engine.conditioning import steering
from engine.engine import Engine
from engine.events import Event, Finished, Job, Loading, Preview
from engine.frames import source
from engine.groups import built
from engine.loading.models import Models
from engine.request import Asked, Key, Lane, Placement, Request
from engine.runs import ladder, opening, run
from engine.sampling import prepare
from engine.sampling.prepare import Prepared
from quietly import quietly

KEY = Key(0, Lane.EXPLICIT, 1)


def asked(folder: Path, **settings: Any) -> Request:
    return built(
        Request,
        **{
            "model": str(folder),
            "prompts": ("a red house",),
            "size": (64, 64),
            "placement": Placement("cpu", "float32"),
            **settings,
        },
    )


def events(engine: Engine, request: Asked) -> list[Event]:
    return list(engine.run(Job(KEY, request)))


def finished(engine: Engine, request: Request) -> Finished:
    last = events(engine, request)[-1]
    assert isinstance(last, Finished)
    return last


def picture_of(engine: Engine, request: Request) -> np.ndarray:
    return finished(engine, request).images[0]


def previews(found: list[Event]) -> list[Preview]:
    return [event for event in found if isinstance(event, Preview)]


def loadings(found: list[Event]) -> list[Loading]:
    return [event for event in found if isinstance(event, Loading)]


def colours(width: int = 64, height: int = 64) -> np.ndarray:
    """Smooth colours with an edge, (height, width, 3) uint8."""
    y, x = np.mgrid[0:height, 0:width]
    rgb = np.dstack([x * 255 // width, y * 255 // height, np.where(x > y, 200, 40)])
    return rgb.astype(np.uint8)


def box_mask(width: int, height: int, left: int, top: int, right: int, bottom: int) -> np.ndarray:
    mask = np.zeros((height, width), np.uint8)
    mask[top:bottom, left:right] = 255
    return mask


def final_latents(request: Request, models: Models) -> torch.Tensor:
    """The latents that a request ends with, (B, 4, h, w)."""
    *_, last = run.steps_of(prepared(request, models))
    return last.latents


@torch.inference_mode()
def prepared(request: Request, models: Models) -> Prepared:
    """A request made ready to step, without events."""
    about = catalog.find(request.uses.model)
    opened = quietly(opening.opened(request, about, models, ladder.chosen(request, about)))
    steered = quietly(steering.prepare(opened.model, request, models))
    shown = source.prepare(request, about.empty_page)
    return quietly(prepare.prepare(opened.model, request, shown, steered, opened.refiner))
