"""Undo and redo: each atom holds what a change left behind, within a memory bound."""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np

from desktop.model.document.content import Content, Figure, Guide, Node
from desktop.model.pixels.layer import Key, Tiles

BUDGET = 192 * 2**20
"""Bytes of tiles that may be kept; the oldest atoms go first."""


class Packable(Protocol):
    """What one undo puts back: so many `bytes`; `pack` compresses, False if there was nothing to do."""

    @property
    def bytes(self) -> int: ...

    def pack(self) -> bool: ...


class Outside(ABC):
    """A change of what is no content, such as the panels': it puts itself back, and tells what was there."""

    bytes: int

    @abstractmethod
    def put_back(self) -> Outside: ...

    @abstractmethod
    def pack(self) -> bool: ...


@dataclass
class Change:
    """A tile as it was, or None where there was none. It may be packed while nobody needs it."""

    layer: str
    key: Key
    tile: np.ndarray | None
    _packed: bytes | None = None
    _shape: tuple[int, ...] = ()

    @property
    def bytes(self) -> int:
        if self._packed is not None:
            return len(self._packed)
        return 0 if self.tile is None else self.tile.nbytes

    def pack(self) -> bool:
        """Compress; False if there was nothing to do."""
        if self.tile is None or self._packed is not None:
            return False
        self._shape, self._packed = self.tile.shape, zlib.compress(self.tile.data, 1)
        self.tile = None
        return True

    def unpacked(self) -> np.ndarray | None:
        if self._packed is None:
            return self.tile
        return np.frombuffer(zlib.decompress(self._packed), np.uint8).reshape(self._shape)


@dataclass(frozen=True)
class FigureChange:
    """What was drawn for a control without being pixels (a pose), as it was, or None."""

    id: str
    figure: Figure | None
    bytes: int = 0

    def pack(self) -> bool:
        """It is small as it is."""
        return False


@dataclass(frozen=True)
class StackChange:
    """The stack of layers as it was, without their pixels, which layer a model saw, and the guides."""

    stack: tuple[Node, ...]
    source: str
    guides: tuple[Guide, ...] = ()
    bytes: int = 0

    def pack(self) -> bool:
        """It is small as it is."""
        return False


class WholeChange:
    """All of a document at one size, so that a change of its size is one item of its history."""

    def __init__(self, content: Content) -> None:
        self._frame = replace(content, tiles={})
        self._tiles = [Change(id, key, tile) for id, tiles in content.tiles.items() for key, tile in tiles.items()]

    @property
    def bytes(self) -> int:
        return sum(tile.bytes for tile in self._tiles)

    def pack(self) -> bool:
        """Compress one more tile; False when all are."""
        return any(tile.pack() for tile in self._tiles)

    def content(self) -> Content:
        """Put it together again."""
        tiles: dict[str, dict[Key, np.ndarray]] = {}
        for each in self._tiles:
            pixels = each.unpacked()
            assert pixels is not None
            tiles.setdefault(each.layer, {})[each.key] = pixels
        return replace(self._frame, tiles=tiles)


def difference(before: Content, after: Content) -> list[Packable]:
    """List what has to be put back to get from `after` to `before`; tiles count as equal if they are one object."""
    if before.size != after.size:
        return [WholeChange(before)]
    changes: list[Packable] = []
    if (before.stack, before.source, before.guides) != (after.stack, after.source, after.guides):
        changes.append(StackChange(before.stack, before.source, before.guides))
    for id in dict.fromkeys((*before.tiles, *after.tiles)):
        old, new = before.tiles.get(id, {}), after.tiles.get(id, {})
        changes += [Change(id, key, old.get(key)) for key in differing(old, new)]
    for id in dict.fromkeys((*before.figures, *after.figures)):
        if before.figures.get(id) != after.figures.get(id):
            changes.append(FigureChange(id, before.figures.get(id)))
    return changes


def restored(content: Content, changes: Iterable[Packable]) -> Content:
    """Put back what `difference` listed."""
    tiles: dict[str, dict[Key, np.ndarray]] = {}
    figures = dict(content.figures)
    for change in changes:
        if isinstance(change, WholeChange):
            return change.content()
        if isinstance(change, StackChange):
            content = replace(content, stack=change.stack, source=change.source, guides=change.guides)
        elif isinstance(change, FigureChange):
            figures.pop(change.id, None)
            if change.figure is not None:
                figures[change.id] = change.figure
        elif isinstance(change, Change):
            there = tiles.setdefault(change.layer, dict(content.tiles.get(change.layer, {})))
            there.pop(change.key, None)
            if (tile := change.unpacked()) is not None:
                there[change.key] = tile
    every: dict[str, Tiles] = {**content.tiles, **tiles}
    return replace(content, tiles={id: each for id, each in every.items() if each}, figures=figures)


def differing(old: Tiles, new: Tiles) -> list[Key]:
    """List the tiles that are not the same object in both."""
    return [] if old is new else [key for key in {*old, *new} if old.get(key) is not new.get(key)]


@dataclass
class Atom:
    """What one undo takes back. Two that follow each other with the same `merge` become one."""

    label: str
    changes: Sequence[Packable] = ()
    merge: str = ""

    @property
    def bytes(self) -> int:
        return sum(change.bytes for change in self.changes)

    @property
    def changes_content(self) -> bool:
        """Whether the drawing is another by it, not only what lies outside of it."""
        return any(not isinstance(change, Outside) for change in self.changes)


class History:
    """Two stacks of atoms. `swap(changes)` puts them in place and returns what was there, as changes."""

    def __init__(self, swap: Callable[[Sequence[Any]], Sequence[Packable]], budget: int = BUDGET) -> None:
        self._swap = swap
        self._budget = budget
        self._done: list[Atom] = []
        self._undone: list[Atom] = []

    @property
    def undo_label(self) -> str:
        """Name the change that undo would take back; empty if there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Name the change that redo would bring back; empty if there is none."""
        return self._undone[-1].label if self._undone else ""

    @property
    def labels(self) -> tuple[list[str], int]:
        """Name every change that can be walked, oldest first, and count those that are done."""
        return [atom.label for atom in (*self._done, *reversed(self._undone))], len(self._done)

    @property
    def bytes(self) -> int:
        return sum(atom.bytes for atom in [*self._done, *self._undone])

    def push(self, atom: Atom) -> None:
        """Take what was done: nothing can be redone any more."""
        follows = not self._undone and bool(self._done)
        self._undone.clear()
        if atom.merge and follows and self._done[-1].merge == atom.merge:
            return  # the one that is there goes back to before both
        self._done.append(atom)
        self._trim()

    def undo(self) -> Atom | None:
        """Take the last change back, and return it; None if there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Atom | None:
        return self._move(self._undone, self._done)

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()

    def pack_one(self) -> bool:
        """Compress the newest tile that isn't; False when all are. For idle time: a few milliseconds each."""
        return any(change.pack() for atom in reversed([*self._undone, *self._done]) for change in atom.changes)

    def _move(self, source: list[Atom], target: list[Atom]) -> Atom | None:
        if not source:
            return None
        atom = source.pop()
        target.append(Atom(atom.label, self._swap(atom.changes)))
        self._trim()
        return atom

    def _trim(self) -> None:
        total = self.bytes
        while total > self._budget and len(self._done) > 1:
            total -= self._done.pop(0).bytes
