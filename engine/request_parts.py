"""What a request is put together from: its mask, the things that steer it, how it is enlarged, where it is computed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.picture import Picture

SIDE = range(64, 4097)
SIZE_MULTIPLE = 8
STEPS = range(1, 201)
SCALE_MAX = 2.0
LORA_WEIGHT_MAX = 4.0
MARGIN = range(2049)

Size = tuple[int, int]


def check_size(size: Size) -> None:
    """Raise InvalidRequest unless (width, height) are multiples of 8 that a model could make."""
    for side in size:
        if side not in SIDE or side % SIZE_MULTIPLE:
            raise InvalidRequest(
                f"Size {size[0]}×{size[1]} is not possible: each side is a multiple of {SIZE_MULTIPLE} "
                f"from {SIDE[0]} to {SIDE[-1]} pixels."
            )


def within(name: str, value: int, allowed: range, unit: str = "") -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
        raise InvalidRequest(f"{name} {value} is outside {allowed[0]}–{allowed[-1]} {unit}".rstrip() + ".")


def finite(name: str, value: float, low: float, high: float) -> None:
    if not (math.isfinite(value) and low <= value <= high):
        raise InvalidRequest(f"{name} {value:g} is outside {low:g}–{high:g}.")


@dataclass(frozen=True)
class Rect:
    """A rectangle of a picture, in its pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height


class MaskedContent(StrEnum):
    """What stands under a mask before it is redrawn."""

    ORIGINAL = "original"
    FILL = "fill"
    NOISE = "noise"
    BLURRED = "blurred"


@dataclass(frozen=True)
class Mask:
    """Where to redraw: `picture` is (H, W), 255 = redraw, of the source's size; grow and feather in its pixels."""

    picture: Picture
    grow: int = 0
    feather: int = 8
    content: MaskedContent = MaskedContent.ORIGINAL

    def __post_init__(self) -> None:
        if self.picture.pixels.ndim != 2:
            raise TypeError("a mask has one channel")
        within("grow", self.grow, range(-512, 513), "pixels")
        within("feather", self.feather, range(513), "pixels")


@dataclass(frozen=True)
class ControlUse:
    """One ControlNet, `model` by name or path, and the map that it is shown.

    `map` is a ready one; else the module `control` makes it of `source`, or, without one, of the request's own source,
    with `settings` as (name, value) pairs in the control's own terms. A picture of the size of the request's source
    lies over it and is cut to its frame; any other is stretched to the generation size. `scale` multiplies the
    ControlNet's say; `start` and `end` are fractions of the steps between which it has one, as diffusers counts them.
    """

    control: str
    model: str
    map: Picture | None = None
    source: Picture | None = None
    settings: tuple[tuple[str, float], ...] = ()
    scale: float = 1.0
    start: float = 0.0
    end: float = 1.0

    def __post_init__(self) -> None:
        if self.map is not None and self.source is not None:
            raise InvalidRequest(
                f"The control “{self.control}” has a ready map and a picture to make one of: give one."
            )
        finite(f"Strength of the control “{self.control}”:", self.scale, 0.0, SCALE_MAX)
        finite(f"Start of the control “{self.control}”:", self.start, 0.0, 1.0)
        finite(f"End of the control “{self.control}”:", self.end, 0.0, 1.0)
        if self.start >= self.end:
            raise InvalidRequest(
                f"The control “{self.control}” starts at {self.start:g} and ends at {self.end:g}: "
                "it must start before it ends."
            )


@dataclass(frozen=True)
class LoraUse:
    """A LoRA, `model` by name or path, and how much of it: 1 is as it was trained, below 0 its opposite."""

    model: str
    weight: float = 1.0

    def __post_init__(self) -> None:
        finite(f"Weight of the LoRA “{self.model}”:", self.weight, -LORA_WEIGHT_MAX, LORA_WEIGHT_MAX)


class ReferenceMode(StrEnum):
    """What is taken over from a reference picture: InstantStyle's choice of blocks (Wang et al. 2024)."""

    WHOLE = "whole"
    STYLE = "style"
    COMPOSITION = "composition"


@dataclass(frozen=True)
class ReferenceUse:
    """A reference picture, shown to the UNet by an IP-Adapter (`adapter` by name or path).

    `mask` (H, W), 255 = where it has a say, is stretched to the generation size; None: everywhere.
    """

    adapter: str
    picture: Picture
    scale: float = 1.0
    mode: ReferenceMode = ReferenceMode.WHOLE
    mask: Picture | None = None

    def __post_init__(self) -> None:
        finite("Weight of a reference picture:", self.scale, 0.0, SCALE_MAX)
        if self.mask is not None and self.mask.pixels.ndim != 2:
            raise TypeError("a mask has one channel")


@dataclass(frozen=True)
class SecondPass:
    """The finished picture drawn on at another, larger `size` (width, height): the same composition, finer.

    `strength` is how far it may leave the first pass. `sampler` None: the request's own.
    """

    size: Size
    strength: float = 0.2
    steps: int = 4
    sampler: str | None = None

    def __post_init__(self) -> None:
        check_size(self.size)
        finite("Strength of the second pass", self.strength, 0.0, 1.0)
        within("Steps of the second pass", self.steps, STEPS)


@dataclass(frozen=True)
class RefinerUse:
    """An SDXL refiner as an ensemble of experts: the base draws down to `start` of the run, the refiner from there."""

    model: str
    start: float = 0.8
    aesthetic: float = 6.0
    negative_aesthetic: float = 2.5

    def __post_init__(self) -> None:
        finite("The refiner's start", self.start, 0.0, 1.0)
        finite("Aesthetic score", self.aesthetic, 0.0, 10.0)
        finite("Negative aesthetic score", self.negative_aesthetic, 0.0, 10.0)


@dataclass(frozen=True)
class Micro:
    """SDXL's micro-conditioning (Podell et al. 2023), in pixels; None: the generation size. `crop` is (left, top)."""

    original: Size | None = None
    target: Size | None = None
    crop: tuple[int, int] = (0, 0)
    negative_original: Size | None = None
    negative_target: Size | None = None
    negative_crop: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        for side in (*(self.original or ()), *(self.target or ()), *self.crop):
            within("Micro-conditioning:", side, range(8193), "pixels")
        for side in (*(self.negative_original or ()), *(self.negative_target or ()), *self.negative_crop):
            within("Negative micro-conditioning:", side, range(8193), "pixels")


@dataclass(frozen=True)
class Outpaint:
    """How far, in pixels, the source is carried on beyond each side."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def __post_init__(self) -> None:
        for side in (self.left, self.top, self.right, self.bottom):
            within("Outpainting:", side, MARGIN, "pixels")
        if not any((self.left, self.top, self.right, self.bottom)):
            raise InvalidRequest("Outpainting needs a side to go beyond: give pixels for one.")


@dataclass(frozen=True)
class Enlarge:
    """The same scene, larger: the source scaled by `factor`, then redrawn in tiles that overlap by `overlap` pixels."""

    factor: float = 2.0
    overlap: int = 64

    def __post_init__(self) -> None:
        finite("Enlarging factor", self.factor, 1.0, 8.0)
        within("Overlap", self.overlap, range(513), "pixels")


class Axis(StrEnum):
    """What an X/Y sheet can vary."""

    PROMPT = "prompt"
    SEED = "seed"
    STEPS = "steps"
    GUIDANCE = "guidance"
    STRENGTH = "strength"
    SAMPLER = "sampler"
    CONTROL = "control strength"
    REFERENCE = "reference weight"
    LORA = "LoRA weight"


@dataclass(frozen=True)
class SheetAxis:
    """One side of an X/Y sheet: what varies, and its values as a person writes them."""

    axis: Axis
    values: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A labelled table of pictures: columns by `x`, rows by `y` (None: one row)."""

    x: SheetAxis
    y: SheetAxis | None = None


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
class Placement:
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
            raise InvalidRequest(f"Precision “{self.dtype}” is unknown: use float32, float16 or bfloat16.")
