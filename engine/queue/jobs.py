"""What is known of one job of the queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.request import Request


class JobState(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    """Left out until it is resumed."""
    FAILED = "failed"


class QueueEnd(StrEnum):
    """Where a new job goes."""

    BACK = "back"
    FRONT = "front"
    """Before all that waits; what runs is not stopped."""
    REPLACE = "replace"
    """In the place of all there is, what runs included."""


@dataclass(frozen=True, slots=True)
class QueueJob:
    """A picture, or several, that a button asked for. `id` is its own, over restarts too.

    `document` is the id of the document that its results belong to, `name` what that was called; both are empty for
    what the command line added. `work` is how much there is to compute: pictures × steps × million pixels.
    """

    id: int
    document: str
    name: str
    added: float
    """Seconds since 1970."""
    model: str
    prompt: str
    seed: str
    width: int
    height: int
    pictures: int
    work: float
    state: JobState = JobState.WAITING
    told: str = ""
    """Why it failed."""
    tries: int = 0
    """How often it was begun and not brought to an end: twice, and it waits for a person."""

    @property
    def waits(self) -> bool:
        """Whether its turn comes by itself."""
        return self.state is JobState.WAITING


def job_of(id: int, request: Request, *, document: str, name: str, added: float) -> QueueJob:
    """Describe a request that joins the queue."""
    width, height = request.result_size
    pictures = request.pictures
    if request.sheet is not None:
        rows = 1 if request.sheet.y is None else len(request.sheet.y.values)
        pictures = len(request.sheet.x.values) * rows
    steps = request.sampling.steps * (1 + request.doubled)
    return QueueJob(
        id,
        document,
        name,
        added,
        request.uses.model,
        request.words.prompt,
        str(request.sampling.seed),
        width,
        height,
        pictures,
        pictures * steps * width * height / 1e6,
    )
