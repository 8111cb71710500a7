"""Has the maps of the control cards made: one after another, each again only when what it is made of changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.model.asking import card_uses, request_maker
from desktop.model.asking.layer_source import GONE
from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import SettingsModel
from desktop.model.throttle import Throttle
from engine.events import Ending, Failed, Mapped
from engine.frames.control_maps import is_blank, on_paper
from engine.phrase import mark
from engine.picture import Picture
from engine.recent import Recent
from engine.request import Annotate, Key

INTERVAL = 120
"""Milliseconds between two looks at what has changed, while the pen moves."""
KEPT = 12
"""Maps kept for cards that are opened again."""
MAKING = mark("Making the map…")
NOTHING_FOUND = mark("Found nothing in the picture: this map is empty.")
NOTHING_DRAWN = mark("Nothing is drawn yet: this map is empty.")
ONE_COLOUR = mark("This map is of one colour: it says nothing.")


@dataclass(frozen=True, eq=False)
class CardMap:
    """What a card shows: its map, (H, W, 3) uint8, and a remark that a person should see; `busy` while one is made."""

    pixels: np.ndarray | None = None
    note: str = ""
    busy: bool = False

    @cached_property
    def image(self) -> QImage | None:
        """The map as card and canvas show it."""
        return None if self.pixels is None else conversions.to_drawable(self.pixels)

    @property
    def told(self) -> str:
        """The remark, or that the first map is on its way."""
        return self.note or (MAKING if self.busy and self.pixels is None else "")


class MapRequests(QObject):
    """Watches cards and document. `send` posts an Annotate and gives its key, or None if it can't now."""

    changed = Signal(str, object)
    """A control's id and its CardMap."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        model: ChosenModel,
        send: Callable[[Annotate], Key | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._document, self._model, self._send = settings, document, model, send
        self._maps: dict[str, CardMap] = {}
        self._made: dict[str, Annotate | Picture] = {}
        """What each card's map was made of."""
        self._kept: Recent[Annotate, np.ndarray] = Recent(KEPT)
        self._running: tuple[Key, str, Annotate] | None = None
        self._throttle = Throttle(INTERVAL, self._look, self)
        settings.changed.connect(lambda names: self.refresh() if names & {"controls", "model"} else None)
        document.sketch_changed.connect(lambda _area: self._canvas_changed())
        document.layer_changed.connect(lambda _id: self._canvas_changed())  # a hidden layer, or a mask
        document.maps.changed.connect(lambda _id: self.refresh())
        document.replaced.connect(self._restart)
        document.resized.connect(self._restart)

    def map_of(self, id: str) -> CardMap:
        """Give a card's map as it was last made."""
        return self._maps.get(id, CardMap())

    def refresh(self) -> None:
        """Look which maps are wanted and not there; soon, and not too often."""
        self._throttle.trigger()

    def ended(self, ending: Ending) -> None:
        """Take the engine's answer to one of the annotate lane's requests."""
        if self._running is None or ending.key != self._running[0]:
            return
        _, id, asked = self._running
        self._running = None
        if isinstance(ending, Mapped):
            self._keep(asked, ending.image)
        elif isinstance(ending, Failed) and id in self._maps:
            self._made[id] = asked
            self._show(id, CardMap(note=ending.message))
        self._look()

    def _keep(self, asked: Annotate, pixels: np.ndarray) -> None:
        self._kept.keep(asked, pixels)

    def _cards(self) -> list[ControlSettings]:
        return [card for card in self._settings.value.controls if card.open]

    def _canvas_changed(self) -> None:
        if any(card.source in (MapSource.CANVAS, MapSource.LAYER) for card in self._cards()):
            self.refresh()

    def _restart(self) -> None:
        """Begin with another document: the worker drops what it was asked for the last one."""
        self._running = None
        self._made.clear()
        self._kept.clear()
        self.refresh()

    def _look(self) -> None:
        cards = self._cards()
        for gone in self._maps.keys() - {card.id for card in cards}:
            self._made.pop(gone, None)
            self._show(gone, CardMap())
            del self._maps[gone]
        for card in cards:
            self._bring(card)

    def _bring(self, card: ControlSettings) -> None:
        if why := card_uses.no_map(card):
            self._made.pop(card.id, None)
            self._show(card.id, CardMap(note=why))
            return
        model = self._model.or_none()
        asked = request_maker.map_request(card, self._document, model)
        if asked is None:
            self._take(card, request_maker.ready_map(card, self._document, model))
        elif asked in self._kept:
            self._made[card.id] = asked
            pixels = self._kept[asked]
            self._show(card.id, CardMap(pixels, NOTHING_FOUND if is_blank(pixels) else ""))
        elif asked != self._made.get(card.id) and self._running is None:
            key = self._send(asked)
            if key is not None:
                self._running = (key, card.id, asked)
                self._show(card.id, replace(self.map_of(card.id), busy=True))

    def _take(self, card: ControlSettings, ready: Picture | None) -> None:
        if ready is None:
            self._made.pop(card.id, None)
            self._show(card.id, CardMap(note=GONE if card.source is MapSource.LAYER else NOTHING_DRAWN))
        elif ready != self._made.get(card.id):
            self._made[card.id] = ready
            pixels = np.ascontiguousarray(on_paper(ready.pixels, 0))
            self._show(card.id, CardMap(pixels, ONE_COLOUR if is_blank(pixels) else ""))

    def _show(self, id: str, shown: CardMap) -> None:
        before = self.map_of(id)
        self._maps[id] = shown
        if before.pixels is not shown.pixels or (before.note, before.busy) != (shown.note, shown.busy):
            self.changed.emit(id, shown)
