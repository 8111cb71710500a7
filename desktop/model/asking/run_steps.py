"""What a run looked like after each of its steps, for the runs whose results are looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.events import Event, Failed, Finished, Images, Preview, Stopped
from engine.request import Key, Lane, Request

RUNS, BYTES = 6, 256 * 2**20
"""Runs that are remembered, and what they take together."""


@dataclass(eq=False)
class _KeptSteps:
    request: Request | None = None
    images: list[Images] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        return sum(image.nbytes for images in self.images for image in images)


class RunSteps:
    """Follows jobs; the oldest run is forgotten first."""

    def __init__(self) -> None:
        self._runs: dict[Key, _KeptSteps] = {}

    def handle(self, event: Event) -> None:
        """Remember a step of a job."""
        if event.key.lane is not Lane.EXPLICIT:
            return
        if isinstance(event, Preview):
            self._runs.setdefault(event.key, _KeptSteps()).images.append(event.images)
            self._bound()
        elif isinstance(event, Stopped | Failed):
            self._runs.pop(event.key, None)
        elif isinstance(event, Finished) and event.key in self._runs:
            if is_plain(event.request):
                self._runs[event.key].request = event.request
            else:
                del self._runs[event.key]

    def of(self, request: Request, index: int) -> Images:
        """How picture `index` of a run looked after each step, the finished one last; empty where it is forgotten."""
        for steps in self._runs.values():
            if steps.request is request:
                return tuple(images[index] for images in steps.images if index < len(images))
        return ()

    def _bound(self) -> None:
        while len(self._runs) > RUNS or (len(self._runs) > 1 and sum(run.bytes for run in self._runs.values()) > BYTES):
            del self._runs[next(iter(self._runs))]


def is_plain(request: Request) -> bool:
    """Whether a request is answered by one run, whose steps are counted through."""
    return all(each is None for each in (request.outpaint, request.enlarge, request.sheet, request.second))
