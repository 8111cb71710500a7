"""Between a document and what is kept of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from desktop.model.asking.candidates import Candidate
from desktop.model.document.document import Document, Identity
from desktop.model.document.history import History
from desktop.model.keeping.work import KeptDocument


def kept(document: Document, drawn: Collection[str], results: tuple[Candidate, ...] | None) -> KeptDocument:
    """Give the document as it is now: no pixel is copied. `drawn` are the ids of the controls that may be drawn for."""
    content = document.content
    gone = {id for id in content.drawn() if id not in drawn}
    if gone:
        tiles = {id: each for id, each in content.tiles.items() if id not in gone}
        figures = {id: each for id, each in content.figures.items() if id not in gone}
        content = replace(content, tiles=tiles, figures=figures)
    last = max((each.id for each in results or ()), default=0)
    return KeptDocument(
        document.id,
        content,
        results,
        last,
        name=document.name,
        path=document.path,
        modified=document.modified,
        chosen=document.chosen,
    )


def put_back(document: Document, from_: KeptDocument, history: History | None = None) -> None:
    """Make the document the one that was kept; without a history nothing can be undone."""
    document.load(from_.content, history, Identity(from_.id, from_.name, from_.path, from_.modified))
    document.choose(from_.chosen)
