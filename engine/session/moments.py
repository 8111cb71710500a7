"""What is recorded: the moments of a drawing, each with what was drawn, what it was made with, or what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MomentKind(StrEnum):
    """What happened."""

    STROKE = "stroke"
    """The drawing changed."""
    PARAMETERS = "parameters"
    """The panels changed."""
    LIVE = "live"
    """A live picture came."""
    RESULT = "result"
    """A picture came that was asked for, or refined."""


PICTURED = (MomentKind.LIVE, MomentKind.RESULT)
"""Kinds that have a picture made by a model, and its recipe."""


@dataclass(frozen=True, slots=True)
class Recording:
    """All moments of one document, or of another recording that was rendered again.

    `begun` and `ended` are seconds since 1970; `source` is the recording that this one was rendered from, 0 for none.
    """

    id: int
    document: str
    name: str
    begun: float
    ended: float
    moments: int
    source: int = 0

    @property
    def when(self) -> datetime:
        """When it began, by this machine's clock."""
        return datetime.fromtimestamp(self.begun)


@dataclass(frozen=True, slots=True)
class Moment:
    """One change, `at` seconds since 1970.

    `drawing` is the revision of what was drawn then, "" where that is as before. `label` says what
    was done, as the list of changes has it.
    """

    id: int
    recording: int
    at: float
    kind: MomentKind
    label: str
    drawing: str = ""

    @property
    def is_pictured(self) -> bool:
        """Whether a model's picture came with it."""
        return self.kind in PICTURED
