"""The pictures that were made and not yet taken or discarded, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.events import Environment, Finished
from engine.request import Request

KEPT = 24
"""Pictures that the strip holds; the oldest go first. A run's own all stay, though it makes more."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """One finished picture with all that made it; `image` is (H, W, 3 | 4) uint8, the `index`-th of its request."""

    id: int
    image: np.ndarray
    request: Request
    environment: Environment
    index: int = 0

    @property
    def is_table(self) -> bool:
        """Whether it shows other pictures: a sheet's first."""
        return self.request.sheet is not None and self.index == 0


def results_of(finished: Finished, ids: Iterator[int]) -> list[Candidate]:
    """The pictures of a run as results, numbered by `ids`."""
    return [
        Candidate(next(ids), image, finished.request, finished.environment, index)
        for index, image in enumerate(finished.images)
    ]


class Candidates(QObject):
    """The strip's pictures, at most one of them selected. A new run pushes the oldest out, beyond KEPT."""

    changed = Signal()
    """Pictures came or went."""
    selected_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Candidate] = []
        self._selected: int | None = None
        self._saved: set[int] = set()
        self._ids = count(1)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    @property
    def selected(self) -> Candidate | None:
        return next((item for item in self._items if item.id == self._selected), None)

    def add(self, finished: Finished) -> None:
        """Put a run's pictures at the front and select the first of them."""
        fresh = results_of(finished, self._ids)
        self._items = (fresh + self._items)[: max(KEPT, len(fresh))]
        self.changed.emit()
        self.select(fresh[0].id)

    def restore(self, kept: Sequence[Candidate]) -> None:
        """Put pictures of an earlier session behind those that are there; none is selected by that."""
        items = {item.id: item for item in self._items}
        behind = [item for item in kept if item.id not in items]
        if behind:
            self._items += behind
            self.changed.emit()

    @property
    def saved(self) -> frozenset[int]:
        """Which pictures are in a file of the person's own."""
        return frozenset(self._saved)

    def mark_saved(self, id: int) -> None:
        """Mark a picture as being in a file of the person's own."""
        self._saved.add(id)

    @property
    def unsaved(self) -> int:
        """How many pictures are in no file."""
        return sum(item.id not in self._saved for item in self._items)

    def begin_after(self, id: int) -> None:
        """Number the next pictures above `id`."""
        self._ids = count(id + 1)

    def select(self, id: int | None) -> None:
        if id != self._selected:
            self._selected = id
            self.selected_changed.emit()

    def remove(self, id: int) -> int:
        """Drop a picture, and give its place; −1 if it isn't there. Its neighbour is selected in its stead."""
        place = next((place for place, item in enumerate(self._items) if item.id == id), -1)
        if place < 0:
            return place
        del self._items[place]
        self.changed.emit()
        if id == self._selected:
            rest = self._items[place : place + 1] or self._items[-1:]
            self.select(rest[0].id if rest else None)
        return place

    def put(self, item: Candidate, place: int) -> None:
        """Put a picture that was dropped back, and select it."""
        self._items.insert(place, item)
        self.changed.emit()
        self.select(item.id)

    def clear(self) -> None:
        self._items.clear()
        self._saved.clear()
        self.changed.emit()
        self.select(None)
