"""How the tests ask the engine: a request in, its events out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from engine.engine import Engine
from engine.events import Event, Finished, Job, Loading, Preview
from engine.groups import built
from engine.request import Asked, Key, Lane, Placement, Request

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
