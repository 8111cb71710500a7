"""All that a document holds at one size, so that a change of its size is one item of its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

from desktop.model.document.map_layers import Figure
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import resized


@dataclass(frozen=True, eq=False)
class Whole:
    """Sketch, mask and what is drawn for controls; nobody writes to layers that are out of the document."""

    sketch: Layer
    mask: Layer
    maps: Mapping[str, Layer]
    figures: Mapping[str, Figure]

    @property
    def bytes(self) -> int:
        layers = (self.sketch, self.mask, *self.maps.values())
        return sum(tile.nbytes for layer in layers for tile in layer.freeze().values())

    def pack(self) -> bool:
        """It is kept as it is."""
        return False

    def under(self, sketch: Layer, old: QRect) -> Whole:
        """The same beneath another sketch, in whose rectangle `old` lies what all of this one showed."""
        return Whole(
            sketch,
            _placed(self.mask, sketch.size, old),
            {id: _placed(layer, sketch.size, old) for id, layer in self.maps.items()},
            {id: figure.placed(self.sketch.size, sketch.size, old) for id, figure in self.figures.items()},
        )


def _placed(layer: Layer, size: tuple[int, int], old: QRect) -> Layer:
    made = Layer(size, layer.channels)
    if layer.freeze():
        made.write(old, resized(layer.read(), (old.width(), old.height())))
    return made
