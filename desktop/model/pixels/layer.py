"""Pixels in tiles of 256², copied only when written to after somebody kept them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import cv2
import numpy as np
from PySide6.QtCore import QRect

TILE = 256
MAX_LEVEL = 5

Key = tuple[int, int]
Tiles = Mapping[Key, np.ndarray]
"""Read-only tiles by (column, row); one that is missing is all zero."""


class Layer:
    """(H, W, channels) uint8, or (H, W) with one channel; starts all zero and then takes no memory.

    Pixels with four channels are premultiplied RGBA.
    """

    def __init__(self, size: tuple[int, int], channels: int, tiles: Tiles | None = None) -> None:
        self.size = size
        self.channels = channels
        self._shape = (TILE, TILE) if channels == 1 else (TILE, TILE, channels)
        self._tiles: dict[Key, np.ndarray] = dict(tiles or {})
        self._owned: set[Key] = set()
        self._frozen: Tiles | None = tiles
        self._reduced: dict[tuple[Key, int], np.ndarray] = {}

    @property
    def rect(self) -> QRect:
        return QRect(0, 0, *self.size)

    @property
    def is_blank(self) -> bool:
        """Whether all is zero."""
        return not any(tile.any() for tile in self._tiles.values())

    def freeze(self) -> Tiles:
        """Keep the tiles as they are now: none is copied until it is written to, and until then this is one object."""
        if self._frozen is None:
            for key in self._owned:
                self._tiles[key].flags.writeable = False
            self._owned.clear()
            self._frozen = dict(self._tiles)
        return self._frozen

    def tile(self, key: Key) -> np.ndarray | None:
        return self._tiles.get(key)

    def writable(self, key: Key) -> np.ndarray:
        """Give the tile to write to; the one that was kept stays as it was."""
        self._forget(key)
        self._frozen = None
        if key not in self._owned:
            kept = self._tiles.get(key)
            self._tiles[key] = np.zeros(self._shape, np.uint8) if kept is None else kept.copy()
            self._owned.add(key)
        return self._tiles[key]

    def put(self, key: Key, tile: np.ndarray | None) -> None:
        """Set a whole kept tile, or none."""
        self._forget(key)
        self._frozen = None
        self._owned.discard(key)
        if tile is None:
            self._tiles.pop(key, None)
        else:
            tile.flags.writeable = False
            self._tiles[key] = tile

    def restore(self, tiles: Tiles) -> QRect:
        """Go back to what `freeze` gave; the area that changed."""
        dirty = self._put_all({key: tiles.get(key) for key in self.changed_since(tiles)})
        self._frozen = tiles
        return dirty

    def changed_since(self, tiles: Tiles) -> list[Key]:
        """Give the tiles that are no longer those of `freeze`."""
        return [key for key in {*tiles, *self._tiles} if tiles.get(key) is not self._tiles.get(key)]

    def clear(self) -> None:
        self._put_all(dict.fromkeys(self._tiles))

    @property
    def keys(self) -> list[Key]:
        """The tiles that there are."""
        return list(self._tiles)

    @property
    def extent(self) -> QRect:
        """The smallest rectangle that holds every pixel that isn't zero; empty for a blank layer."""
        found = QRect()
        # The outermost first: what lies within them need not be looked at.
        middle = self.size[0] / TILE / 2, self.size[1] / TILE / 2
        outermost = sorted(
            self._tiles, key=lambda key: -max(abs(key[0] + 0.5 - middle[0]), abs(key[1] + 0.5 - middle[1]))
        )
        for key in outermost:
            if found.contains(tile_rect(key).intersected(self.rect)):
                continue
            tile = self._tiles[key]
            there = tile if tile.ndim == 2 else tile[..., 3]
            rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
            if rows.size:
                left, top = int(columns[0]), int(rows[0])
                part = QRect(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)
                found = found.united(part.translated(key[0] * TILE, key[1] * TILE))
        return found.intersected(self.rect)

    def keys_in(self, rect: QRect) -> Iterator[Key]:
        """Give the tiles that `rect` touches, rect clipped to the layer."""
        area = rect.intersected(self.rect)
        if area.isEmpty():
            return
        for row in range(area.top() // TILE, area.bottom() // TILE + 1):
            for column in range(area.left() // TILE, area.right() // TILE + 1):
                yield column, row

    def read(self, rect: QRect | None = None, level: int = 0) -> np.ndarray:
        """Give a copy of `rect` (None: everything), reduced by 2^level; `rect` counts in reduced pixels."""
        area = self.reduced_rect(level) if rect is None else rect.intersected(self.reduced_rect(level))
        side = TILE >> level
        out = np.zeros((area.height(), area.width(), *self._shape[2:]), np.uint8)
        for key in self._there(area, side):
            place = QRect(key[0] * side, key[1] * side, side, side)
            part = place.intersected(area)
            if not part.isEmpty():
                tile = self._at_level(key, level)
                out[slices(part, area)] = tile[slices(part, place)]
        return out

    def _there(self, area: QRect, side: int) -> list[Key]:
        """Give the tiles of `side` pixels that an area may touch; those of a small area aren't looked for among all."""
        if area.isEmpty():
            return []
        rows = range(area.top() // side, area.bottom() // side + 1)
        columns = range(area.left() // side, area.right() // side + 1)
        if len(rows) * len(columns) >= len(self._tiles):
            return list(self._tiles)
        return [(column, row) for row in rows for column in columns if (column, row) in self._tiles]

    def write(self, rect: QRect, pixels: np.ndarray) -> None:
        """Set `rect` to `pixels` of its size; what lies outside the layer is dropped, equal tiles stay uncopied."""
        for key in self.keys_in(rect):
            place = tile_rect(key)
            part = place.intersected(rect).intersected(self.rect)
            fresh = pixels[slices(part, rect)]
            kept = self._tiles.get(key)
            same = not fresh.any() if kept is None else np.array_equal(kept[slices(part, place)], fresh)
            if not same:
                self.writable(key)[slices(part, place)] = fresh

    def reduced_rect(self, level: int) -> QRect:
        """Give the layer's extent in pixels reduced by 2^level, rounded up."""
        factor = 1 << level
        return QRect(0, 0, -(-self.size[0] // factor), -(-self.size[1] // factor))

    def _put_all(self, tiles: Mapping[Key, np.ndarray | None]) -> QRect:
        dirty = QRect()
        for key, tile in tiles.items():
            self.put(key, tile)
            dirty = dirty.united(tile_rect(key))
        return dirty.intersected(self.rect)

    def tile_at(self, key: Key, level: int) -> np.ndarray | None:
        """Give a tile reduced by 2^level, or None where all is zero; at the layer's edge only what is inside."""
        return self._at_level(key, level) if key in self._tiles else None

    def _at_level(self, key: Key, level: int) -> np.ndarray:
        if level == 0:
            return self._tiles[key]
        found = self._reduced.get((key, level))
        if found is None:
            found = _reduce(self._tiles[key], tile_rect(key).intersected(self.rect), 1 << level)
            self._reduced[key, level] = found
        return found

    def _forget(self, key: Key) -> None:
        if self._reduced:
            for level in range(1, MAX_LEVEL + 1):
                self._reduced.pop((key, level), None)


def tile_rect(key: Key) -> QRect:
    """Give the tile's place in its layer."""
    return QRect(key[0] * TILE, key[1] * TILE, TILE, TILE)


def slices(part: QRect, whole: QRect) -> tuple[slice, slice]:
    """Tell where `part` lies in an array that holds `whole`."""
    left, top = part.x() - whole.x(), part.y() - whole.y()
    return slice(top, top + part.height()), slice(left, left + part.width())


def _reduce(tile: np.ndarray, place: QRect, factor: int) -> np.ndarray:
    """Give the tile's mean over factor², repeating the last row and column where the picture ends inside a block."""
    inside = tile[: place.height(), : place.width()]
    below, beside = -place.height() % factor, -place.width() % factor
    if below or beside:
        inside = cv2.copyMakeBorder(inside, 0, below, 0, beside, cv2.BORDER_REPLICATE)
    height, width = inside.shape[:2]
    return cv2.resize(inside, (width // factor, height // factor), interpolation=cv2.INTER_AREA)
