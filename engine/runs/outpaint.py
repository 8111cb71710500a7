"""A picture carried on beyond its sides: the new area redrawn like the inside of a mask, in steps where it is large."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from engine import seeds
from engine.events import Event, Images
from engine.frames import compose, masked_content, masks, pieces
from engine.frames.board import Board
from engine.frames.filling import filled
from engine.frames.source import scaled
from engine.groups import altered
from engine.picture import Picture
from engine.request import Key, Mask, Masking, Outpaint, Rect, Request, Size
from engine.runs.several import Several, Single
from engine.sampling.noise_field import NoiseField

AT_ONCE = 1.25
"""A larger picture of up to so many native sides is drawn in one run."""
NEW = 0.5
"""How much of a frame's length may be new."""
SMALLEST = 64
"""Pixels of a frame's side, at least, where the picture is so large."""
OVERLAP = 4
"""The old is drawn anew, and faded into, over this part of a frame's side: a thing begun there is not cut off."""
RIM = 4
"""Pixels beyond that over which a run is held to the old ever more."""


def outpaint(key: Key, request: Request, single: Single) -> Iterator[Event]:
    """Answer a request that carries on its source; a run generates at about the pixels of `Request.size`.

    All pictures share the first run; they then go on from what differs, so that each has later runs of its own.
    """
    assert request.source is not None and request.outpaint is not None
    margins = request.outpaint
    first, *rest = frames(request.source.size, margins, _side(request))
    shown = Rect(-margins.left, -margins.top, *request.result_size)
    several = Several(key, request, runs(request) * request.sampling.steps, shown)

    def run(wanted: Request, canvas: _ExtendedPicture, frame: Rect) -> Iterator[Event]:
        size = pieces.generated(request, frame)
        scale = size[0] / frame.width, size[1] / frame.height
        whole = math.ceil(canvas.size[0] * scale[0]), math.ceil(canvas.size[1] * scale[1])
        field = NoiseField(whole, round(frame.x * scale[0]), round(frame.y * scale[1]))
        return single(canvas.request(wanted, frame, size), field)

    canvas = _ExtendedPicture.around(request)
    images = yield from several.part(
        run(request, canvas, first), lambda seen: [canvas.seen(first, each) for each in seen]
    )
    canvases = [canvas.drawn(first, each) for each in images]
    for frame in rest:
        for index, canvas in enumerate(canvases):
            part = run(_alone(request, index), canvas, frame)
            (image,) = yield from several.part(part, partial(_seen, tuple(canvases), index, frame))
            canvases[index] = canvas.drawn(frame, image)
    yield several.finished([each.pixels for each in canvases])


def _seen(canvases: Sequence[_ExtendedPicture], index: int, frame: Rect, images: Images) -> list[np.ndarray]:
    """Give all pictures, the `index`-th with what is seen of a frame on it."""
    return [
        canvas.seen(frame, images[0]) if place == index else canvas.board.pixels
        for place, canvas in enumerate(canvases)
    ]


def runs(request: Request) -> int:
    """Tell how many runs carrying on takes, for all pictures."""
    assert request.source is not None and request.outpaint is not None
    return 1 + (len(frames(request.source.size, request.outpaint, _side(request))) - 1) * request.pictures


def _side(request: Request) -> int:
    """Give the side of a frame that is drawn at the request's size, in pixels of the source."""
    assert request.outpaint is not None
    return round(pieces.side(request) * request.outpaint.scale)


def frames(size: Size, margins: Outpaint, native: int) -> list[Rect]:
    """Give what is drawn in each run, in pixels of the larger picture: every part of it that isn't known is new.

    A small extension is one frame, the larger picture itself. Else the sides are carried on one after another (left,
    right, top, bottom), by strips of at most half a frame, long ones in blocks; a frame has the native side, so that
    what is new is as sharp as the old, unless that would show too little that is known.
    """
    width, height = size[0] + margins.left + margins.right, size[1] + margins.top + margins.bottom
    scale = native / math.sqrt(width * height)
    largest = max(margins.left, margins.top, margins.right, margins.bottom)
    if max(width, height) <= AT_ONCE * native and largest * scale <= NEW * native:
        return [Rect(0, 0, width, height)]
    side = min(native, max(SMALLEST, 2 * min(size)))
    known = Rect(margins.left, margins.top, *size)
    found: list[Rect] = []
    for name in ("left", "right", "top", "bottom"):
        margin = getattr(margins, name)
        strips = math.ceil(margin / (NEW * side))
        for strip in range(strips):
            known = _grown(known, name, margin * (strip + 1) // strips - margin * strip // strips)
            found += _blocks(known, name, side)
    return found


def _grown(known: Rect, name: str, by: int) -> Rect:
    x, y = known.x - by * (name == "left"), known.y - by * (name == "top")
    right, bottom = known.right + by * (name == "right"), known.bottom + by * (name == "bottom")
    return Rect(x, y, right - x, bottom - y)


def _blocks(known: Rect, name: str, side: int) -> list[Rect]:
    """Give frames along one side of what is known once they are drawn, each reaching back to the one before."""
    upright = name in ("left", "right")
    start, length = (known.y, known.height) if upright else (known.x, known.width)
    across = min(side, known.width if upright else known.height)
    at = {
        "left": known.x,
        "top": known.y,
        "right": known.right - across,
        "bottom": known.bottom - across,
    }[name]
    count = 1 if length <= AT_ONCE * side else math.ceil(length / side)
    found = []
    for index in range(count):
        end = start + length * (index + 1) // count
        begin = start if count == 1 else max(start, end - side)
        found.append(Rect(at, begin, across, end - begin) if upright else Rect(begin, at, end - begin, across))
    return found


class _ExtendedPicture:
    """The larger picture: `pixels` (H, W, 3 | 4) uint8, and where they are `known`, (H, W) bool."""

    def __init__(self, pixels: np.ndarray, known: np.ndarray, board: Board) -> None:
        self.pixels = pixels
        self.board = board
        self._known = known

    @classmethod
    def around(cls, request: Request) -> _ExtendedPicture:
        """Give the source where it belongs, nothing around it."""
        assert request.source is not None and request.outpaint is not None
        width, height = request.result_size
        old = request.source.pixels
        inside = np.s_[request.outpaint.top :, request.outpaint.left :]
        pixels = np.zeros((height, width, old.shape[2]), np.uint8)
        known = np.zeros((height, width), bool)
        pixels[inside][: old.shape[0], : old.shape[1]] = old
        known[inside][: old.shape[0], : old.shape[1]] = True
        return cls(pixels, known, Board((width, height), pixels, known))

    @property
    def size(self) -> Size:
        return self.pixels.shape[1], self.pixels.shape[0]

    def request(self, wanted: Request, frame: Rect, size: Size) -> Request:
        """Ask to redraw what isn't known in a frame, from the colours at its rim and noise that grows outwards."""
        assert wanted.outpaint is not None and wanted.source is not None
        inside = np.s_[frame.y : frame.bottom, frame.x : frame.right]
        pixels, known = self.pixels[inside].copy(), self._known[inside]
        carried = filled(pixels[..., :3], known.astype(np.float32))
        shown = Picture(np.where(known[..., None], pixels[..., :3], carried))
        pixels[..., :3] = np.where(
            known[..., None],
            pixels[..., :3],
            masked_content.noisier(carried, known, seeds.nth(wanted.sampling.seed, frame.x + 31 * frame.y)),
        )
        pixels[~known, 3:] = 255
        whole = Rect(wanted.outpaint.left, wanted.outpaint.top, *wanted.source.size)
        return replace(
            wanted,
            outpaint=None,
            source=Picture(pixels),
            mask=Mask(Picture((~known).astype(np.uint8) * 255), Masking(grow=_overlap(frame), feather=RIM)),
            size=size,
            **pieces.steering(wanted, frame, whole, Rect(0, 0, *self.size), shown),
        )

    def seen(self, frame: Rect, image: np.ndarray) -> np.ndarray:
        """Give the whole at the size of a preview, with a frame's preview (h, w, 3) of any size on it."""
        inside = np.s_[frame.y : frame.bottom, frame.x : frame.right]
        drawn = scaled(image, (frame.width, frame.height))
        return self.board.put(frame, compose.mixed(self.pixels[inside][..., :3], drawn, self._weight(frame))).pixels

    def drawn(self, frame: Rect, image: np.ndarray) -> _ExtendedPicture:
        """Give another canvas with a frame's result on it, fading into what was known."""
        inside = np.s_[frame.y : frame.bottom, frame.x : frame.right]
        pixels, known = self.pixels.copy(), self._known.copy()
        pixels[inside] = compose.mixed(pixels[inside], image, self._weight(frame))
        known[inside] = True
        return _ExtendedPicture(pixels, known, self.board.put(frame, pixels[inside]))

    def _weight(self, frame: Rect) -> np.ndarray:
        unknown = ~self._known[frame.y : frame.bottom, frame.x : frame.right]
        return masks.feathered(unknown.astype(np.uint8) * 255, 0, _overlap(frame))


def _overlap(frame: Rect) -> int:
    return max(RIM, min(frame.width, frame.height) // OVERLAP)


def _alone(request: Request, index: int) -> Request:
    """Give the `index`-th picture of a request by itself."""
    prompt = request.words.prompts[index // request.sampling.count]
    return altered(request, prompts=(prompt,), count=1, **request.sampling.seeds_from(index))
