"""What the cards show and change: the controls and reference pictures that steer a picture."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from engine.picture import Picture
from engine.request import ControlUse, ReferenceMode, ReferenceUse
from engine.setting import replaced

Card = TypeVar("Card", "ControlSettings", "ReferenceSettings")


class MapSource(StrEnum):
    """Where a control's map comes from."""

    CANVAS = "canvas"
    """Made of the drawing itself."""
    LAYER = "layer"
    """Made of one layer of the drawing, as it is just then."""
    PICTURE = "picture"
    """Made of another picture, from a file or dropped."""
    DRAWN = "drawn"
    """Painted or posed by hand: `document.maps` holds it under the control's id."""
    FILE = "file"
    """A ready map."""


def fresh_id() -> str:
    """Give a name for a new card: never one that the document holds a drawn map for."""
    return secrets.token_hex(4)


@dataclass(frozen=True)
class ControlSettings:
    """One control card. `model` is a ControlNet by name or path, "" for the one that goes by the control's name.

    `picture` belongs to the source PICTURE, `map` to FILE; both are kept while another source is chosen. `settings` are
    the control's own, those that aren't its defaults. `shown` and `opacity` (0–1) say how the map lies over the canvas,
    whether or not the control is `on`.
    """

    control: str
    id: str = field(default_factory=fresh_id)
    on: bool = True
    model: str = ""
    source: MapSource = MapSource.CANVAS
    picture: Picture | None = None
    map: Picture | None = None
    scale: float = replaced(ControlUse, "scale")
    start: float = replaced(ControlUse, "start")
    end: float = replaced(ControlUse, "end")
    settings: tuple[tuple[str, float], ...] = ()
    layer: str = ""
    """The id of the layer that belongs to the source LAYER."""
    shown: bool = False
    opacity: float = 0.8

    @property
    def open(self) -> bool:
        """Whether anybody looks at its map."""
        return self.on or self.shown


@dataclass(frozen=True)
class ReferenceSettings:
    """One reference card: an IP-Adapter, by name or path ("": the one there is), the picture and what to take of it.

    `mask` (H, W), 255 = where it has a say; None: everywhere.
    """

    id: str = field(default_factory=fresh_id)
    on: bool = True
    adapter: str = ""
    picture: Picture | None = None
    scale: float = replaced(ReferenceUse, "scale", default=0.6)
    mode: ReferenceMode = ReferenceMode.WHOLE
    mask: Picture | None = None
    layer: str = ""
    """The id of the layer that it follows; "": the picture stays as it is."""


EDGES = ControlSettings("canny", id="edges", on=False)
"""The card that is there from the start: edges to look at, and to follow where a ControlNet for them is."""


def changed(cards: tuple[Card, ...], id: str, **changes: object) -> tuple[Card, ...]:
    """Give the cards with fields of one of them replaced; the same cards if there is none of that id."""
    return tuple(replace(card, **changes) if card.id == id else card for card in cards)  # type: ignore[arg-type]


def without(cards: tuple[Card, ...], id: str) -> tuple[Card, ...]:
    """Give the cards but one."""
    return tuple(card for card in cards if card.id != id)


def found(cards: tuple[Card, ...], id: str) -> Card | None:
    return next((card for card in cards if card.id == id), None)
