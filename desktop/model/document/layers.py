"""What a document holds at one size, sketch, mask and drawn maps, and copies of them for whoever asks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QRect

from desktop.model.document.history import LayerName
from desktop.model.document.map_layers import MapLayers
from desktop.model.document.whole import Whole
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.resample import snapshot_at


class Layers(QObject):
    """Read here, changed by the document. Only the GUI thread touches it; what it hands out are copies."""

    def __init__(self, size: tuple[int, int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.maps = MapLayers(size, self)
        """What was drawn for controls, by their ids."""
        self._start(size)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.sketch.size

    @property
    def rect(self) -> QRect:
        return self.sketch.rect

    def layer(self, name: str) -> Layer:
        """Sketch, mask, or the map that is drawn for the control of that id."""
        own: dict[str, Layer] = {LayerName.SKETCH: self.sketch, LayerName.MASK: self.mask}
        return own.get(name) or self.maps.layer(name)

    def snapshot_sketch(self, frame: QRect | None, size: tuple[int, int]) -> np.ndarray:
        """`frame` (None: everything) of the sketch at `size` (width, height): (H, W, 4) uint8 straight alpha."""
        return conversions.straight(snapshot_at(self.sketch, frame, size))

    def snapshot_full(self) -> np.ndarray:
        """The sketch at its own size: (H, W, 4) uint8 straight alpha."""
        return conversions.straight(self.sketch.read())

    def snapshot_mask(self) -> np.ndarray:
        """(H, W) uint8, 255 where to redraw."""
        return self.mask.read()

    def has_mask(self) -> bool:
        """Whether anything is masked."""
        return not self.mask.is_blank

    def colour_at(self, x: int, y: int) -> tuple[int, int, int, int] | None:
        """Straight (r, g, b, a) of a pixel, or None outside."""
        return self._colour(self.sketch, x, y)

    def map_colour_at(self, id: str, x: int, y: int) -> tuple[int, int, int] | None:
        """What is painted on a control's map at a pixel; None where nothing is, and outside."""
        found = self._colour(self.maps.layer(id), x, y)
        return None if found is None or found[3] == 0 else found[:3]

    def _colour(self, layer: Layer, x: int, y: int) -> tuple[int, int, int, int] | None:
        place = QRect(x, y, 1, 1)
        if not self.rect.contains(place):
            return None
        red, green, blue, alpha = conversions.straight(layer.read(place))[0, 0].tolist()
        return red, green, blue, alpha

    # For the document

    def _start(self, size: tuple[int, int], sketch: Layer | None = None) -> None:
        self.sketch = sketch or Layer(size, 4)
        self.mask = Layer(size, 1)
        self.maps.start(size)

    def _whole(self) -> Whole:
        return Whole(self.sketch, self.mask, *self.maps.held())

    def _put_whole(self, whole: Whole) -> None:
        self.sketch, self.mask = whole.sketch, whole.mask
        self.maps.hold(whole.sketch.size, whole.maps, whole.figures)
