"""What the engine answers: one closed union. Every request ends in exactly one of the last five."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.estimate import Estimate
from engine.openpose import Pose
from engine.request import Asked, Key, Rect, Request

Images = tuple[np.ndarray, ...]
"""Read-only uint8 arrays, (H, W, 3) or (H, W, 4) straight alpha."""


@dataclass(frozen=True)
class Timings:
    """Seconds spent in each part of a run; `steps` holds one figure a step, previews apart."""

    loading: float = 0.0
    encode: float = 0.0
    steps: tuple[float, ...] = ()
    previews: float = 0.0
    decode: float = 0.0
    total: float = 0.0


@dataclass(frozen=True)
class Environment:
    """What a result's bits depend on besides its request; kept in the recipe, compared on replay."""

    device: str
    dtype: str
    threads: int
    attention: str
    torch: str
    diffusers: str
    weights: str
    """A digest of the model's weights."""
    placement: str = "plain"
    """What of it was offloaded, tiled or split to save memory."""
    backend: str = "torch"
    """What computed the modules: torch, or ONNX Runtime and its version."""
    where: str = ""
    """The name of the device of another machine that drew it; empty: this one drew."""


@dataclass(frozen=True)
class Loading:
    """A part of the preparation is under way: `done` of `total` parts are finished."""

    key: Key
    stage: str
    done: int
    total: int


@dataclass(frozen=True, eq=False)
class Preview:
    """What the model now believes the picture is (x0), mask composited, after `step` of `total` steps.

    Images show `frame` of the source (None: all of it), which reaches beyond it where the source is carried on. They
    have the generation size, or at most 1024 pixels a side where a picture is put together of several runs.
    """

    key: Key
    step: int
    total: int
    images: Images
    frame: Rect | None = None


@dataclass(frozen=True, eq=False)
class Mapped:
    """An `Annotate` is done: `image` is (H, W, 3) uint8, of the source's size; `pose` is who is in it, if asked for."""

    key: Key
    control: str
    image: np.ndarray
    pose: Pose | None = None


@dataclass(frozen=True)
class MemoryEstimated:
    """Answer an `EstimateMemory`: how much memory the request takes, and how it would be laid out."""

    key: Key
    estimate: Estimate


@dataclass(frozen=True, eq=False)
class Finished:
    """The pictures; `notes` are one-line remarks a person should see (a mask fitted, a prompt cut)."""

    key: Key
    images: Images
    request: Request
    timings: Timings
    environment: Environment
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stopped:
    """The run was stopped between two parts; nothing of it is left."""

    key: Key


@dataclass(frozen=True)
class Failed:
    """The run ended with an error. `mendable` tells what a person can mend from a fault of ours."""

    key: Key
    message: str
    mendable: bool
    details: str = ""
    """For a bug report: the traceback, never shown by itself."""
    wants_torch: bool = False
    """Whether installing PyTorch would mend it."""


Ending = Mapped | MemoryEstimated | Finished | Stopped | Failed
Event = Loading | Preview | Ending


@dataclass(frozen=True)
class Job:
    """A request on its way, with the key its events will carry."""

    key: Key
    asked: Asked
