"""What steers a request: controls, LoRAs, reference pictures, regions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.phrase import mark, phrase
from engine.picture import Picture
from engine.setting import check, naming, number


@dataclass(frozen=True)
class ControlUse:
    """One ControlNet, `model` by name or path, and the map that it is shown.

    `map` is a ready one; else the module `control` makes it of `source`, or, without one, of the request's own source,
    with `settings` as (name, value) pairs in the control's own terms. A picture of the size of the request's source
    lies over it and is cut to its frame; any other is stretched to the generation size. `scale` multiplies the
    ControlNet's say; `start` and `end` are fractions of the steps between which it has one, as diffusers counts them.
    """

    control: str
    model: str = field(metadata=naming("a ControlNet"))
    map: Picture | None = None
    source: Picture | None = None
    settings: tuple[tuple[str, float], ...] = ()
    scale: float = number(mark("Strength"), 1.0, 0, 2, 0.05, words=mark("how closely the map is followed; 0 is off"))
    start: float = number(
        mark("Start"), 0.0, 0, 1, 0.05, words=mark("the part of the run before which the map isn't followed")
    )
    end: float = number(
        mark("End"), 1.0, 0, 1, 0.05, words=mark("the part of the run after which the map isn't followed")
    )

    def __post_init__(self) -> None:
        if self.map is not None and self.source is not None:
            raise InvalidRequest(
                phrase(
                    "The control “{control}” has a ready map and a picture to make one of: give one.",
                    control=self.control,
                )
            )
        check(self, f" of the control “{self.control}”:")
        if self.start >= self.end:
            raise InvalidRequest(
                phrase(
                    "The control “{control}” starts at {start:g} and ends at {end:g}: it must start before it ends.",
                    control=self.control,
                    start=self.start,
                    end=self.end,
                )
            )


@dataclass(frozen=True)
class LoraUse:
    """A LoRA, `model` by name or path, and how much of it: 1 is as it was trained, below 0 its opposite."""

    model: str = field(metadata=naming("a LoRA"))
    weight: float = number(
        mark("Weight"), 1.0, -4, 4, 0.05, words=mark("1 is as it was trained; below 0 its opposite"), shown=(-2, 2)
    )

    def __post_init__(self) -> None:
        check(self, f" of the LoRA “{self.model}”:")


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

    adapter: str = field(metadata=naming("an IP-Adapter"))
    picture: Picture
    scale: float = number(mark("Weight"), 1.0, 0, 2, 0.05, words=mark("how much is taken over; 0 is nothing"))
    mode: ReferenceMode = ReferenceMode.WHOLE
    mask: Picture | None = None

    def __post_init__(self) -> None:
        check(self, " of a reference picture:")
        if self.mask is not None and self.mask.pixels.ndim != 2:
            raise TypeError("a mask has one channel")


@dataclass(frozen=True)
class RegionUse:
    """A region: `words` that hold where `mask` (H, W), 255 = there, is painted, instead of the picture's own prompt.

    A mask of the size of the request's source lies over it and is cut to its frame; any other is stretched to the
    generation size.
    """

    words: str
    mask: Picture

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise InvalidRequest(phrase("A region needs words: say what is to be where it is painted."))
        if self.mask.pixels.ndim != 2:
            raise TypeError("a mask has one channel")
