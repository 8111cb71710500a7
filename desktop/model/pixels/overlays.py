"""Maps shown over the picture: each kind is a record that says how its pixels become something to lay over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage

from desktop.model.pixels import conversions
from desktop.model.pixels.palettes import Rgb
from engine import registry
from engine.records import Marks


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
    """Turn white lines on black into lines of `colour` on nothing."""
    return conversions.tinted(conversions.luminance(image), colour)


def drawn(image: QImage, _colour: Rgb) -> QImage:
    """Give what is coloured on black, without the black."""
    pixels = conversions.from_image(image)
    pixels[..., 3] = np.where(pixels[..., :3].any(axis=2), 255, 0)
    return conversions.to_drawable(pixels)


def picture(image: QImage, _colour: Rgb) -> QImage:
    """Give the map as it is."""
    return image


_PREPARED = {Marks.LINES: OverlayKind(lines), Marks.PEOPLE: OverlayKind(drawn)}
_PICTURE = OverlayKind(picture)


def kind_of(control: str) -> OverlayKind:
    """Choose how a control's map lies over the picture, by what its marks are."""
    return _PREPARED.get(registry.control(control).marks, _PICTURE)
