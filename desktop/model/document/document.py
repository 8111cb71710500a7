"""The drawing: its layers, and what is done to them, each change one undo item."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QObject, QRect, QTimer, Signal

from desktop.model.document.history import Atom, Change, FigureChange, Held, History, LayerName
from desktop.model.document.layers import Layers
from desktop.model.document.map_layers import Figure
from desktop.model.document.whole import Whole
from desktop.model.pixels import conversions
from desktop.model.pixels.brush import Brush, lerp
from desktop.model.pixels.layer import Layer, Tiles, tile_rect
from desktop.model.pixels.resample import fitted, resized
from desktop.model.pixels.stroke import Stroke

__all__ = ["Document", "LayerName"]

STROKES: dict[str, str] = {LayerName.SKETCH: "Stroke", LayerName.MASK: "Mask stroke"}
PACK_EVERY = 20
"""Milliseconds between two tiles that are compressed, while painting too: each takes a few milliseconds."""


class Document(Layers):
    """A picture of any size (width, height) in pixels."""

    sketch_changed = Signal(QRect)
    mask_changed = Signal(QRect)
    stroke_finished = Signal()
    replaced = Signal()
    """Another picture: everything changed, its size perhaps too, and nothing can be undone."""
    history_changed = Signal()
    """What can be undone or redone."""
    resized = Signal()
    """The same picture, larger, or so again: its size changed, and all layers with it."""
    modified_changed = Signal(bool)

    def __init__(self, size: tuple[int, int], parent: QObject | None = None) -> None:
        super().__init__(size, parent)
        self.revision = 0
        """Grows with every change of the sketch."""
        self._modified = False
        self._open: Stroke | None = None
        self._open_name: str = LayerName.SKETCH
        self._swapped: dict[str, QRect] = {}
        self._resizing = False
        self._history = History(self._swap)
        self._packing = QTimer(self, singleShot=True)
        self._packing.timeout.connect(self._pack)

    @property
    def modified(self) -> bool:
        """Whether there is something that was not saved."""
        return self._modified

    @modified.setter
    def modified(self, modified: bool) -> None:
        if modified != self._modified:
            self._modified = modified
            self.modified_changed.emit(modified)

    # Painting

    @contextmanager
    def stroke(self, name: str, brush: Brush) -> Iterator[Stroke]:
        """Paint within the block: one undo item when it ends, nothing at all if it is left by an exception.

        `name` is a layer's, or the id of a control whose map is drawn.
        """
        self._settle()
        stroke = Stroke(self.layer(name), brush, lambda rect: self._touched(name, rect))
        self._open, self._open_name = stroke, name
        try:
            yield stroke
        except BaseException:
            if self._open is stroke:
                self._abandon()
            raise
        if self._open is stroke:
            self._settle()

    @property
    def painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._open is not None

    # Whole changes, each one undo item

    def clear(self) -> None:
        """Back to untouched canvas."""
        with self._change("Clear", LayerName.SKETCH) as layer:
            layer.clear()

    def clear_mask(self) -> None:
        with self._change("Clear mask", LayerName.MASK) as layer:
            layer.clear()

    def invert_mask(self) -> None:
        with self._change("Invert mask", LayerName.MASK) as layer:
            layer.write(layer.rect, 255 - layer.read())

    def paste_result(self, pixels: np.ndarray, rect: QRect | None = None, mask: np.ndarray | None = None) -> None:
        """Put a picture (H, W, 3 | 4 straight) into the sketch, scaled by Lanczos to `rect` (None: everything).

        Where a `mask` (H, W) uint8, of rect's size, is less than 255 the sketch shows through; at 0 it stays as it is.
        """
        area = self.rect if rect is None else QRect(rect)
        fresh = resized(conversions.premultiplied(np.ascontiguousarray(pixels)), (area.width(), area.height()))
        with self._change("Take result", LayerName.SKETCH) as layer:
            inside = area.intersected(self.rect)
            if mask is not None:
                whole = np.zeros_like(fresh)
                y, x = inside.y() - area.y(), inside.x() - area.x()
                whole[y : y + inside.height(), x : x + inside.width()] = layer.read(inside)
                fresh = lerp(whole, fresh, mask)
            layer.write(area, fresh)

    def take_larger(self, pixels: np.ndarray, old: QRect) -> None:
        """Put a picture (H, W, 3 | 4 straight) in place of the sketch and take its size.

        What was masked and drawn for controls goes to `old`, where all of the document was, in the new one.
        """
        self._settle()
        sketch = _layer_of(pixels)
        before = self._whole()
        self._put_whole(before.under(sketch, old))
        self._push(Atom("Take result", [before]))
        self._after_resize()

    def set_mask(self, mask: np.ndarray) -> None:
        """Replace the mask by (H, W) uint8, scaled to the document if it has another size."""
        with self._change("Load mask", LayerName.MASK) as layer:
            layer.write(self.rect, fitted(mask, self.size))

    def set_map(self, id: str, pixels: np.ndarray, label: str = "Map") -> None:
        """Replace a control's drawn map by a picture (H, W, 3 | 4 straight), scaled to the document."""
        fresh = resized(conversions.premultiplied(np.ascontiguousarray(pixels)), self.size)
        with self._change(label, id) as layer:
            layer.write(self.rect, fresh)

    def clear_map(self, id: str) -> None:
        with self._change("Clear map", id) as layer:
            layer.clear()

    def set_figure(self, id: str, figure: Figure | None, label: str = "Pose") -> None:
        """Replace what is drawn for a control without being pixels; None takes it away."""
        with self.figure_change(id, label):
            if self.maps.figure(id) != figure:
                self.maps.put_figure(id, figure)

    @contextmanager
    def figure_change(self, id: str, label: str) -> Iterator[None]:
        """Figures put within the block are one undo item when it ends, nothing if it is left by an exception."""
        self._settle()
        before, sketch = self.maps.figure(id), self.sketch
        try:
            yield
        except BaseException:
            if self.sketch is sketch:  # else another document came, or this one at another size
                self.maps.put_figure(id, before)
            raise
        if self.maps.figure(id) != before:
            self._push(Atom(label, [FigureChange(id, before)]))

    # Undo and redo

    @property
    def can_undo(self) -> bool:
        return bool(self._history.undo_label)

    @property
    def can_redo(self) -> bool:
        return bool(self._history.redo_label)

    @property
    def undo_label(self) -> str:
        """What undo would take back, for its tooltip."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        return self._history.redo_label

    def undo(self) -> None:
        self._settle()
        self._after_history(self._history.undo())

    def redo(self) -> None:
        self._settle()
        self._after_history(self._history.redo())

    # Another picture

    def load_pixels(self, pixels: np.ndarray) -> None:
        """Replace everything by (H, W, 3 | 4 straight) uint8; the document takes its size."""
        layer = _layer_of(pixels)
        self._replace(layer.size, layer)

    def new(self, size: tuple[int, int]) -> None:
        """Replace everything by untouched canvas of `size`."""
        self._replace(size, None)

    # Within

    def _replace(self, size: tuple[int, int], sketch: Layer | None) -> None:
        if self._open is not None:
            self._abandon()
        self._history.clear()
        self._start(size, sketch)
        self.revision += 1
        self.modified = False
        self.history_changed.emit()
        self.replaced.emit()

    @contextmanager
    def _change(self, label: str, name: str) -> Iterator[Layer]:
        self._settle()
        layer = self.layer(name)
        before = layer.freeze()
        yield layer
        dirty = QRect()
        for key in layer.changed_since(before):
            dirty = dirty.united(tile_rect(key))
        if self._remember(label, name, before):
            self._touched(name, dirty.intersected(layer.rect))

    def _settle(self) -> None:
        """End the stroke under way, if there is one, as if the pen had been lifted."""
        stroke, name = self._open, self._open_name
        if stroke is not None:
            stroke.end()
            self._open = None
            if self._remember(STROKES.get(name, "Map stroke"), name, stroke.before):
                self.stroke_finished.emit()

    def _abandon(self) -> None:
        stroke, name = self._open, self._open_name
        assert stroke is not None
        stroke.open, self._open = False, None
        self._touched(name, self.layer(name).restore(stroke.before))

    def _remember(self, label: str, name: str, before: Tiles) -> bool:
        keys = self.layer(name).changed_since(before)
        if keys:
            self._push(Atom(label, [Change(name, key, before.get(key)) for key in keys]))
        return bool(keys)

    def _push(self, atom: Atom) -> None:
        self._history.push(atom)
        self.modified = True
        self._pack_soon()
        self.history_changed.emit()

    def _after_resize(self) -> None:
        self.revision += 1
        self.resized.emit()
        self.sketch_changed.emit(self.rect)

    def _swap(self, change: Change | FigureChange | Whole) -> Held:
        if isinstance(change, Whole):
            whole = self._whole()
            self._put_whole(change)
            self._resizing = True
            return whole
        if isinstance(change, FigureChange):
            before = self.maps.figure(change.id)
            self.maps.put_figure(change.id, change.figure)
            return FigureChange(change.id, before)
        layer = self.layer(change.layer)
        there = layer.freeze().get(change.key)
        layer.put(change.key, change.unpacked())
        self._swapped[change.layer] = self._swapped.get(change.layer, QRect()).united(tile_rect(change.key))
        return Change(change.layer, change.key, there)

    def _after_history(self, moved: bool) -> None:
        for name, rect in self._swapped.items():
            self._touched(name, rect.intersected(self.rect))
        self._swapped.clear()
        if self._resizing:
            self._resizing = False
            self._after_resize()
        if moved:
            self.modified = True
            self._pack_soon()
            self.history_changed.emit()

    def _touched(self, name: str, rect: QRect) -> None:
        if rect.isEmpty():
            return
        if name == LayerName.SKETCH:
            self.revision += 1
            self.sketch_changed.emit(rect)
        elif name == LayerName.MASK:
            self.mask_changed.emit(rect)
        else:
            self.maps.touched(name)
            self.maps.painted_on.emit(name, rect)

    def _pack(self) -> None:
        if self._history.pack_one():
            self._packing.start(PACK_EVERY)

    def _pack_soon(self) -> None:
        if not self._packing.isActive():
            self._packing.start(PACK_EVERY)


def _layer_of(pixels: np.ndarray) -> Layer:
    """A sketch of (H, W, 3 | 4 straight) uint8."""
    layer = Layer((pixels.shape[1], pixels.shape[0]), 4)
    layer.write(layer.rect, conversions.premultiplied(np.ascontiguousarray(pixels)))
    return layer
