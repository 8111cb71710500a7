"""Where, how precisely and how sparingly a request is computed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.groups import FieldGroup
from engine.phrase import phrase


class Offload(StrEnum):
    """What lies on the device while it isn't used; None in a placement means: what fits."""

    NONE = "none"
    MODEL = "model"
    GROUP = "group"
    SEQUENTIAL = "sequential"


class Attention(StrEnum):
    """How attention is computed; in a placement None means SDPA."""

    SDPA = "sdpa"
    SLICED = "sliced"
    XFORMERS = "xformers"


class Backend(StrEnum):
    """What computes a model's modules; in a placement None means: graphs where they are faster."""

    TORCH = "torch"
    GRAPHS = "graphs"


@dataclass(frozen=True)
class Placement(FieldGroup):
    """Where, how precisely and how sparingly to compute; None means: what the engine finds best on this machine."""

    device: str | None = None
    dtype: str | None = None
    offload: Offload | None = None
    attention: Attention | None = None
    vae_slicing: bool | None = None
    vae_tiling: bool | None = None
    backend: Backend | None = None

    def __post_init__(self) -> None:
        if self.dtype not in (None, "float32", "float16", "bfloat16"):
            raise InvalidRequest(
                phrase("Precision “{dtype}” is unknown: use float32, float16 or bfloat16.", dtype=self.dtype)
            )
