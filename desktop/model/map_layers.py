"""The maps that a person paints or poses, one for each control that asks for it, over the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.model import conversions
from desktop.model.layer import Layer
from desktop.model.resample import resized, snapshot_at
from engine.picture import Picture

Size = tuple[int, int]


class Figure(Protocol):
    """What is drawn by hand and is no pixels, such as a pose: an immutable value in document pixels."""

    def drawn(self, document: Size, size: Size) -> np.ndarray:
        """As a map: the whole `document` (width, height) at `size`, (H, W, 3) uint8 on black."""
        ...


class MapLayers(QObject):
    """By the control's id: a layer (premultiplied RGBA of the document's size) or, instead, a figure.

    It keeps no history: the document does (`Document.stroke`, `Document.set_map`, `Document.set_figure`).
    """

    changed = Signal(str)
    """The id of the control whose drawn map is another now."""

    def __init__(self, size: Size, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._layers: dict[str, Layer] = {}
        self._figures: dict[str, Figure] = {}
        self._made: dict[str, tuple[Size, Picture]] = {}

    def layer(self, id: str) -> Layer:
        """The layer to paint on: all transparent, which is black in a map, until something is painted."""
        return self._layers.setdefault(id, Layer(self._size, 4))

    def figure(self, id: str) -> Figure | None:
        return self._figures.get(id)

    def is_empty(self, id: str) -> bool:
        """Whether nothing is drawn for this control."""
        return id not in self._figures and self._is_blank(id)

    def picture(self, id: str, size: Size) -> Picture:
        """The map at `size` (width, height), (H, W, 3 | 4) uint8, made anew only after a change."""
        kept = self._made.get(id)
        if kept is None or kept[0] != size:
            kept = self._made[id] = (size, Picture(self._draw(id, size)))
        return kept[1]

    # For keeping

    def painted(self, ids: Iterable[str]) -> dict[str, np.ndarray]:
        """The layers of these controls that aren't empty, (H, W, 4) uint8 straight alpha."""
        return {id: conversions.straight(self._layers[id].read()) for id in ids if not self._is_blank(id)}

    def restore(self, maps: Mapping[str, np.ndarray]) -> None:
        """Put kept layers, of the document's size, back as if they had always been there."""
        for id, pixels in maps.items():
            layer = self.layer(id)
            layer.write(layer.rect, resized(conversions.premultiplied(np.ascontiguousarray(pixels)), self._size))
            self.touched(id)

    # For the document, which keeps the history

    def put_figure(self, id: str, figure: Figure | None) -> None:
        if figure is None:
            self._figures.pop(id, None)
        else:
            self._figures[id] = figure
        self.touched(id)

    def touched(self, id: str) -> None:
        """The map of this control was drawn on."""
        self._made.pop(id, None)
        self.changed.emit(id)

    def start(self, size: Size) -> None:
        """Another document: nothing is drawn for any control."""
        gone = {*self._layers, *self._figures}
        self._size = size
        self._layers.clear()
        self._figures.clear()
        self._made.clear()
        for id in sorted(gone):
            self.changed.emit(id)

    def _is_blank(self, id: str) -> bool:
        return id not in self._layers or not any(tile.any() for tile in self._layers[id].freeze().values())

    def _draw(self, id: str, size: Size) -> np.ndarray:
        figure = self._figures.get(id)
        if figure is not None:
            return figure.drawn(self._size, size)
        return conversions.straight(snapshot_at(self.layer(id), None, size))
