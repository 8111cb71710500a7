"""Maps shown over the picture: each kind is a record that says how its pixels become something to lay over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop.model import conversions

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class OverlayKind:
    """`prepare(map, colour)` turns the worker's map into what is painted; colour is the theme's accent."""

    name: str
    label: str
    prepare: Callable[[QImage, Rgb], QImage]


@dataclass(frozen=True, eq=False)
class Overlay:
    """One map on show: its own opacity, 0–1."""

    kind: OverlayKind
    image: QImage
    opacity: float = 1.0


def lines(image: QImage, colour: Rgb) -> QImage:
    """White lines on black as lines of `colour` on nothing."""
    return conversions.tinted(conversions.luminance(image), colour)


def picture(image: QImage, _colour: Rgb) -> QImage:
    """The map as it is."""
    return image


KINDS: dict[str, OverlayKind] = {kind.name: kind for kind in (OverlayKind("canny", "Edges", lines),)}
"""Maps that aren't shown as they are; others need no entry."""


def kind_of(name: str) -> OverlayKind:
    return KINDS.get(name) or OverlayKind(name, name.capitalize(), picture)
