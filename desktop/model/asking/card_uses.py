"""What the cards say as parts of a request, and a request's parts as cards again. Pure: it asks nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from desktop.model.asking.layer_source import GONE, layer_pixels
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_sketch
from desktop.model.pixels.resample import fitted
from desktop.model.pixels.shaping import centred, covering, inner_size
from desktop.model.settings import control_nets, follow_lines
from desktop.model.settings.control_settings import EDGES, ControlSettings, MapSource, ReferenceSettings
from desktop.model.settings.family_limits import refused
from desktop.model.settings.settings import Workspace
from desktop.words import tr
from engine import registry
from engine.brief_memory import MEMORY, fine
from engine.catalog import control_weights, downloads
from engine.catalog.catalog import Model
from engine.catalog.download_table import Download
from engine.catalog.downloads import size_in_words
from engine.errors import InvalidRequest, SketchlightError
from engine.picture import Picture
from engine.records import Feature
from engine.request import ControlUse, Mode, Rect, Request
from engine.wishes import weights

MADE = (MapSource.CANVAS, MapSource.LAYER, MapSource.PICTURE)
"""Sources that a map is made of, by the control's own settings."""

Size = tuple[int, int]


@dataclass(frozen=True)
class Ground:
    """What the maps lie on: a request's source of `size`, or, where it has none, the picture that is to be made."""

    document: Document
    size: Size
    has_source: bool
    shrink: float = 1.0
    """How many pixels of it become one of what is made."""
    frame: Rect | None = None
    """The part of the source that is worked on; None: all of it."""

    def canvas(self) -> Picture | None:
        """Give what a map is made of the drawing from; None: the request's own source."""
        if self.has_source:
            return None
        inner = inner_size(self.document.size, self.size)
        return Picture(centred(snapshot_sketch(self.document, None, inner), self.size))

    def layer(self, card: ControlSettings) -> Picture:
        """Give what a map is made of one layer from. Raises InvalidRequest if that is gone."""
        size = self.size if self.has_source else inner_size(self.document.size, self.size)
        pixels = layer_pixels(self.document, card.layer, size)
        if pixels is None:
            raise InvalidRequest(f"{registry.control(card.control).label}: {GONE}")
        return Picture(np.ascontiguousarray(pixels if self.has_source else centred(pixels, self.size)))

    def masked(self, mask: Picture) -> Picture:
        """Lay a mask of the document, (H, W), over the picture that is made; one of another size stays as it is."""
        if mask.size != self.document.size or (self.has_source and self.frame is None):
            return mask
        if self.frame is not None:
            part = mask.pixels[self.frame.y : self.frame.bottom, self.frame.x : self.frame.right]
            return Picture(np.ascontiguousarray(part))
        inner = fitted(mask.pixels, inner_size(self.document.size, self.size))
        return Picture(np.ascontiguousarray(centred(inner[..., None], self.size)[..., 0]))

    def drawn(self, card: ControlSettings) -> Picture:
        """Give the map that was drawn over the document."""
        size = self.size if self.has_source else inner_size(self.document.size, self.size)
        drawn = self.document.maps.picture(card.id, size, flat=is_flat(card), shrink=self.shrink)
        return drawn if self.has_source else Picture(centred(drawn.pixels, self.size))


def control_uses(cards: Iterable[ControlSettings], model: Model, ground: Ground) -> tuple[ControlUse, ...]:
    """List every control that is on. Raises InvalidRequest, naming the control, for a card that can't steer."""
    return tuple(_control_use(card, model, ground) for card in cards if card.on)


def _control_use(card: ControlSettings, model: Model, ground: Ground) -> ControlUse:
    if why := MEMORY.ask(lacking, _without_numbers(card), model, good=fine):
        raise InvalidRequest(f"{registry.control(card.control).label}: {why}")
    return ControlUse(
        card.control,
        MEMORY.ask(control_nets.chosen, card.control, card.model, model, good=bool),
        scale=card.scale,
        start=card.start,
        end=card.end,
        **MAPS[card.source](card, ground),
    )


def _without_numbers(card: ControlSettings) -> ControlSettings:
    """Give the card as far as it decides whether it can steer, so that moving a slider looks nothing up on the disk."""
    return replace(card, scale=1.0, start=0.0, end=1.0, settings=(), shown=False, opacity=1.0)


MAPS: dict[MapSource, Callable[[ControlSettings, Ground], dict[str, Any]]] = {
    MapSource.CANVAS: lambda card, ground: {"source": ground.canvas(), "settings": card.settings},
    MapSource.LAYER: lambda card, ground: {"source": ground.layer(card), "settings": card.settings},
    MapSource.PICTURE: lambda card, ground: {"source": _fitted(card.picture, ground), "settings": card.settings},
    MapSource.DRAWN: lambda card, ground: {"map": ground.drawn(card)},
    MapSource.FILE: lambda card, ground: {"map": _fitted(card.map, ground, is_flat(card))},
}
"""Where each source takes the map from; all of MapSource."""


def _fitted(picture: Picture | None, ground: Ground, flat: bool = False) -> Picture | None:
    return None if picture is None else covering(picture, ground.size, flat)


def is_flat(card: ControlSettings) -> bool:
    """Tell whether the colours of a card's map are names, which must not be mixed when it is scaled."""
    return registry.control(card.control).flat


def lacking(card: ControlSettings, model: Model | None) -> str:
    """Say why a card can't steer, and what to do, as a sentence; "" if it can."""
    if why := refused(model, Feature.CONTROLS) or no_map(card):
        return why
    try:
        control_nets.chosen(card.control, card.model, model)
    except SketchlightError as error:
        return str(error)
    return ""


def idle(card: ControlSettings, workspace: Workspace) -> str:
    """Say why a card is left out as things are, as a sentence; "" if it steers, or is off."""
    if not card.on or workspace is Workspace.INPAINT or not registry.control(card.control).cut_out:
        return ""
    return tr("It follows a mask, as there is one in Inpaint and for Extend. Here it is left out.")


def remedy(card: ControlSettings, model: Model | None) -> Download | None:
    """Give what can be fetched so that a card can steer: weights to make its map, then a ControlNet; or None."""
    if card.source in MADE and no_weights(card.control):
        return _weights(card.control)
    if card.model or model is None or weights.usual_controlnet(card.control, model):
        return None
    return next(iter(downloads.nets(card.control, model.family)), None)


def no_map(card: ControlSettings) -> str:
    """Say why a card can have no map, and what to do, as a sentence; "" if it can have one."""
    if card.source is MapSource.PICTURE and card.picture is None:
        return tr("Choose or drop a picture to make its map of.")
    if card.source is MapSource.FILE and card.map is None:
        return tr("Choose or drop a ready map.")
    return no_weights(card.control) if card.source in MADE else ""


def no_weights(control: str) -> str:
    """Tell which weights a control lacks to make maps, and how large; "" if it lacks none."""
    absent, offered = control_weights.missing(registry.control(control)), _weights(control)
    if not absent:
        return ""
    if offered is not None:
        what = tr(
            "{value} ({size_in_words}): fetch it",
            value=offered.label.rpartition(": ")[2],
            size_in_words=size_in_words(offered.missing_megabytes),
        )
    else:
        what = tr(
            "{join} under {folder}",
            join=", ".join(control_weights.in_words(each) for each in absent),
            folder=control_weights.folder(),
        )
    return tr("To make maps it needs {what}, or bring a ready map.", what=what)


def _weights(control: str) -> Download | None:
    return control_weights.download(registry.control(control))


def weights_size(control: str) -> float:
    """Count the megabytes of the weights that a control lacks to make maps."""
    return sum(each.megabytes for each in control_weights.missing(registry.control(control)))


def fresh_card(control: str) -> ControlSettings:
    """Give a card for a control that was just added: made of the canvas where that is usual."""
    return ControlSettings(control, source=MapSource.DRAWN if registry.control(control).by_hand else MapSource.CANVAS)


def cards_of(request: Request, missing: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Make the fields of `Settings` of a request's steering parts, without pictures of a `missing` revision.

    A card that was made of the canvas is again, where the request has a source to put there.
    """

    def there(picture: Picture | None) -> Picture | None:
        return None if picture is None or picture.revision in missing else picture

    references = (
        ReferenceSettings(
            adapter=use.adapter, picture=there(use.picture), scale=use.scale, mode=use.mode, mask=there(use.mask)
        )
        for use in request.references
    )
    return {
        "controls": tuple(_card(use, there) for use in request.controls if not _is_lines(use, request)) or (EDGES,),
        "references": tuple(references),
    }


def _is_lines(use: ControlUse, request: Request) -> bool:
    """Tell whether it is no card's but the switch's that has a live picture follow its lines."""
    return request.mode is Mode.IMAGE_TO_IMAGE and follow_lines.is_use(use, request.strength)


def _card(use: ControlUse, there: Callable[[Picture | None], Picture | None]) -> ControlSettings:
    return ControlSettings(
        use.control,
        model=use.model,
        source=MapSource.FILE if use.map else MapSource.PICTURE if use.source else MapSource.CANVAS,
        picture=there(use.source),
        map=there(use.map),
        scale=use.scale,
        start=use.start,
        end=use.end,
        settings=use.settings,
    )
