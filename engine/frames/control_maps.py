"""Control maps: what a control makes of a picture, kept until the picture or the settings change. Imports no torch."""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np

from engine import registry
from engine.catalog import control_weights
from engine.errors import InvalidRequest
from engine.openpose import Pose
from engine.phrase import phrase
from engine.picture import Picture
from engine.progress import Part
from engine.recent import Recent
from engine.records import Control
from engine.request import Annotate

KEPT = 16
"""Maps kept, those used last."""

Settings = tuple[tuple[str, float], ...]


class Maps:
    """The maps made so far, newest use last."""

    def __init__(self, kept: int = KEPT) -> None:
        self._made: Recent[tuple[str, str, Settings], np.ndarray] = Recent(kept)

    def get(self, name: str, picture: Picture, settings: Settings = ()) -> Generator[Part, None, np.ndarray]:
        """Give the map that the control `name` makes of a picture, read-only (H, W, 3) uint8 of the picture's size.

        Yields before one is made. Raises InvalidRequest for an unknown control or setting, ModelError where the
        control's weights are missing.
        """
        control = registry.control(name)
        complete = completed(control, settings)
        key = (name, picture.revision, complete)
        if (known := self._made.used(key)) is not None:
            return known
        control_weights.check(control)
        yield phrase("Making the map: {label}", label=control.label), 0, 1
        pixels = picture.pixels if control.sees_alpha else on_paper(picture.pixels, 255)
        made = control.annotate(pixels, **dict(complete))
        made.flags.writeable = False
        return self._made.keep(key, made)


def find_people(asked: Annotate) -> Generator[Part, None, Pose]:
    """Give the people in a picture, in its pixels; yields before they are looked for.

    Raises InvalidRequest for a control that finds none, ModelError where its weights are missing.
    """
    control = registry.control(asked.control)
    if control.find is None:
        raise InvalidRequest(phrase("{label} finds no people: ask “pose” for them.", label=control.label))
    settings = completed(control, asked.settings)
    control_weights.check(control)
    yield phrase("Looking for people"), 0, 1
    return control.find(on_paper(asked.source.pixels, 255), **dict(settings))


def completed(control: Control, settings: Settings) -> Settings:
    """Give all of the control's settings in its own order, defaults for those not given. Raises InvalidRequest."""
    known = {each.name: each for each in control.settings}
    for name, value in settings:
        if name not in known:
            raise InvalidRequest(phrase("{label} has no setting “{value}”.", label=control.label, value=name[:40]))
        low, high = known[name].low, known[name].high
        if not (math.isfinite(value) and low <= value <= high):
            raise InvalidRequest(
                phrase(
                    "{label}: {name} {value:g} is outside {low:g}–{high:g}.",
                    label=control.label,
                    name=name,
                    value=value,
                    low=low,
                    high=high,
                )
            )
    given = dict(settings)
    return tuple((name, float(given.get(name, each.default))) for name, each in known.items())


def on_paper(pixels: np.ndarray, paper: int) -> np.ndarray:
    """Give any picture's pixels as (H, W, 3) uint8: grey repeated, transparency laid on a page of that brightness."""
    if pixels.ndim == 2:
        return pixels[..., None].repeat(3, axis=2)
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    laid: np.ndarray = (pixels[..., :3] * alpha + paper * (255 - alpha) + 127) // 255
    return laid.astype(np.uint8)


def is_blank(image: np.ndarray) -> bool:
    """Tell whether a map is of one colour, so that it says nothing of where things are."""
    return bool((image == image[:1, :1]).all())
