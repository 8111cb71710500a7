"""The records that the modules of `families`, `samplers` and `controls` export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from engine.request import Size


@dataclass(frozen=True)
class Sampler:
    """A way down the noise. `make(config)` gives a fresh diffusers scheduler from a model's scheduler config."""

    name: str
    label: str
    make: Callable[[Mapping[str, Any]], Any]
    order: int = 0
    """Place in menus, lowest first."""


@dataclass(frozen=True)
class Setting:
    """One number of a control, as a slider would show it."""

    name: str
    label: str
    low: float
    high: float
    default: float
    step: float = 1.0


@dataclass(frozen=True)
class Control:
    """A map from a picture. `annotate(rgb, **settings)` takes and gives (H, W, 3) uint8."""

    name: str
    label: str
    annotate: Callable[..., np.ndarray]
    settings: tuple[Setting, ...] = ()
    order: int = 0


@dataclass(frozen=True)
class Family:
    """An architecture: what it was trained on and how its text is made.

    `recognise(unet_config)` tells whether a UNet's config is of this family; `encode_text(pipe, prompts, negatives,
    clip_skip)` gives the arguments its UNet wants.
    """

    name: str
    label: str
    native_size: int
    """Side in pixels of the square it was trained on, unless a model says otherwise."""
    multiple: int
    """Sides are multiples of this."""
    recognise: Callable[[Mapping[str, Any]], bool]
    pipeline: str
    """Name of the diffusers pipeline class that loads it."""
    buckets: tuple[Size, ...] = ()
    order: int = 0
