"""What is asked of the engine. Everything that matters for the result is in here; the worker reads nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from engine.errors import InvalidRequest
from engine.phrase import mark, phrase
from engine.picture import MAX_PIXELS, MAX_SIDE, Picture
from engine.placement_parts import Attention, Backend, Offload, Placement
from engine.request_groups import PREDICTIONS, SPACINGS, ModelUse, Sampling, Words
from engine.request_parts import (
    MARGIN,
    SIDE,
    SIZE_MULTIPLE,
    Axis,
    Enlarge,
    Mask,
    MaskedContent,
    Masking,
    Micro,
    Outpaint,
    Rect,
    RefinerUse,
    Seamless,
    SecondPass,
    Sheet,
    SheetAxis,
    Size,
    check_size,
)
from engine.setting import Feature, check, number, settings, wanting
from engine.steering_parts import ControlUse, LoraUse, ReferenceMode, ReferenceUse, RegionUse

__all__ = [
    "MARGIN",
    "PREDICTIONS",
    "SIDE",
    "SIZE_MULTIPLE",
    "SPACINGS",
    "Annotate",
    "Asked",
    "Attention",
    "Axis",
    "Backend",
    "ControlUse",
    "Enlarge",
    "EstimateMemory",
    "Key",
    "Lane",
    "LoraUse",
    "Mask",
    "MaskedContent",
    "Masking",
    "Micro",
    "Mode",
    "ModelUse",
    "Offload",
    "Outpaint",
    "Placement",
    "Rect",
    "ReferenceMode",
    "ReferenceUse",
    "RefinerUse",
    "RegionUse",
    "Request",
    "Sampling",
    "Seamless",
    "SecondPass",
    "Sheet",
    "SheetAxis",
    "Size",
    "Words",
    "check_size",
]

USES_MAX = 16
PICTURES_MAX = int(settings(Sampling)["count"].high)
"""Pictures in one request."""


class Lane(StrEnum):
    """Who asks, first served first: a button, painting, an overlay's map, memory, a pen at rest, a recorded session.

    The button's requests are jobs, answered in order; every other lane has one slot, where the newest wins.
    """

    EXPLICIT = "explicit"
    LIVE = "live"
    ANNOTATE = "annotate"
    ESTIMATE = "estimate"
    REFINE = "refine"
    RERUN = "rerun"


@dataclass(frozen=True, order=True)
class Key:
    """Names one run: the document it belongs to, its lane, and its place in that lane.

    What belongs to the screen (live, estimate, map, refining) names the document in front by its `epoch`, how many
    documents were in front before: with another in front it is over. A job of the queue names its `document` itself,
    and goes on in the background: what becomes of it goes to the results of that document and to the history.
    """

    epoch: int
    lane: Lane
    sequence: int
    document: str = ""
    """The document's id; empty for what belongs to the screen."""


class Mode(StrEnum):
    """What a request does; it follows from what it carries."""

    TEXT_TO_IMAGE = "text-to-image"
    IMAGE_TO_IMAGE = "image-to-image"
    INPAINT = "inpaint"
    OUTPAINT = "outpaint"
    ENLARGE = "enlarge"


@dataclass(frozen=True)
class Request:
    """One picture, or a batch that shares its forward passes.

    `prompts` × `count` pictures are made, prompt by prompt; picture i has the seed `seed + i`, counted
    on from 2^64 − 1 to 0. With a `variation` all have the first seed, and picture i is turned towards the noise of
    `variation_seed + i`.
    `source` (any size, RGB or straight-alpha RGBA) with `frame`, the rectangle of it that is worked on (None: all of
    it), is brought to the generation size `size`. With a `mask` the result is scaled back and blended into the source,
    bit-identical outside the feathered mask; without one the result has the generation size. Where a source is
    transparent it is white paper, or free for the model to fill, as the model was trained; strength 0 gives the paper,
    1 the words alone. All `controls`, `references` and LoRAs act together. Where `regions` are painted, their words
    hold instead of the prompt, and a later one lies over the earlier. `outpaint` carries the source on beyond its
    sides (the result is the larger picture), `enlarge` makes it larger in tiles; `size` is then what a part of it is
    generated at. A `second` pass draws the picture on at another size. A `seamless` one can be laid beside itself. With
    `checked`, what the model's own safety checker finds unsafe is blotted out. A `sheet` is a table of pictures that
    vary, each a request of its own.
    Raises InvalidRequest, naming the value and its range.
    """

    uses: ModelUse
    words: Words = field(default_factory=Words)
    sampling: Sampling = field(default_factory=Sampling)
    size: Size = (512, 512)
    strength: float = number(
        mark("Strength"),
        1.0,
        0,
        1,
        0.05,
        words=mark("how far the picture may leave the sketch; 0 keeps it, 1 ignores it"),
        option="--strength",
    )
    source: Picture | None = None
    mask: Mask | None = None
    frame: Rect | None = None
    controls: tuple[ControlUse, ...] = wanting(Feature.CONTROLS, ())
    references: tuple[ReferenceUse, ...] = wanting(Feature.REFERENCES, ())
    regions: tuple[RegionUse, ...] = ()
    outpaint: Outpaint | None = None
    enlarge: Enlarge | None = None
    sheet: Sheet | None = None
    second: SecondPass | None = None
    seamless: Seamless = Seamless.NONE
    checked: bool = False
    placement: Placement = field(default_factory=Placement)

    def __post_init__(self) -> None:
        check(self)
        check_size(self.size)
        if not self.words.prompts:
            raise InvalidRequest(phrase("A request needs at least one prompt (it may be empty)."))
        if self.pictures > PICTURES_MAX:
            raise InvalidRequest(
                phrase(
                    "{len} prompts × {count} are more than {PICTURES_MAX} pictures in one request.",
                    len=len(self.words.prompts),
                    count=self.sampling.count,
                    PICTURES_MAX=PICTURES_MAX,
                )
            )
        if self.mask is not None:
            self._check_mask(self.mask)
        if self.frame is not None:
            self._check_frame(self.frame)
        self._check_uses()
        self._check_way()

    def _check_mask(self, mask: Mask) -> None:
        if self.source is None:
            raise InvalidRequest(phrase("A mask needs a picture to redraw: give one."))
        if mask.picture.size != self.source.size:
            raise InvalidRequest(
                phrase(
                    "The mask is {value}×{value_2}, the picture {value_3}×{value_4}: they must have one size.",
                    value=mask.picture.size[0],
                    value_2=mask.picture.size[1],
                    value_3=self.source.size[0],
                    value_4=self.source.size[1],
                )
            )
        if not mask.picture.pixels.any():
            raise InvalidRequest(phrase("The mask is empty: paint over what should be redrawn."))

    def _check_frame(self, frame: Rect) -> None:
        if self.source is None:
            raise InvalidRequest(phrase("A frame needs a picture."))
        width, height = self.source.size
        inside = min(frame.x, frame.y) >= 0 and frame.right <= width and frame.bottom <= height
        if not inside or frame.width < 1 or frame.height < 1:
            raise InvalidRequest(
                phrase("The frame lies outside the picture of {width}×{height}.", width=width, height=height)
            )

    def _check_uses(self) -> None:
        many = {
            "controls": self.controls,
            "references": self.references,
            "regions": self.regions,
            "LoRAs": self.uses.loras,
        }
        for name, uses in many.items():
            if len(uses) > USES_MAX:
                raise InvalidRequest(
                    phrase(
                        "{len} {name} are more than {USES_MAX} in one request.",
                        len=len(uses),
                        name=name,
                        USES_MAX=USES_MAX,
                    )
                )
        for each in self.controls:
            if each.map is None and each.source is None and self.source is None:
                raise InvalidRequest(
                    phrase(
                        "The control “{control}” needs a map, or a picture to make one of: give one.",
                        control=each.control,
                    )
                )

    def _check_way(self) -> None:
        """Raise InvalidRequest where outpainting or enlarging lacks a picture, or meets the other or a mask."""
        ways = [name for name in ("mask", "outpaint", "enlarge") if getattr(self, name) is not None]
        if self.second is not None and (self.outpaint is not None or self.enlarge is not None):
            raise InvalidRequest(phrase("A second pass goes on from one run: leave {value} or it out.", value=ways[0]))
        if ways and self.seamless is not Seamless.NONE:
            told = phrase("A seamless picture is drawn as a whole: leave {value} or seamless out.", value=ways[0])
            raise InvalidRequest(told)
        if len(ways) > 1:
            raise InvalidRequest(
                phrase("One request can't do {value} and {value_2} at once.", value=ways[0], value_2=ways[1])
            )
        if ways and self.source is None:
            raise InvalidRequest(phrase("To {value} needs a picture: give one.", value=ways[0]))
        if self.frame is not None and (self.outpaint is not None or self.enlarge is not None):
            raise InvalidRequest(phrase("To {value} takes the whole picture: leave the frame out.", value=ways[0]))
        width, height = self.result_size
        if ways and (max(width, height) > MAX_SIDE or width * height > MAX_PIXELS):
            raise InvalidRequest(
                phrase(
                    "The result would be {width:,}×{height:,} pixels, more than can be kept: up to "
                    "{value} million pixels, {MAX_SIDE:,} a side.",
                    width=width,
                    height=height,
                    value=MAX_PIXELS // 10**6,
                    MAX_SIDE=MAX_SIDE,
                )
            )

    @property
    def mode(self) -> Mode:
        if self.mask is not None:
            return Mode.INPAINT
        if self.outpaint is not None:
            return Mode.OUTPAINT
        if self.enlarge is not None:
            return Mode.ENLARGE
        return Mode.TEXT_TO_IMAGE if self.source is None else Mode.IMAGE_TO_IMAGE

    @property
    def guided_by_source(self) -> bool:
        """Whether guidance leads away from the source: the negative prompt has no say, and no second forward is run."""
        return self.sampling.guided and self.sampling.residual_guidance and self.source is not None

    @property
    def doubled(self) -> bool:
        """Whether each step computes what is to be kept out as well, in a second half of the batch."""
        return self.sampling.guided and not self.guided_by_source

    @property
    def pictures(self) -> int:
        """How many pictures this request makes; the cells of a sheet, which come behind it, are their own requests'."""
        return len(self.words.prompts) * self.sampling.count

    @property
    def result_size(self) -> Size:
        """(width, height) of the finished pictures, a sheet's table aside."""
        if self.second is not None and self.mask is None:
            return self.second.size
        if self.source is None:
            return self.size
        width, height = self.source.size
        if self.outpaint is not None:
            beyond = self.outpaint
            return width + beyond.left + beyond.right, height + beyond.top + beyond.bottom
        if self.enlarge is not None:
            return max(1, round(width * self.enlarge.factor)), max(1, round(height * self.enlarge.factor))
        return self.size if self.mask is None else self.source.size


@dataclass(frozen=True)
class Annotate:
    """A control map from a picture: `settings` as (name, value) pairs in the control's own terms.

    With `joints` the people in it are wanted as well, for editing; only a control that finds people has any. With a
    `box` what is wanted is no control's map but the thing in it, white on black; a box of one pixel is a click.
    """

    control: str
    source: Picture
    settings: tuple[tuple[str, float], ...] = ()
    joints: bool = False
    box: Rect | None = None


@dataclass(frozen=True)
class EstimateMemory:
    """Ask for a memory estimate of `request` without running it. Sizes and parts count, pixels don't."""

    request: Request


Asked = Request | Annotate | EstimateMemory
