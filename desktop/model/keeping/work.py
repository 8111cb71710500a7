"""A person's work as values that a thread may write while painting goes on."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.asking.candidates import Candidate
from desktop.model.document.content import Content
from desktop.model.settings.settings import Settings


@dataclass(frozen=True, eq=False)
class KeptDocument:
    """One document with its untaken results, newest first.

    `results` are None where they were not read yet: those in the journal then stay as they are. `modified` tells
    whether it was changed since it was last saved to a file of the person's own.
    """

    id: str
    content: Content
    results: tuple[Candidate, ...] | None = None
    last_result: int = 0
    """The highest number that a result of it has had."""
    name: str = ""
    path: str = ""
    """The file that the person saves it to; "" for none yet."""
    modified: bool = False
    chosen: tuple[str, ...] = ()
    """The ids of the layers that were chosen."""
    settings: Settings | None = None
    """The panels as it left them; None for the one in front, whose panels are the work's."""


@dataclass(frozen=True, eq=False)
class Work:
    """All that comes back at the next start: the panels and the documents, the one in front first."""

    settings: Settings
    documents: tuple[KeptDocument, ...]
    lost: tuple[str, ...] = ()
    """What could not be read again, in a person's words."""
