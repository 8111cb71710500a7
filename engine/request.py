"""What is asked of the engine. Everything that matters for the result is in here; the worker reads nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.picture import Picture

STEPS = range(1, 201)
COUNT = range(1, 65)
SIDE = range(64, 4097)
SEED = range(2**32)
GUIDANCE_MAX = 50.0
SIZE_MULTIPLE = 8
SCALE_MAX = 2.0
CONTROLS_MAX = 16

Size = tuple[int, int]


class Lane(StrEnum):
    """Who asks: painting (one slot, newest wins), a button (in order), or an overlay's map."""

    LIVE = "live"
    EXPLICIT = "explicit"
    ANNOTATE = "annotate"


@dataclass(frozen=True, order=True)
class Key:
    """Names one run: the document it belongs to, its lane, and its place in that lane."""

    epoch: int
    lane: Lane
    sequence: int


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


class Mode(StrEnum):
    """What a request does; it follows from what it carries."""

    TEXT_TO_IMAGE = "text-to-image"
    IMAGE_TO_IMAGE = "image-to-image"
    INPAINT = "inpaint"


@dataclass(frozen=True)
class Mask:
    """Where to redraw: `picture` is (H, W), 255 = redraw, of the source's size; grow and feather in its pixels."""

    picture: Picture
    grow: int = 0
    feather: int = 8

    def __post_init__(self) -> None:
        if self.picture.pixels.ndim != 2:
            raise TypeError("a mask has one channel")
        _within("grow", self.grow, range(-512, 513), "pixels")
        _within("feather", self.feather, range(513), "pixels")


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
        _finite(f"Strength of the control “{self.control}”:", self.scale, 0.0, SCALE_MAX)
        _finite(f"Start of the control “{self.control}”:", self.start, 0.0, 1.0)
        _finite(f"End of the control “{self.control}”:", self.end, 0.0, 1.0)
        if self.start >= self.end:
            raise InvalidRequest(
                f"The control “{self.control}” starts at {self.start:g} and ends at {self.end:g}: "
                "it must start before it ends."
            )


@dataclass(frozen=True)
class Placement:
    """Where and how precisely to compute; None means: what the engine finds best on this machine."""

    device: str | None = None
    dtype: str | None = None

    def __post_init__(self) -> None:
        if self.dtype not in (None, "float32", "float16", "bfloat16"):
            raise InvalidRequest(f"Precision “{self.dtype}” is unknown: use float32, float16 or bfloat16.")


@dataclass(frozen=True)
class Request:
    """One picture, or a batch that shares its forward passes.

    `prompts` × `count` pictures are made, prompt by prompt; picture i has the seed `seed + i`.
    `source` (any size, RGB or straight-alpha RGBA) with `frame`, the rectangle of it that is worked on (None: all of
    it), is brought to the generation size `size`. With a `mask` the result is scaled back and blended into the source,
    bit-identical outside the feathered mask; without one the result has the generation size. Where an unmasked source
    is transparent the model is free to fill. All `controls` act together. `steps` are steps really run, at any
    strength, unless `diffusers_steps` asks for int(steps × strength), as diffusers counts.
    Raises InvalidRequest, naming the value and its range.
    """

    model: str
    prompts: tuple[str, ...] = ("",)
    negative: str = ""
    size: Size = (512, 512)
    seed: int = 0
    count: int = 1
    steps: int = 4
    guidance: float = 1.0
    sampler: str = "lcm"
    strength: float = 1.0
    source: Picture | None = None
    mask: Mask | None = None
    frame: Rect | None = None
    controls: tuple[ControlUse, ...] = ()
    placement: Placement = Placement()
    diffusers_steps: bool = False

    def __post_init__(self) -> None:
        _within("Steps", self.steps, STEPS)
        _within("Count", self.count, COUNT)
        _within("Seed", self.seed, SEED)
        _finite("Strength", self.strength, 0.0, 1.0)
        _finite("Guidance", self.guidance, 0.0, GUIDANCE_MAX)
        check_size(self.size)
        if not self.prompts:
            raise InvalidRequest("A request needs at least one prompt (it may be empty).")
        if len(self.prompts) * self.count > COUNT[-1]:
            raise InvalidRequest(
                f"{len(self.prompts)} prompts × {self.count} are more than {COUNT[-1]} pictures in one request."
            )
        if self.mask is not None:
            self._check_mask(self.mask)
        if self.frame is not None:
            self._check_frame(self.frame)
        self._check_controls()

    def _check_mask(self, mask: Mask) -> None:
        if self.source is None:
            raise InvalidRequest("A mask needs a picture to redraw: give one.")
        if mask.picture.size != self.source.size:
            raise InvalidRequest(
                f"The mask is {mask.picture.size[0]}×{mask.picture.size[1]}, "
                f"the picture {self.source.size[0]}×{self.source.size[1]}: they must have one size."
            )
        if not mask.picture.pixels.any():
            raise InvalidRequest("The mask is empty: paint over what should be redrawn.")

    def _check_frame(self, frame: Rect) -> None:
        if self.source is None:
            raise InvalidRequest("A frame needs a picture.")
        width, height = self.source.size
        inside = min(frame.x, frame.y) >= 0 and frame.right <= width and frame.bottom <= height
        if not inside or frame.width < 1 or frame.height < 1:
            raise InvalidRequest(f"The frame lies outside the picture of {width}×{height}.")

    def _check_controls(self) -> None:
        if len(self.controls) > CONTROLS_MAX:
            raise InvalidRequest(f"{len(self.controls)} controls are more than {CONTROLS_MAX} in one request.")
        for each in self.controls:
            if each.map is None and each.source is None and self.source is None:
                raise InvalidRequest(
                    f"The control “{each.control}” needs a map, or a picture to make one of: give one."
                )

    @property
    def mode(self) -> Mode:
        if self.mask is not None:
            return Mode.INPAINT
        return Mode.TEXT_TO_IMAGE if self.source is None else Mode.IMAGE_TO_IMAGE

    @property
    def pictures(self) -> int:
        """How many pictures this request makes."""
        return len(self.prompts) * self.count


@dataclass(frozen=True)
class Annotate:
    """A control map from a picture: `settings` as (name, value) pairs in the control's own terms."""

    control: str
    source: Picture
    settings: tuple[tuple[str, float], ...] = ()


Asked = Request | Annotate


def check_size(size: Size) -> None:
    """Raise InvalidRequest unless (width, height) are multiples of 8 that a model could make."""
    for side in size:
        if side not in SIDE or side % SIZE_MULTIPLE:
            raise InvalidRequest(
                f"Size {size[0]}×{size[1]} is not possible: each side is a multiple of {SIZE_MULTIPLE} "
                f"from {SIDE[0]} to {SIDE[-1]} pixels."
            )


def _within(name: str, value: int, allowed: range, unit: str = "") -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
        raise InvalidRequest(f"{name} {value} is outside {allowed[0]}–{allowed[-1]} {unit}".rstrip() + ".")


def _finite(name: str, value: float, low: float, high: float) -> None:
    if not (math.isfinite(value) and low <= value <= high):
        raise InvalidRequest(f"{name} {value:g} is outside {low:g}–{high:g}.")
