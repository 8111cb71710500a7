"""What the history holds of one picture, and what can be asked of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

TAG_LENGTH, TAGS = 40, 20
"""Letters of a tag, and tags of a picture, at most."""


class EntryOrigin(StrEnum):
    """Why a picture is in the history."""

    EXPLICIT = "explicit"
    """It was asked for."""
    TAKEN = "taken"
    """A live picture that went into the drawing."""
    REFINED = "refined"
    """A live picture that was drawn on while the pen rested."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One picture. `run` is shared by all that were made together, of which it is the `place`-th of `among`.

    `made` and `trashed` are seconds since 1970; `trashed` is 0 for what isn't in the trash.
    """

    id: int
    name: str
    made: float
    run: str
    place: int
    among: int
    origin: str
    model: str
    prompt: str
    seed: str
    width: int
    height: int
    favourite: bool = False
    trashed: float = 0.0
    tags: str = ""
    """Words between commas."""

    @property
    def model_label(self) -> str:
        """The model's name; of one that lies in a file or folder of its own, that one's."""
        return PurePath(self.model.replace("\\", "/")).stem or self.model

    @property
    def when(self) -> datetime:
        """When it was made, by this machine's clock."""
        return datetime.fromtimestamp(self.made)


@dataclass(frozen=True)
class Query:
    """Which pictures to find, newest first; what isn't given doesn't matter.

    All of `words` must stand in prompt, model or tags, each anywhere. `since` and `until` are seconds
    since 1970. With `gathered`, only the first picture of each run is found.
    """

    words: str = ""
    model: str = ""
    tag: str = ""
    run: str = ""
    since: float = 0.0
    until: float = 0.0
    favourite: bool = False
    trashed: bool = False
    gathered: bool = False
    limit: int = 0


def tidy_tags(text: str) -> str:
    """Tidy tags as they are kept: without doubles, empty ones and stray spaces, “a, b”."""
    found = (" ".join("".join(c for c in each if c.isprintable()).split()) for each in re.split("[,;\n]", text))
    return ", ".join(list(dict.fromkeys(each[:TAG_LENGTH] for each in found if each))[:TAGS])
