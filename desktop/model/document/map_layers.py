"""The maps that a person paints or poses, one for each control that asks for it, over the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal

from desktop.model.document.pose import PoseFigure
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import nearest, resized, snapshot_at
from engine.openpose import Pose, fitted
from engine.picture import Picture

Size = tuple[int, int]


class Figure(Protocol):
    """What is drawn by hand and is no pixels, such as a pose: an immutable value in document pixels."""

    def drawn(self, document: Size, size: Size, shrink: float) -> np.ndarray:
        """As a map: the whole `document` (width, height) at `size`, (H, W, 3) uint8 on black.

        `shrink` of its pixels will become one of the map that the model sees.
        """
        ...

    def placed(self, document: Size, size: Size, old: QRect) -> Figure:
        """Where it is in a document of another `size`, in whose rectangle `old` all of the `document` lies."""
        ...


class MapLayers(QObject):
    """By the control's id: a layer (premultiplied RGBA of the document's size) or, instead, a figure.

    It keeps no history: the document does (`Document.stroke`, `Document.set_map`, `Document.set_figure`).
    """

    changed = Signal(str)
    """The id of the control whose drawn map is another now."""
    painted_on = Signal(str, QRect)
    """The id of a control, and where on its layer something was painted."""

    def __init__(self, size: Size, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._layers: dict[str, Layer] = {}
        self._figures: dict[str, Figure] = {}
        self._made: dict[str, tuple[tuple[Size, float], Picture]] = {}

    def layer(self, id: str) -> Layer:
        """The layer to paint on: all transparent, which is black in a map, until something is painted."""
        return self._layers.setdefault(id, Layer(self._size, 4))

    def figure(self, id: str) -> Figure | None:
        return self._figures.get(id)

    def is_empty(self, id: str) -> bool:
        """Whether nothing is drawn for this control."""
        return id not in self._figures and self._is_blank(id)

    def picture(self, id: str, size: Size, *, flat: bool = False, shrink: float = 1.0) -> Picture:
        """The map at `size` (width, height), (H, W, 3 | 4) uint8, made anew only after a change.

        `flat` takes the nearest pixel, so that its colours stay those that were painted; `shrink` is a figure's.
        """
        kept = self._made.get(id)
        if kept is None or kept[0] != (size, shrink):
            kept = self._made[id] = ((size, shrink), Picture(self._draw(id, size, flat, shrink)))
        return kept[1]

    # For keeping

    def painted(self, ids: Iterable[str]) -> dict[str, np.ndarray]:
        """The layers of these controls that aren't empty, (H, W, 4) uint8 straight alpha."""
        return {id: conversions.straight(self._layers[id].read()) for id in ids if not self._is_blank(id)}

    def poses(self, ids: Iterable[str]) -> dict[str, Pose]:
        """The poses that stand for these controls."""
        figures = {id: self._figures.get(id) for id in ids}
        return {id: figure.pose for id, figure in figures.items() if isinstance(figure, PoseFigure)}

    def restore_poses(self, poses: Mapping[str, Pose]) -> None:
        """Put kept poses back as if they had always been there."""
        for id, pose in poses.items():
            self.put_figure(id, PoseFigure(fitted(pose, self._size)))

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

    def held(self) -> tuple[dict[str, Layer], dict[str, Figure]]:
        """All layers and figures, by id."""
        return dict(self._layers), dict(self._figures)

    def hold(self, size: Size, layers: Mapping[str, Layer], figures: Mapping[str, Figure]) -> None:
        """The same document at another size: these are drawn now, and nothing else."""
        ids = {*self._layers, *self._figures, *layers, *figures}
        self._size, self._layers, self._figures = size, dict(layers), dict(figures)
        self._made.clear()
        for id in sorted(ids):
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
        return id not in self._layers or self._layers[id].is_blank

    def _draw(self, id: str, size: Size, flat: bool, shrink: float) -> np.ndarray:
        figure = self._figures.get(id)
        if figure is not None:
            return figure.drawn(self._size, size, shrink)
        if flat:
            return conversions.straight(nearest(self.layer(id).read(), size))
        return conversions.straight(snapshot_at(self.layer(id), None, size))
