"""Refined at rest: when the pen rests, a draft is drawn exactly, then drawn on, finer and at the document's size."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.model.asking.request_maker import refined_request
from desktop.model.document.document import Document
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.words import tr
from engine.errors import SketchlightError
from engine.estimate import Verdict
from engine.events import Event, Failed, Finished, MemoryEstimated, Preview, Stopped
from engine.mailbox import Mailbox
from engine.request import EstimateMemory, Key, Lane, Request
from engine.wishes.draft import exact, is_draft

REST = 0.7
"""Seconds without a change after which the pen rests; or as long as a part of a run takes, where that is longer."""
LONGEST = 20.0
"""Seconds that a refining may take, as estimated."""
GROWTH = 1.1
"""A step's time grows with the number of pixels to this power: attention more than convolutions."""
SMALLER = 0.8
"""Of each side, what is tried next where a size takes too long or too much memory."""
TRIES = 8


class Refiner(QObject):
    """Follows the live pictures of one studio; a lower lane of the same contract, which anything else stops."""

    changed = Signal(object)
    """(H, W, 3) uint8 to be seen in place of the live picture; None: that again."""
    state_changed = Signal(str)
    """“refining 2 / 4”, “refined”, or "": what is said in the corner."""
    completed = Signal(object)
    """A `Finished`: the exact picture that the live one was a draft of."""
    failed = Signal(object)
    """A `Failed`."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        model: ChosenModel,
        mailbox: Mailbox,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._settings, self._document, self._model, self._mailbox = settings, document, model, mailbox
        self._clock = clock
        self.result: Finished | None = None
        self._live: Finished | None = None
        self._stirred = clock()
        self._key: Key | None = None
        self._sizes: Iterator[Request] = iter(())
        self._asked: Request | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._begin)
        document.sketch_changed.connect(lambda _area: self.stir())
        document.replaced.connect(self.stir)
        document.resized.connect(self.stir)
        settings.changed.connect(self._on_settings_changed)

    def stir(self) -> None:
        """Take back at once what was refined, or is just being: something changes."""
        self._stirred = self._clock()
        self._timer.stop()
        self._live = self._asked = None
        if self._key is not None:
            self._mailbox.cancel(Lane.REFINE)
            self._key = None
            if self.result is None:
                self.state_changed.emit("")
                self.changed.emit(None)
        if self.result is not None:
            self.result = None
            self.state_changed.emit("")
            self.changed.emit(None)

    def rest_on(self, live: Finished) -> None:
        """Refine a live picture, which is finished or was found to be still the one, if nothing changes for a while."""
        if self._live is not None and self._live.request == live.request:
            return
        self._live = live
        rest = max(REST, _part(live))
        self._timer.start(max(0, round(1000 * (rest - (self._clock() - self._stirred)))))

    def take_over(self, finished: Finished) -> None:
        """Go on from an exact picture that was drawn by a button meanwhile, instead of drawing it again."""
        if self._live is None or not is_draft(self._live.request) or exact(self._live.request) != finished.request:
            return
        if self._key is not None:
            self._mailbox.cancel(Lane.REFINE)
        self._key, self._asked, self._live = None, None, finished
        self._timer.start(round(1000 * REST))

    def handle(self, event: Event) -> None:
        """Take an event of the lane; those of what was taken back are passed over."""
        if event.key != self._key:
            return
        if isinstance(event, MemoryEstimated):
            if event.estimate.verdict is Verdict.FITS:
                self._key = self._mailbox.post(self._asked, Lane.REFINE) if self._asked else None
            else:
                self._try_next()
        elif isinstance(event, Preview):
            self._on_preview(event)
        elif isinstance(event, Stopped):
            self._timer.start(0)  # made room for something else: again, once that is done
        elif isinstance(event, Finished) and event.request.second is None:
            self._key, self._asked, self._live = None, None, event
            self.state_changed.emit("")
            self.completed.emit(event)
            self._timer.start(0)
        elif isinstance(event, Finished):
            self._key, self.result = None, event
            self.state_changed.emit(tr("refined"))
            self.changed.emit(event.images[0])
        elif isinstance(event, Failed):
            self._try_next()  # a smaller one may do
            if self._key is None:
                self.state_changed.emit("")
                self.changed.emit(None)
                self.failed.emit(event)

    def _on_preview(self, preview: Preview) -> None:
        """The first pass is on show already, sharper, and a draft until it is exact."""
        assert self._asked is not None
        steps = self._asked.sampling.steps if preview.total > self._asked.sampling.steps else 0
        if preview.step > steps:
            done, of = preview.step - steps, preview.total - steps
            exact = self._asked.second is None
            words = (
                tr("completing {done} / {of}", done=done, of=of)
                if exact
                else tr("refining {done} / {of}", done=done, of=of)
            )
            self.state_changed.emit(words)
            if not exact or done == of:
                self.changed.emit(preview.images[0])

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if {"refine", "workspace", "live"} & names and not (self._is_live() and self._settings.value.refine):
            self.stir()

    def _is_live(self) -> bool:
        value = self._settings.value
        return value.live and value.workspace is Workspace.LIVE

    def _begin(self) -> None:
        if self._live is None or not self._is_live():
            return
        draft = is_draft(self._live.request)
        if not draft and not self._settings.value.refine:
            return
        if self._document.painting:
            self._timer.start(round(1000 * REST))
            return
        if draft:
            self._mailbox.cancel(Lane.REFINE)  # so that the same may be asked again
            self._sizes = iter(())
            self._asked = exact(self._live.request)
            self._key = self._mailbox.post(self._asked, Lane.REFINE)
            return
        try:
            self._sizes = sizes(self._live, self._document, self._model)
            self._try_next()
        except SketchlightError:
            self._key = None  # the model is gone: that is said where it is chosen

    def _try_next(self) -> None:
        """Ask whether the next smaller size fits in memory; of none, nothing is refined."""
        self._asked = next(self._sizes, None)
        self._key = None if self._asked is None else self._mailbox.post(EstimateMemory(self._asked), Lane.REFINE)


def sizes(live: Finished, document: Document, model: ChosenModel) -> Iterator[Request]:
    """Give requests that refine a live picture, from the document's size down to the picture's own, none too slow."""
    for smaller in range(TRIES):
        request = refined_request(live.request, document, model.get(), SMALLER**smaller)
        assert request.second is not None
        if smaller and _pixels(request.second.size) < _pixels(live.request.size):
            return
        if seconds(live, request) <= LONGEST:
            yield request


def seconds(live: Finished, request: Request) -> float:
    """Estimate how long a refining takes, from the times of the live picture."""
    assert request.second is not None
    times = live.timings
    larger = (_pixels(request.second.size) / _pixels(live.request.size)) ** GROWTH
    step = statistics.median(times.steps) if times.steps else 0.0
    again = times.encode + sum(times.steps) + times.decode
    return again + larger * (step * request.second.steps + times.encode + times.decode)


def _part(live: Finished) -> float:
    """Give seconds of the longest part of a live run."""
    return max((*live.timings.steps, live.timings.decode), default=0.0)


def _pixels(size: tuple[int, int]) -> int:
    return size[0] * size[1]
