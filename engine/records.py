"""The records that the modules of `families`, `samplers` and `controls` export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from engine.setting import Feature as Feature
from engine.setting import Setting as Setting

if TYPE_CHECKING:
    import numpy as np
    import torch

    from engine.openpose import Pose
    from engine.request_parts import Micro

TimeIds = tuple[float, ...]


class EmptyPage(StrEnum):
    """Names what a model is shown where nothing is painted on a sketch: a fact of its training."""

    PAPER = "paper"
    """White paper, as the document shows it: for a model that was trained on sketches."""
    FREE = "free"
    """Colours from around, ever more noisy with the distance: others take paper for a part of the picture."""


@dataclass(frozen=True)
class TextEncoding:
    """One text as a family's UNet wants it: tensors by argument name, each (1, ...) and float.

    `chunks` is how many pieces of the text encoder's length it has, `notes` what a person should know of them.
    """

    tensors: Mapping[str, torch.Tensor]
    chunks: int = 1
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class LightSampler:
    """A sampler in numpy, for models that draw without torch.

    `steps(config, count, strength)` makes a schedule; `refusal(config)` says what of a scheduler's config isn't known.
    """

    steps: Callable[[Mapping[str, Any], int, float], Any]
    refusal: Callable[[Mapping[str, Any]], str | None]


@dataclass(frozen=True)
class Sampler:
    """A way down the noise. `make(config)` gives a fresh diffusers scheduler from a model's scheduler config."""

    name: str
    label: str
    make: Callable[[Mapping[str, Any]], Any]
    order: int = 0
    """Place in menus, lowest first."""
    distilled: bool = False
    """Whether it takes its steps from those that models are distilled with, diffusers' `original_inference_steps`."""
    make_edm: Callable[[Mapping[str, Any]], Any] | None = None
    """The same method for a model with EDM's preconditioning (Karras et al. 2022); None: there is none."""
    light: LightSampler | None = None
    """The same method without torch; None: there is none."""


class Marks(StrEnum):
    """What the marks on a control's map are: how it is painted by hand, and how it lies over the drawing."""

    COLOURS = "colours"
    """Any colours, as on the sketch."""
    LINES = "lines"
    """White on black."""
    GREYS = "greys"
    """Light is near."""
    DIRECTIONS = "directions"
    """Which way a surface looks, as a colour."""
    CLASSES = "classes"
    """ADE20K's, by colour."""
    PEOPLE = "people"
    """OpenPose's skeletons, which are posed, not painted."""


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
    flat: bool = False
    """Whether the map's colours are names: it is brought to other sizes without mixing them."""
    cut_out: bool = False
    """Whether what is under the request's mask is cut out of its map."""
    icon: str = "scan-line"
    """Name of its picture on cards and menus, in resources/icons."""
    marks: Marks = Marks.COLOURS
    ink: tuple[int, int, int] | None = None
    """What painting its map by hand begins with, RGB; None: the brush's own colour."""
    paper: int = 0
    """The grey that lies under a map that was painted by hand."""
    by_hand: bool = False
    """Whether its map is most often posed or painted rather than made of the drawing."""
    union: int | None = None
    """Which of a ControlNet Union's kinds of maps it makes (xinsir, controlnet-union-sdxl-1.0); None: none."""


@dataclass(frozen=True)
class Component:
    """A part of a model that is loaded from the subfolder `name`: one of these classes of diffusers or transformers."""

    name: str
    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """An architecture: what it was trained on, what it is made of, how its text is made.

    `recognise(unet_config, model_index)` tells whether a diffusers folder is of this family. `encode_text(pipe, text,
    chunks, weights, skip)` encodes one text (never a batch, so that an embedding does not depend on its neighbours)
    with a diffusers pipeline's tokenizers and text encoders, filled up to at least so many chunks; `weights` is () or
    the text in parts, each with its weight; `skip` is how many of the last layers are left out.
    `time_ids(micro, size, scores)` gives the numbers that the UNet is told of the picture's making beside the text, for
    the negative and for the positive; None where it is told none.
    """

    name: str
    label: str
    native_size: int
    """Side in pixels of the square it was trained on, unless a model says otherwise."""
    multiple: int
    """Sides are multiples of this."""
    recognise: Callable[[Mapping[str, Any], Mapping[str, Any]], bool]
    encode_text: Callable[[Any, str, int, tuple[tuple[str, float], ...], int], TextEncoding]
    components: tuple[Component, ...]
    """Modules that compute, in the order in which they are loaded."""
    tokenizers: tuple[str, ...]
    pipeline: str
    """Name of the diffusers pipeline class that holds them."""
    config: str
    """Folder under resources/configs that tells diffusers how to read a single file."""
    file_prefixes: Mapping[str, str]
    """By component, what its weights' names begin with in a single file of the first release's layout."""
    supports: frozenset[Feature]
    options: Mapping[str, Any] = field(default_factory=dict)
    """What the pipeline class is made with, unless the model's own index says otherwise."""
    buckets: tuple[tuple[int, int], ...] = ()
    """(width, height) that it was trained on; empty: any of about the native number of pixels."""
    time_ids: Callable[[Micro, tuple[int, int], tuple[float, float]], tuple[TimeIds, TimeIds]] | None = None
    latent_scaling: float = 0.18215
    """What its own autoencoder's latents are multiplied by; another's tells that they are not the same latents."""
    latent_rgb: tuple[tuple[float, float, float], ...] | None = None
    """Four rows of factors and one of biases, from its own autoencoder's scaled latents to colours from -1 to 1."""
    tiny_decoder: str = ""
    """Folder name, in a model's or in the user's models, of a tiny autoencoder for its latents."""
    usual_vae: str = ""
    """Name, among the user's autoencoders, of the one that stands in where a single file has none."""
    upcast: bool = False
    """Whether its autoencoder overflows in float16 where its config says force_upcast."""
    refines: str = ""
    """The family whose last noise levels it takes over."""
    sampler: str = "unipc"
    steps: int = 20
    guidance: float = 7.5
    order: int = 0
