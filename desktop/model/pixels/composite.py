"""The visible picture: the stack's layers blended together, tile by tile, as far as somebody looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.pixels.blend_modes import BLEND_MODES, NORMAL, blend, blend_atop
from desktop.model.pixels.layer import TILE, Key, Layer, slices

BUDGET = 160 * 2**20
"""Bytes of blended tiles that are kept; those not looked at for longest go first."""


class Stacked(Protocol):
    """What of a node counts for the picture. `children` is empty unless it is a group; bottom first."""

    @property
    def id(self) -> str: ...
    @property
    def visible(self) -> bool: ...
    @property
    def opacity(self) -> float: ...
    @property
    def mode(self) -> str: ...
    @property
    def clipped(self) -> bool: ...
    @property
    def paints(self) -> bool: ...
    @property
    def is_group(self) -> bool: ...
    @property
    def children(self) -> Sequence[Stacked]: ...


Read = Callable[[str], np.ndarray | None]
"""Gives a layer's premultiplied (H, W, 4) by its id; None where it is all transparent. It is not written to."""


def compose(stack: Sequence[Stacked], read: Read, below: np.ndarray | None = None) -> np.ndarray | None:
    """Blend a stack, bottom first, onto what is `below`; None stands for all transparent.

    Premultiplied (H, W, 4) uint8, perhaps a layer's own or what is below: not to be written to.
    """
    out = below
    owned = False  # whether `out` may be written to: the lowest layer's own pixels may not
    for base, clipped in _runs(stack):
        if not base.visible or base.opacity <= 0:
            continue
        pixels = _with_clipped(_pixels(base, read), clipped, read)
        if out is None:
            if pixels is None or base.mode in ONTO_SOMETHING:
                continue
            if base.opacity >= 1:
                out = pixels
            else:
                out, owned = np.zeros_like(pixels), True
                blend(out, pixels, NORMAL, base.opacity)
        elif pixels is not None or BLEND_MODES[base.mode].clears:
            if not owned:
                out, owned = out.copy(), True
            blend(out, np.zeros_like(out) if pixels is None else pixels, base.mode, base.opacity)
    return out


ONTO_SOMETHING = frozenset({"svg:dst-in", "svg:dst-out", "svg:src-atop"})
"""Modes that show nothing where there is nothing below."""


def _runs(stack: Sequence[Stacked]) -> Iterable[tuple[Stacked, list[Stacked]]]:
    """Pair each layer with those above that are clipped to it."""
    runs: list[tuple[Stacked, list[Stacked]]] = []
    for node in stack:
        if not node.paints:
            continue
        if node.clipped and runs:
            runs[-1][1].append(node)
        else:
            runs.append((node, []))
    return runs


def _pixels(node: Stacked, read: Read) -> np.ndarray | None:
    return compose(node.children, read) if node.is_group else read(node.id)


def _with_clipped(base: np.ndarray | None, clipped: Sequence[Stacked], read: Read) -> np.ndarray | None:
    if base is None:
        return None
    owned = False
    for node in clipped:
        pixels = _pixels(node, read) if node.visible and node.opacity > 0 else None
        if pixels is None:
            continue
        if not owned:
            base, owned = base.copy(), True
        blend_atop(base, pixels, node.mode, node.opacity)
    return base


BELOW = 160
"""Tiles of what lies below the layer that is painted on: as many as a large brush touches at once."""


def _holds(node: Stacked, id: str) -> bool:
    return node.id == id or any(_holds(child, id) for child in node.children)


class Composite:
    """Reads like a layer. `show` says what is stacked, `forget` where pixels changed; nothing is blended before."""

    channels = 4

    def __init__(self, size: tuple[int, int], layer: Callable[[str], Layer | None]) -> None:
        self._layer = layer
        self._stack: Sequence[Stacked] = ()
        self._kept: OrderedDict[tuple[Key, int], np.ndarray | None] = OrderedDict()
        self._bytes = 0
        self._painted = ""
        """The layer that is painted on just now; what lies below it stays as it is from dab to dab."""
        self._split = 0
        """Where in the stack that begins."""
        self._below: OrderedDict[tuple[Key, int], np.ndarray | None] = OrderedDict()
        self._blank = Layer(size, 4)

    @property
    def size(self) -> tuple[int, int]:
        return self._blank.size

    @property
    def rect(self) -> QRect:
        return self._blank.rect

    def reduced_rect(self, level: int) -> QRect:
        """Give its extent in pixels reduced by 2^level, rounded up."""
        return self._blank.reduced_rect(level)

    def start(self, size: tuple[int, int]) -> None:
        """Take another size and forget everything."""
        self._blank = Layer(size, 4)
        self.forget()

    def show(self, stack: Sequence[Stacked]) -> None:
        """Compose this stack from now on; what its change touches is to be forgotten by the caller."""
        if stack != self._stack:
            self._stack = stack
            self._paint_on("")

    def forget(self, keys: Iterable[Key] | None = None, *, painted: str = "") -> None:
        """Blend these tiles anew when they are next read; None: all.

        Where only one layer was `painted` on, what lies below it is blended once for all of its dabs.
        """
        if painted != self._painted or keys is None:
            self._paint_on(painted)
        if keys is None:
            self._kept.clear()
            self._bytes = 0
            return
        for key in keys:
            for level in range(6):
                gone = self._kept.pop((key, level), None)
                self._bytes -= 0 if gone is None else gone.nbytes

    def tile_at(self, key: Key, level: int) -> np.ndarray | None:
        """Give a blended tile reduced by 2^level, read-only; None where all is transparent."""
        if (key, level) in self._kept:
            self._kept.move_to_end((key, level))
            return self._kept[key, level]
        made = self._composed(key, level)
        self._kept[key, level] = made
        self._bytes += 0 if made is None else made.nbytes
        while self._bytes > BUDGET:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= 0 if gone is None else gone.nbytes
        return made

    def read(self, rect: QRect | None = None, level: int = 0) -> np.ndarray:
        """Give a copy of `rect` (None: everything), reduced by 2^level; `rect` counts in reduced pixels."""
        area = self.reduced_rect(level) if rect is None else rect.intersected(self.reduced_rect(level))
        side = TILE >> level
        out = np.zeros((max(area.height(), 0), max(area.width(), 0), 4), np.uint8)
        whole = QRect(area.x() << level, area.y() << level, area.width() << level, area.height() << level)
        for key in self._blank.keys_in(whole):
            place = QRect(key[0] * side, key[1] * side, side, side)
            part = place.intersected(area)
            tile = None if part.isEmpty() else self.tile_at(key, level)
            if tile is not None:
                out[slices(part, area)] = tile[slices(part, place)]
        return out

    @property
    def is_blank(self) -> bool:
        """Whether nothing is seen."""
        keys = self._blank.keys_in(self.rect)
        return not any(tile is not None and tile.any() for tile in (self.tile_at(key, 0) for key in keys))

    def _composed(self, key: Key, level: int) -> np.ndarray | None:
        def read(id: str) -> np.ndarray | None:
            return self._read(id, key, level)

        if not self._split:
            return compose(self._stack, read)
        if (key, level) not in self._below:
            self._below[key, level] = compose(self._stack[: self._split], read)
            if len(self._below) > BELOW:
                self._below.popitem(last=False)
        return compose(self._stack[self._split :], read, self._below[key, level])

    def _paint_on(self, id: str) -> None:
        """Keep what lies below this layer from now on; "" for no layer."""
        self._below.clear()
        self._painted, self._split = id, 0
        base: int | None = None  # the layer that those above it are clipped to, if they are
        for place, node in enumerate(self._stack) if id else ():
            if node.paints and (base is None or not node.clipped):
                base = place
            if _holds(node, id):
                self._split = base or 0
                return

    def _read(self, id: str, key: Key, level: int) -> np.ndarray | None:
        layer = self._layer(id)
        return None if layer is None else layer.tile_at(key, level)


def flattened(stack: Sequence[Stacked], size: tuple[int, int], layer: Callable[[str], Layer | None]) -> Layer:
    """Blend a stack into one layer of its own."""
    composite = Composite(size, layer)
    composite.show(stack)
    made = Layer(size, 4)
    for key in made.keys_in(made.rect):
        tile = composite.tile_at(key, 0)
        if tile is not None and tile.any():
            made.put(key, tile.copy())
    return made
