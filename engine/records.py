"""The records that the modules of `families`, `samplers` and `controls` export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import torch

    from engine.openpose import Pose


@dataclass(frozen=True)
class TextEncoding:
    """One text as a family's UNet wants it: tensors by argument name, each (1, ...) and float.

    `chunks` is how many pieces of the text encoder's length it has, `notes` what a person should know of them.
    """

    tensors: Mapping[str, torch.Tensor]
    chunks: int = 1
    notes: tuple[str, ...] = ()


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
class Weights:
    """A file that a control can't do without: its place below the annotators' folder, its size, where it is had."""

    file: str
    megabytes: float
    origin: str


@dataclass(frozen=True)
class Control:
    """A map from a picture. `annotate(rgb, **settings)` takes and gives (H, W, 3) uint8.

    One that `sees_alpha` is given a picture's own pixels, (H, W[, 3 | 4]); the others see it on white paper.
    `find(rgb, **settings)` gives the people that the map shows, where it shows any.
    """

    name: str
    label: str
    annotate: Callable[..., np.ndarray]
    settings: tuple[Setting, ...] = ()
    order: int = 0
    weights: tuple[Weights, ...] = ()
    sees_alpha: bool = False
    find: Callable[..., Pose] | None = None


@dataclass(frozen=True)
class Family:
    """An architecture: what it was trained on and how its text is made.

    `recognise(unet_config)` tells whether a UNet's config is of this family. `encode_text(pipe, text, chunks, weights)`
    encodes one text (never a batch, so that an embedding does not depend on its neighbours) with a diffusers pipeline's
    tokenizer and text encoder, filled up to at least so many chunks; `weights` is () or the text in parts, each with
    its weight.
    """

    name: str
    label: str
    native_size: int
    """Side in pixels of the square it was trained on, unless a model says otherwise."""
    multiple: int
    """Sides are multiples of this."""
    recognise: Callable[[Mapping[str, Any]], bool]
    encode_text: Callable[[Any, str, int, tuple[tuple[str, float], ...]], TextEncoding]
    pipeline: str
    """Name of the diffusers pipeline class that loads it."""
    config: str
    """Folder under resources/configs that tells diffusers how to read a single .safetensors file."""
    order: int = 0
