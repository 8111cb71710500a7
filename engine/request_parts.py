"""What a request is put together from: its mask, how it is refined, carried on and enlarged, its sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.groups import FieldGroup
from engine.phrase import mark, phrase
from engine.picture import Picture
from engine.setting import check, naming, number

SIDE = range(64, 4097)
SIZE_MULTIPLE = 8
MARGIN = range(2049)

Size = tuple[int, int]


def check_size(size: Size) -> None:
    """Raise InvalidRequest unless (width, height) are multiples of 8 that a model could make."""
    for side in size:
        if side not in SIDE or side % SIZE_MULTIPLE:
            raise InvalidRequest(
                phrase(
                    "Size {value}×{value_2} is not possible: each side is a multiple of {SIZE_MULTIPLE} "
                    "from {value_3} to {value_4} pixels.",
                    value=size[0],
                    value_2=size[1],
                    SIZE_MULTIPLE=SIZE_MULTIPLE,
                    value_3=SIDE[0],
                    value_4=SIDE[-1],
                )
            )


def within(name: str, value: int, allowed: range, unit: str = "") -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
        raise InvalidRequest(
            phrase(
                "{name} {value} is outside {value_2}–{value_3} {unit}",
                name=name,
                value=value,
                value_2=allowed[0],
                value_3=allowed[-1],
                unit=unit,
            ).rstrip()
            + "."
        )


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


class Seamless(StrEnum):
    """At which sides a picture continues without a seam, so that it can be laid beside itself."""

    NONE = "none"
    BOTH = "both"
    ACROSS = "across"
    """Left and right."""
    DOWN = "down"
    """Top and bottom."""


class MaskedContent(StrEnum):
    """What stands under a mask before it is redrawn."""

    ORIGINAL = "original"
    FILL = "fill"
    NOISE = "noise"
    BLURRED = "blurred"


@dataclass(frozen=True)
class Masking(FieldGroup):
    """How a mask is used: grown, feathered (pixels of the source), matched at its edge, and what it starts from."""

    grow: int = number(
        mark("Grow"),
        4,
        -512,
        512,
        words=mark("widens the mask before it is used (negative: narrows it)"),
        option="--grow",
        unit="px",
        shown=(-64, 64),
    )
    feather: int = number(
        mark("Feather"),
        8,
        0,
        512,
        words=mark("how softly the new part runs into the old"),
        option="--feather",
        unit="px",
        shown=(0, 64),
    )
    match: float = number(
        mark("Match"),
        1.0,
        0,
        1,
        0.05,
        words=mark("how far the new part takes on the colours that it meets at the mask's edge"),
        option="--match",
    )
    content: MaskedContent = MaskedContent.ORIGINAL

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True)
class Mask:
    """Where to redraw: `picture` is (H, W), 255 = redraw, of the source's size."""

    picture: Picture
    masking: Masking = field(default_factory=Masking)

    def __post_init__(self) -> None:
        if self.picture.pixels.ndim != 2:
            raise TypeError("a mask has one channel")


@dataclass(frozen=True)
class SecondPass:
    """The finished picture drawn on at another, larger `size` (width, height): the same composition, finer.

    `sampler` None: the request's own.
    """

    size: Size
    strength: float = number(
        mark("Strength of the second pass"),
        0.2,
        0,
        1,
        0.05,
        words=mark("how far the second pass may leave the first"),
        option="--second-strength",
    )
    steps: int = number(
        mark("Steps of the second pass"), 4, 1, 200, words=mark("steps of the second pass"), option="--second-steps"
    )
    sampler: str | None = None

    def __post_init__(self) -> None:
        check_size(self.size)
        check(self)


@dataclass(frozen=True)
class RefinerUse:
    """An SDXL refiner as an ensemble of experts: the base draws down to `start` of the run, the refiner from there."""

    model: str = field(metadata=naming("a refiner"))
    start: float = number(
        mark("Refined from"),
        0.8,
        0,
        1,
        0.05,
        words=mark("the part of the run after which the refiner takes over"),
        percent=True,
    )
    aesthetic: float = number(
        mark("Aesthetic score"), 6.0, 0, 10, 0.5, words=mark("how well liked the picture is to be")
    )
    negative_aesthetic: float = number(
        mark("Negative score"), 2.5, 0, 10, 0.5, words=mark("how well liked is what the picture is kept from being")
    )

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True)
class Micro(FieldGroup):
    """SDXL's micro-conditioning (Podell et al. 2023), in pixels; None: the generation size. `crop` is (left, top)."""

    original: Size | None = None
    target: Size | None = None
    crop: tuple[int, int] = (0, 0)
    negative_original: Size | None = None
    negative_target: Size | None = None
    negative_crop: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        for side in (*(self.original or ()), *(self.target or ()), *self.crop):
            within(phrase("Micro-conditioning:"), side, range(8193), "pixels")
        for side in (*(self.negative_original or ()), *(self.negative_target or ()), *self.negative_crop):
            within(phrase("Negative micro-conditioning:"), side, range(8193), "pixels")


@dataclass(frozen=True)
class Outpaint:
    """How far, in pixels, the source is carried on beyond each side.

    `scale` is how many of the source's pixels, each way, are one that was drawn: a picture that was made small and
    enlarged is carried on in frames as large as it was composed in.
    """

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0
    scale: float = number(
        mark("Scale"), 1.0, 0.1, 16, 0.1, words=mark("how many pixels, each way, are one that was drawn")
    )

    def __post_init__(self) -> None:
        check(self)
        for side in (self.left, self.top, self.right, self.bottom):
            within(phrase("Outpainting:"), side, MARGIN, "pixels")
        if not any((self.left, self.top, self.right, self.bottom)):
            raise InvalidRequest(phrase("Outpainting needs a side to go beyond: give pixels for one."))


@dataclass(frozen=True)
class Enlarge:
    """The same scene, larger: the source scaled by `factor`, then redrawn in tiles that overlap by `overlap` pixels.

    It is scaled by the network `upscaler`, by name or path (None: by Lanczos).
    """

    factor: float = number(mark("Factor"), 2.0, 1, 8, 0.25, words=mark("of width and height"), unit="×", curve=1.6)
    overlap: int = number(
        mark("Overlap"),
        64,
        0,
        512,
        8,
        words=mark("over how much the tiles fade into each other"),
        option="--overlap",
        unit="px",
        shown=(0, 256),
    )
    upscaler: str | None = field(default=None, metadata=naming("an upscaler"))

    def __post_init__(self) -> None:
        check(self)


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
