"""Maps shown over the picture: each kind is a record that says how its pixels become something to lay over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage

from desktop.model.pixels import conversions
from desktop.model.pixels.palettes import Rgb


@dataclass(frozen=True)
class OverlayKind:
    """`prepare(map, colour)` turns the worker's map into what is painted; colour is the theme's accent."""

    prepare: Callable[[QImage, Rgb], QImage]


@dataclass(frozen=True)
class Overlay:
    """One map on show: its own opacity, 0–1."""

    kind: OverlayKind
    image: QImage
    opacity: float = 1.0


def lines(image: QImage, colour: Rgb) -> QImage:
    """White lines on black as lines of `colour` on nothing."""
    return conversions.tinted(conversions.luminance(image), colour)


def drawn(image: QImage, _colour: Rgb) -> QImage:
    """What is coloured on black, without the black."""
    pixels = conversions.from_image(image)
    pixels[..., 3] = np.where(pixels[..., :3].any(axis=2), 255, 0)
    return conversions.to_drawable(pixels)


def picture(image: QImage, _colour: Rgb) -> QImage:
    """The map as it is."""
    return image


LINES, DRAWN, PICTURE = OverlayKind(lines), OverlayKind(drawn), OverlayKind(picture)
KINDS = dict.fromkeys(("canny", "scribble", "lineart", "softedge", "mlsd"), LINES) | {"pose": DRAWN}
"""By the control's name; maps of others are shown as they are."""


def kind_of(control: str) -> OverlayKind:
    return KINDS.get(control, PICTURE)
