"""The maps that a person paints or poses, one for each control that asks for it, over the document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal

from desktop.model.document.content import Figure
from desktop.model.document.pose import PoseFigure
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import nearest, snapshot_at
from engine.openpose import Pose
from engine.picture import Picture

Size = tuple[int, int]


class Store(Protocol):
    """The document, as far as the maps need it."""

    @property
    def size(self) -> Size: ...
    def layer(self, id: str) -> Layer: ...
    def figure(self, id: str) -> Figure | None: ...
    def put_figure(self, id: str, figure: Figure | None) -> None: ...


class MapLayers(QObject):
    """By the control's id: a layer (premultiplied RGBA of the document's size) or, instead, a figure.

    It keeps no history: the document does (`strokes`, `changes`, `Document.figure_change`).
    """

    changed = Signal(str)
    """The id of the control whose drawn map is another now."""
    painted_on = Signal(str, QRect)
    """The id of a control, and where on its layer something was painted."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._made: dict[str, tuple[tuple[Size, float], Picture]] = {}

    def layer(self, id: str) -> Layer:
        """Give the layer to paint on: all transparent, which is black in a map, until something is painted."""
        return self._store.layer(id)

    def figure(self, id: str) -> Figure | None:
        return self._store.figure(id)

    def is_empty(self, id: str) -> bool:
        """Tell whether nothing is drawn for this control."""
        return self.figure(id) is None and self.layer(id).is_blank

    def picture(self, id: str, size: Size, *, flat: bool = False, shrink: float = 1.0) -> Picture:
        """Give the map at `size` (width, height), (H, W, 3 | 4) uint8, made anew only after a change.

        `flat` takes the nearest pixel, so that its colours stay those that were painted; `shrink` is a figure's.
        """
        kept = self._made.get(id)
        if kept is None or kept[0] != (size, shrink):
            kept = self._made[id] = ((size, shrink), Picture(self._draw(id, size, flat, shrink)))
        return kept[1]

    # For keeping

    def painted(self, ids: Iterable[str]) -> dict[str, np.ndarray]:
        """Give the layers of these controls that aren't empty, (H, W, 4) uint8 straight alpha."""
        return {id: conversions.straight(self.layer(id).read()) for id in ids if not self.layer(id).is_blank}

    def poses(self, ids: Iterable[str]) -> dict[str, Pose]:
        """Give the poses that stand for these controls."""
        figures = {id: self.figure(id) for id in ids}
        return {id: figure.pose for id, figure in figures.items() if isinstance(figure, PoseFigure)}

    def touched(self, id: str) -> None:
        """Tell that the map of this control was drawn on."""
        self._made.pop(id, None)
        self.changed.emit(id)

    def _draw(self, id: str, size: Size, flat: bool, shrink: float) -> np.ndarray:
        figure = self.figure(id)
        if figure is not None:
            return figure.drawn(self._store.size, size, shrink)
        if flat:
            return conversions.straight(nearest(self.layer(id).read(), size))
        return conversions.straight(snapshot_at(self.layer(id), None, size))
