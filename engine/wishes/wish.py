"""Makes the request of what a person asks for, partly: both doors make theirs here. Imports no torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from engine import seeds
from engine.catalog.catalog import Model
from engine.frames import framing
from engine.groups import altered, built
from engine.picture import Picture
from engine.prompt import wildcards
from engine.request import SIZE_MULTIPLE, Mask, Masking, Rect, Request, Sampling, SecondPass, Size
from engine.wishes import usual


@dataclass(frozen=True, eq=False)
class Wish:
    """State a picture that is wanted of a model. `said` holds the request's fields and groups by name.

    A `mask` is of the source's size. What isn't said is what is usual for the model and the mode.
    """

    model: Model
    source: Picture | None = None
    mask: Mask | None = None
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def way(self) -> str:
        """Name what is done to the source, as `usual.STRENGTHS` does; "" where there is none."""
        if self.source is None:
            return ""
        named = next((way for way in ("outpaint", "enlarge") if self.said.get(way) is not None), "")
        return named or ("image" if self.mask is None else "mask")


def request_of(wish: Wish) -> Request:
    """Complete a wish to a request. Raises InvalidRequest for what can't be."""
    said = {**_place(wish), **({"strength": usual.STRENGTHS[wish.way]} if wish.way else {})}
    if "uses" not in wish.said:
        said["model"] = wish.model.name
    if "sampling" not in wish.said:
        said |= {**usual.sampling(wish.model), "seed": seeds.drawn()}
    request = built(Request, **{**said, **wish.said}, source=wish.source, mask=wish.mask)
    if request.enlarge is not None and "sampler" not in wish.said:
        request = altered(request, sampler=usual.redrawing(request.sampling.sampler))
    return wildcards.filled(request)


def size_of(shape: Size, model: Model) -> Size:
    """Give the generation size near a model's native pixel count, of the shape of (width, height) pixels."""
    return framing.fit_size(shape, model.native_size, model.multiple, model.buckets)


def frame_of(mask: np.ndarray, masking: Masking, model: Model, composed: float = 0.0) -> tuple[Rect, Size]:
    """Frame a mask (H, W) uint8 with its context, and give the size to generate at.

    `composed` is how many pixels of the picture, each way, were one when it was drawn; 0: that isn't known.
    """
    return framing.inpaint_frame(
        mask, model.native_size, model.multiple, masking.grow, masking.feather, model.buckets, composed
    )


def second_pass(first: Sampling, size: tuple[float, float], model: Model, **said: Any) -> SecondPass:
    """Make the second pass after `first`, at about (width, height) pixels. Raises InvalidRequest."""
    step = math.lcm(model.multiple, SIZE_MULTIPLE)
    width, height = (round(side / step) * step for side in size)
    made = SecondPass(
        (width, height),
        usual.STRENGTHS["second"],
        min(first.steps, usual.SECOND_STEPS),
        usual.redrawing(first.sampler),
    )
    return replace(made, **said)


def _place(wish: Wish) -> dict[str, Any]:
    """Give `size` and, under a mask, `frame`, unless both are said."""
    if "size" in wish.said and (wish.mask is None or "frame" in wish.said):
        return {}
    if wish.mask is not None:
        frame, size = frame_of(wish.mask.picture.pixels, wish.mask.masking, wish.model)
        return {"frame": frame, "size": size}
    alike = wish.source is not None and wish.way == "image"
    return {"size": size_of(wish.source.size if alike and wish.source else (1, 1), wish.model)}
