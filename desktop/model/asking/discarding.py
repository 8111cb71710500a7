"""Undo for results: one that was discarded comes back to its place in the strip."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.model.asking.candidates import Candidate, Candidates
from desktop.model.document.document import Document
from desktop.model.document.history import Outside
from desktop.words import tr


@dataclass(frozen=True, eq=False)
class ResultChange(Outside):
    """Whether a result is in the strip, as it was: `there` or not, and at which `place`."""

    candidates: Candidates
    item: Candidate
    place: int
    there: bool = True
    bytes: int = 0
    """Of its picture, where this alone keeps it."""

    def put_back(self) -> ResultChange:
        if self.there:
            self.candidates.put(self.item, self.place)
        else:
            self.candidates.remove(self.item.id)
        return replace(self, there=not self.there, bytes=0 if self.there else self.item.image.nbytes)

    def pack(self) -> bool:
        """It stays as it is: the strip may show it again at once."""
        return False


def discard(candidates: Candidates, document: Document) -> None:
    """Drop the selected result, as an item of the document's history."""
    chosen = candidates.selected
    if chosen is None:
        return
    place = candidates.remove(chosen.id)
    document.record(tr("Discard result"), ResultChange(candidates, chosen, place, bytes=chosen.image.nbytes))
