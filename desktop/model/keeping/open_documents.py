"""The documents that are open at once: one in front, the others laid aside with their undo, results and panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.model.asking.candidates import KEPT, Candidate, results_of
from desktop.model.asking.studio import Studio
from desktop.model.document.content import Content
from desktop.model.document.history import History
from desktop.model.keeping import documents
from desktop.model.keeping.work import KeptDocument
from desktop.model.settings.settings import Settings
from desktop.words import tr
from engine.events import Finished
from engine.phrase import mark

UNTITLED = mark("Untitled")


@dataclass(frozen=True)
class Tab:
    """What is seen of an open document."""

    id: str
    name: str
    modified: bool
    news: int = 0
    """How many pictures were made for it while it lay behind."""

    @property
    def title(self) -> str:
        """The name, and how many pictures came."""
        return f"{self.name} (+{self.news})" if self.news else self.name


@dataclass(frozen=True, eq=False)
class Aside:
    """A document behind the one in front, as it was left; `history` None: it comes from the last session."""

    kept: KeptDocument
    history: History | None = None
    saved: frozenset[int] = frozenset()
    """Which of its results are in a file of the person's own."""
    news: int = 0
    """How many of its results were made since it was laid aside."""
    made: tuple[Finished, ...] = ()
    """Those of them that wait for its other results to be read."""


class OpenDocuments(QObject):
    """Puts one of them into the studio's document at a time. All is shown anew then, as if it had been opened."""

    changed = Signal()
    """Which there are, their order, names, or which is in front."""
    results_wanted = Signal()
    """The results of the one in front lie on the disk, and weren't read yet."""

    def __init__(self, studio: Studio, behind: Sequence[KeptDocument] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio, self._document = studio, studio.document
        self._behind = {each.id: Aside(each) for each in behind}
        self._order = [self._document.id, *self._behind]
        self.results_read = True
        """Whether the results of the one in front are all there."""
        self._document.replaced.connect(self._on_replaced)
        studio.made_behind.connect(self._on_made_behind)
        self._document.renamed.connect(self.changed)
        self._document.modified_changed.connect(lambda _modified: self.changed.emit())

    # What there is

    @property
    def front(self) -> str:
        """The id of the document in front."""
        return self._document.id

    @property
    def tabs(self) -> list[Tab]:
        """All of them, in their order."""
        self._settle()
        return [self._tab(id) for id in self._order]

    def with_path(self, path: Path) -> str:
        """Find the document that belongs to a file; "" if none is open."""
        self._settle()
        return next((id for id in self._order if self._path(id) == str(path)), "")

    def kept(self) -> tuple[KeptDocument, ...]:
        """Give all that is to come back at the next start, the one in front first."""
        return (self._front_as_kept(), *(self._behind[id].kept for id in self._order if id in self._behind))

    # What a person does

    def make_room(self) -> None:
        """Lay the document in front aside: another takes its place. One that was never touched just goes."""
        if self._is_untouched():
            return
        self._behind[self.front] = self._laid_aside()

    def add(self, kept: KeptDocument) -> None:
        """Open a document that was kept, in front; one that is open already only comes there."""
        if kept.id in self._order:
            self.show(kept.id)
            return
        self.make_room()
        self._bring(Aside(kept))

    def show(self, id: str) -> None:
        """Bring a document to the front, and lay aside what is there."""
        if id != self.front and id in self._behind:
            left = self._laid_aside()
            self._behind[left.kept.id] = left
            self._bring(self._behind.pop(id))

    def step(self, by: int) -> None:
        """Bring the next (1) or the one before (−1) to the front, round and round."""
        self.show(self._order[(self._order.index(self.front) + by) % len(self._order)])

    def close(self, id: str) -> None:
        """Let go of a document; if it is in front, its neighbour comes, or an empty one."""
        if id != self.front:
            self._behind.pop(id, None)
            self._order = [each for each in self._order if each != id]
            self.changed.emit()
            return
        place = self._order.index(id)
        rest = [each for each in self._order if each != id]
        if rest:
            self._order = rest
            self._bring(self._behind.pop(rest[min(place, len(rest) - 1)]))
        else:
            self._document.new(self._document.size)

    def move(self, id: str, place: int) -> None:
        """Put a document elsewhere in the order."""
        rest = [each for each in self._order if each != id]
        self._order = [*rest[:place], id, *rest[place:]]
        self.changed.emit()

    def saved(self, id: str, path: Path, content: Content) -> None:
        """Note that a document's content was written to its file, whichever is in front by now."""
        if id == self.front:
            self._document.rename(path.name, str(path))
            if self._document.content is content:  # else something was drawn meanwhile
                self._document.modified = False
        elif id in self._behind:
            aside = self._behind[id]
            modified = aside.kept.modified and aside.kept.content is not content
            kept = replace(aside.kept, path=str(path), name=path.name, modified=modified)
            self._behind[id] = replace(aside, kept=kept)
        self.changed.emit()

    # Within

    def _tab(self, id: str) -> Tab:
        if id == self.front:
            return Tab(id, self._document.name or tr(UNTITLED), self._document.modified)
        aside = self._behind[id]
        kept = aside.kept
        return Tab(id, kept.name or tr(UNTITLED), kept.modified, aside.news)

    def _path(self, id: str) -> str:
        return self._document.path if id == self.front else self._behind[id].kept.path

    def _is_untouched(self) -> bool:
        document = self._document
        blank = not document.content.tiles and not document.content.figures
        return blank and not document.can_undo and not document.name and not len(self._studio.candidates)

    def _front_as_kept(self) -> KeptDocument:
        studio = self._studio
        results: tuple[Candidate, ...] | None = tuple(studio.candidates) if self.results_read else None
        drawn = [card.id for card in studio.settings.value.controls]
        return documents.kept(self._document, drawn, results)

    def _laid_aside(self) -> Aside:
        history = self._document.lay_aside()
        kept = replace(self._front_as_kept(), settings=self._studio.settings.value)
        return Aside(kept, history, self._studio.candidates.saved)

    def _bring(self, aside: Aside) -> None:
        kept, studio = aside.kept, self._studio

        def put() -> Settings | None:
            documents.put_back(self._document, kept, aside.history)
            return kept.settings

        studio.change_document(put)
        self.results_read = kept.results is not None
        studio.candidates.begin_after(kept.last_result)
        studio.candidates.restore(kept.results or ())
        for id in aside.saved:
            studio.candidates.mark_saved(id)
        for finished in aside.made:
            studio.candidates.add(finished)
        if aside.news and kept.results:
            studio.candidates.select(kept.results[0].id)
        self.changed.emit()
        if not self.results_read:
            self.results_wanted.emit()

    def _on_made_behind(self, document: str, finished: Finished) -> None:
        """Lay a document's new pictures to its results; where it is closed by now they are in the history alone."""
        aside = self._behind.get(document)
        if aside is None:
            return
        kept, made = aside.kept, aside.made
        if kept.results is None:
            made = (*made, finished)
        else:
            fresh = results_of(finished, count(kept.last_result + 1))
            results = (*fresh, *kept.results)[: max(KEPT, len(fresh))]
            kept = replace(kept, results=results, last_result=fresh[-1].id)
        news = aside.news + len(finished.images)
        self._behind[document] = replace(aside, kept=kept, made=made, news=news)
        self.changed.emit()

    def _on_replaced(self) -> None:
        self.results_read = True
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """Find a place for what is in front: among these, where the one was that went, or behind all.

        Who hears of a new document before this does may ask for the tabs already.
        """
        gone = next((id for id in self._order if id not in self._behind and id != self.front), "")
        if self.front in self._order:
            self._order = [id for id in self._order if id != gone]
        elif gone:
            self._order[self._order.index(gone)] = self.front
        else:
            self._order.append(self.front)
