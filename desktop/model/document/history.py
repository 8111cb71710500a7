"""Undo and redo: each atom holds the tiles that copy-on-write left behind, within a memory bound."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np

from desktop.model.pixels.layer import Key

BUDGET = 192 * 2**20
"""Bytes of tiles that may be kept; the oldest atoms go first."""


class LayerName(StrEnum):
    """The layers of a document that are always there; a drawn map goes by its control's id."""

    SKETCH = "sketch"
    MASK = "mask"


class Held(Protocol):
    """What one undo puts back: so many `bytes`; `pack` compresses, False if there was nothing to do."""

    @property
    def bytes(self) -> int: ...

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
    figure: Any
    bytes: int = 0

    def pack(self) -> bool:
        """It is small as it is."""
        return False


@dataclass
class Atom:
    """What one undo takes back."""

    label: str
    changes: Sequence[Held] = ()

    @property
    def bytes(self) -> int:
        return sum(change.bytes for change in self.changes)


class History:
    """Two stacks of atoms. `swap(change)` puts what a change holds in place and returns what was there, as a change."""

    def __init__(self, swap: Callable[[Any], Held], budget: int = BUDGET) -> None:
        self._swap = swap
        self._budget = budget
        self._done: list[Atom] = []
        self._undone: list[Atom] = []

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty if there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        return self._undone[-1].label if self._undone else ""

    @property
    def bytes(self) -> int:
        return sum(atom.bytes for atom in [*self._done, *self._undone])

    def push(self, atom: Atom) -> None:
        """Something was done: nothing can be redone any more."""
        self._undone.clear()
        self._done.append(atom)
        self._trim()

    def undo(self) -> bool:
        return self._move(self._done, self._undone)

    def redo(self) -> bool:
        return self._move(self._undone, self._done)

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()

    def pack_one(self) -> bool:
        """Compress the newest tile that isn't; False when all are. For idle time: a few milliseconds each."""
        return any(change.pack() for atom in reversed([*self._undone, *self._done]) for change in atom.changes)

    def _move(self, source: list[Atom], target: list[Atom]) -> bool:
        if not source:
            return False
        atom = source.pop()
        target.append(Atom(atom.label, [self._swap(change) for change in reversed(atom.changes)]))
        self._trim()
        return True

    def _trim(self) -> None:
        total = self.bytes
        while total > self._budget and len(self._done) > 1:
            total -= self._done.pop(0).bytes
