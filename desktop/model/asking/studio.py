"""Joins document, settings and engine: sends what is asked, and decides what of the answers is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal

from desktop.model.asking import request_maker, taking
from desktop.model.asking.candidates import Candidate, Candidates
from desktop.model.asking.discarding import discard
from desktop.model.asking.event_filter import EventFilter
from desktop.model.asking.forecast import Forecast
from desktop.model.asking.geometry import qrect
from desktop.model.asking.latency import LatencyMeter
from desktop.model.asking.map_requests import MapRequests
from desktop.model.asking.panel_history import PanelHistory
from desktop.model.asking.people_finder import PeopleFinder
from desktop.model.asking.places import around, place_of
from desktop.model.asking.refiner import Refiner
from desktop.model.asking.repeating import repeated
from desktop.model.asking.request_sender import RequestSender
from desktop.model.asking.run_steps import RunSteps
from desktop.model.asking.taking import Into
from desktop.model.document.document import Document
from desktop.model.queue.job_queue import JobQueue
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.words import tr
from engine import seeds
from engine.errors import SketchlightError
from engine.events import Event, Failed, Finished, Loading, Mapped, MemoryEstimated, Preview, Stopped
from engine.history.entries import EntryOrigin
from engine.mailbox import Mailbox
from engine.phrase import mark
from engine.queue.jobs import QueueEnd
from engine.request import Asked, Key, Lane, Request

LIVE_PICTURE = 0
"""The id of the live picture, which is not among the candidates."""
LOADED = 0.2
"""Seconds of loading from which on a run says nothing about how fast drawing is."""
OPENING = (mark("Starting"), mark("Loading"))
"""How the stages begin in which weights come from the disk."""
SAME = mark("The same again: its picture is there, or on its way. Unlock the seed for another, or change something.")
LIFTED = mark("The result is in the drawing now, to be worked on.")


class Studio(QObject):
    """The program without its window. All signals carry values; arrays are read-only uint8."""

    picture_changed = Signal(object, object)
    """(H, W, 3 | 4) array or None, and the QRect of the document that it shows (None: all of it)."""
    step_changed = Signal(int, int)
    """(step, of): the preview on show; (0, 0) when none is."""
    running_changed = Signal(bool)
    """Whether a job runs or waits for its turn, of whichever document."""
    loading_changed = Signal(str, int, int)
    map_changed = Signal(str, object)
    """A control card's id, and its CardMap."""
    latencies_changed = Signal(object)
    finished = Signal(object)
    made_behind = Signal(str, object)
    """A document that isn't in front, and a `Finished` that belongs to it."""
    made = Signal(object, object)
    """A `Finished` whose pictures are worth keeping, and its `Origin`; told again where the same is taken later."""
    failed = Signal(object)
    """A `Failed`, to be told to the person."""
    actions_changed = Signal()
    """What can be done with the picture on show may be something else."""
    taken = Signal()
    """The picture on show went into the drawing."""
    lifted = Signal(str, object)
    """A result was put into the drawing by itself: that it was, and what takes it back."""
    put_down = Signal(str)
    """What was told by `lifted` is over: it was undone."""
    noted = Signal(str)
    """A remark worth a line: a mask fitted, a prompt cut."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        mailbox: Mailbox,
        queue: JobQueue | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`queue` is of this mailbox; None: one that isn't kept."""
        super().__init__(parent)
        self.queue = JobQueue(mailbox, parent=self) if queue is None else queue
        self.queue.changed.connect(lambda: self.running_changed.emit(self.queue.busy))
        self.settings, self.document, self.mailbox = settings, document, mailbox
        self.candidates = Candidates(self)
        self.live_result: Finished | None = None
        self._taken: Candidate | None = None
        """What was taken in Sketch live, as long as nothing changed since."""
        self._taken_at: int | None = None
        """The document's revision then; None while it is being taken."""
        self._carried: Finished | None = None
        """The live picture that was brought along to Inpaint: once is enough."""
        self._told_live = ""
        """What was last told of the live picture: not told again with each stroke."""
        self._covered = document.revision
        """What was seen of the drawing when a result was last laid over it."""
        self._lifted_after: int | None = None
        """How much was done before a result was lifted, as long as it is lifted."""
        self._opening = False
        """Whether something was opened since the last live picture, by a run that made room for another perhaps."""
        self._meter = LatencyMeter()
        self._shown = EventFilter()
        self._shown.open(mailbox.epoch, document.id)
        self.steps = RunSteps()
        self._others: list[Callable[[Event], bool]] = []
        self.repeating = True
        self._end = QueueEnd.BACK
        # Before the asker: what it asks for another document must carry that document's epoch.
        settings.changed.connect(self._on_settings_changed)
        document.replaced.connect(self._on_document_replaced)
        self.model = ChosenModel(settings, self)
        self._asker = RequestSender(
            settings, document, self.model, self._send, lambda: mailbox.announce(Lane.LIVE), self
        )
        self.maps = MapRequests(settings, document, self.model, lambda asked: mailbox.post(asked, Lane.ANNOTATE), self)
        self.maps.changed.connect(self.map_changed)
        self.people = PeopleFinder(mailbox, self)
        self.forecast = Forecast(settings, document, self.model, mailbox, self)
        self.panel_history = PanelHistory(settings, document, self)
        self.refiner = Refiner(settings, document, self.model, mailbox, self)
        self.refiner.changed.connect(self._show_refined)
        self.refiner.failed.connect(self._on_refining_failed)
        self._asker.live_stopped.connect(self._on_live_stopped)
        self._asker.complained.connect(self.complain)
        for changed in (self.finished, self.taken, self.candidates.changed, self.candidates.selected_changed):
            changed.connect(self._tell_of_actions)
        self.candidates.selected_changed.connect(self._on_selected)
        document.history_changed.connect(self._uncover)

    @property
    def capture_times(self) -> Sequence[float]:
        """Seconds that the last requests took to be made of the drawing."""
        return list(self._asker.capture_times)

    # What a person does

    def ask_live(self) -> None:
        """Ask for the sketch's picture, if live is on."""
        self._asker.ask_live()

    def generate(self, end: QueueEnd = QueueEnd.BACK) -> None:
        """Queue what the workspace's button stands for, with a new seed unless that is locked.

        `failed` tells if it can't be, `noted` if it was asked before.
        """
        sampling = self.settings.value.sampling
        if not self.settings.value.seed_locked:
            self.settings.set(**{"variation_seed" if sampling.variation else "seed": seeds.drawn()})
        self._end = end
        try:
            self._asker.ask_explicit()
        finally:
            self._end = QueueEnd.BACK

    def ask(self, make: request_maker.Make) -> None:
        """Send what `make` makes of panels and document, to be seen among the results; `failed` if it can't be."""
        settings = self.settings.value
        if settings.workspace is Workspace.LIVE:
            self.settings.set(workspace=Workspace.GENERATE)
        self._asker.ask_explicit(make, settings)

    def button_request(self) -> Request:
        """Give what the workspace's button would send. Raises SketchlightError if it can't."""
        return request_maker.button_request(self.settings.value, self.document, self.model.get())

    def next_seed(self) -> None:
        """Make the same again with the next seed: live by itself, else as a new request."""
        settings = self.settings.value
        count = 1 if settings.workspace is Workspace.LIVE else settings.sampling.count
        sampling = settings.sampling
        varied = {"variation_seed": sampling.variation_seed_of(count)}
        self.settings.set(**varied if sampling.variation else {"seed": sampling.seed_of(count)})
        if settings.workspace is not Workspace.LIVE:
            self._asker.ask_explicit()

    def cancel(self) -> None:
        """Stop the job that runs, at its next part; those that wait go on."""
        running = self.queue.running
        if running is not None:
            self.stop(lambda: self.queue.cancel([running.id]))

    def stop(self, change: Callable[[], Key | None]) -> None:
        """Change the queue; of the job that is stopped by that, whose key `change` returns, no more is shown."""
        key = change()
        if key is not None:
            self._shown.drop(key)
            if key.document == self.document.id:
                self._show_selected()

    def take(self, into: Into = Into.NEW_LAYER) -> None:
        """Put the picture on show into the document as one undo item; the mask stays."""
        chosen = self.picture_on_show()
        if chosen is None or not self.can_take:
            return
        live = self.settings.value.workspace is Workspace.LIVE
        finished = self.refiner.result or self.live_result
        if live and self.candidates.selected is None and finished is not None:
            self._keep_live(finished)
        # What was taken stays on show until something changes: drawn again by itself, it would be another picture.
        with self._asker.still() if live else nullcontext():
            self._taken, self._taken_at = chosen if live else None, None
            taking.take(self.document, chosen, into)
            self._taken_at = self.document.revision
        self.candidates.select(None)
        self._show_selected()
        self.taken.emit()

    def change_document(self, put: Callable[[], Settings | None]) -> None:
        """Let `put` put another document in place, with the panels that it says; live asks once, for both."""
        with self._asker.still():
            settings = put()
            if settings is not None:
                self.settings.replace(settings)
        self._asker.ask_live()

    @property
    def can_take(self) -> bool:
        """Whether there is a picture on show that isn't in the drawing already."""
        if self.candidates.selected is not None:
            return True
        return self.settings.value.workspace is Workspace.LIVE and self._taken is None and self.live_result is not None

    def lift(self) -> None:
        """Put the result that covers the drawing into it, before something is done to what is seen."""
        chosen = self.candidates.selected
        if self.settings.value.workspace is Workspace.LIVE or chosen is None or chosen.is_table:
            return
        done = self.document.history.labels[1]
        taking.take(self.document, chosen, Into.NEW_LAYER)
        self.candidates.select(None)
        document, self._lifted_after = self.document.id, done
        self.lifted.emit(LIFTED, lambda: self._put_down(chosen, done, document))

    def _put_down(self, chosen: Candidate, done: int, document: str) -> None:
        """Take back that a result was lifted, and what was done to it since, and show it again."""
        if self.document.id == document:
            self.document.walk_to(done)
            self.candidates.select(chosen.id)

    def discard(self) -> None:
        """Drop the result on show; undo brings it back."""
        discard(self.candidates, self.document)

    def picture_on_show(self) -> Candidate | None:
        """Give what saving saves: the live result or the selected candidate; None for the drawing itself."""
        chosen = self.candidates.selected
        if chosen is not None or self.settings.value.workspace is not Workspace.LIVE:
            return chosen
        if self._taken is not None:
            return self._taken
        live = self.refiner.result or self.live_result
        return None if live is None else Candidate(LIVE_PICTURE, live.images[0], live.request, live.environment)

    # What the engine answers

    def handle(self, event: Event) -> None:
        """Show an event if it still belongs on the screen. Connected to the engine thread's signal."""
        self._show(event)
        if isinstance(event, Stopped | Failed | Finished | Mapped | MemoryEstimated):
            self._asker.engine_is_free()

    def _show(self, event: Event) -> None:
        if event.key.lane is Lane.REFINE:
            self.refiner.handle(event)
            if event is self.refiner.result:
                self.made.emit(event, EntryOrigin.REFINED)
            return
        self.steps.handle(event)
        self.queue.handle(event)
        if isinstance(event, Stopped | Failed | Finished | Mapped | MemoryEstimated):
            self._ended(event.key)
            answered = {Lane.ANNOTATE: self.maps.ended, Lane.ESTIMATE: self.forecast.ended}
            if event.key.lane in answered:
                answered[event.key.lane](event)
                return
        if isinstance(event, Stopped) or self.people.takes(event) or any(takes(event) for takes in self._others):
            return
        if isinstance(event, Loading):
            self._opening |= event.stage.startswith(OPENING)
            self.loading_changed.emit(event.stage, event.done, event.total)
            return
        if event.key.document not in ("", self.document.id):
            self._on_background(event)
            return
        if not self._shown.accepts(event.key):
            return
        if isinstance(event, Preview):
            self._on_preview(event)
        elif isinstance(event, Finished):
            self._on_finished(event)
        elif isinstance(event, Failed):
            self.step_changed.emit(0, 0)
            if self._is_news(event.key.lane, event.message):
                self.failed.emit(event)

    def _on_background(self, event: Event) -> None:
        """A job of a document that isn't in front has ended: its pictures go to that one's results and the history."""
        if isinstance(event, Finished) and not self._shown.is_dropped(event.key):
            self.made.emit(event, EntryOrigin.EXPLICIT)
            self.made_behind.emit(event.key.document, event)

    def _on_preview(self, preview: Preview) -> None:
        if preview.key.lane is Lane.LIVE:
            self._meter.previewed(preview.key.sequence)
            self.latencies_changed.emit(self._meter.read())
        if preview.key.lane is Lane.LIVE and self.candidates.selected is not None:
            return  # a person looks at an earlier picture
        self.step_changed.emit(preview.step, preview.total)
        picture, frame = preview.images[0], qrect(preview.frame)
        if frame is None and preview.key.lane is Lane.EXPLICIT:
            frame = around(picture.shape, self._whole())
        self.picture_changed.emit(picture, frame)

    def _on_finished(self, finished: Finished) -> None:
        self.step_changed.emit(0, 0)
        if finished.key.lane is Lane.LIVE:
            self._meter.finished(finished.key.sequence)
            if finished.timings.loading > LOADED or self._opening:
                self._meter.reset()
                self._opening = False
            self.latencies_changed.emit(self._meter.read())
            self.live_result, self._taken = finished, None
            if self.candidates.selected is None:
                self.picture_changed.emit(self._seen(finished.images[0], finished.request), None)
            self.refiner.rest_on(finished)
        else:
            self.made.emit(finished, EntryOrigin.EXPLICIT)
            self.candidates.add(finished)
        self.finished.emit(finished)
        notes = " ".join(map(tr, finished.notes))
        if self._is_news(finished.key.lane, notes) and notes:
            self.noted.emit(notes)

    def _is_news(self, lane: Lane, told: str) -> bool:
        """Tell whether this is to be told: of the live picture only once, until something else is to be told of it."""
        if lane is not Lane.LIVE:
            return True
        before, self._told_live = self._told_live, told
        return told != before

    def _ended(self, key: Key) -> None:
        self.loading_changed.emit("", 0, 0)
        if key.document:
            self.forecast.look()

    # What changes

    def _on_selected(self) -> None:
        self._covered = self.document.revision
        self._show_selected()

    @property
    def covers(self) -> bool:
        """Whether a result lies over the drawing, and is what is seen of it."""
        return self.candidates.selected is not None and self.settings.value.workspace is not Workspace.LIVE

    def _uncover(self) -> None:
        """What was done to the drawing under a result, by undo for one, is to be seen; the result stays below."""
        if self._lifted_after is not None and self.document.history.labels[1] <= self._lifted_after:
            self._lifted_after = None
            self.put_down.emit(LIFTED)
        if self.covers and self.document.revision != self._covered:
            self.candidates.select(None)
        if self._taken is not None and self._taken_at not in (None, self.document.revision):
            self._taken = None  # taken back, with live paused perhaps: it can be taken again
            self._tell_of_actions()

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "workspace" in names:
            if self.settings.value.workspace is Workspace.INPAINT:
                self._carry()
            self._show_selected()
            self.actions_changed.emit()

    def _tell_of_actions(self, *_what: object) -> None:
        self.actions_changed.emit()

    def _carry(self) -> None:
        """Bring the live picture along: what was seen is what is to be worked on, till it is touched or discarded."""
        seen = self.refiner.result or self.live_result
        if seen is not None and seen is not self._carried and self._taken is None and self.candidates.selected is None:
            self._carried = seen
            self._keep_live(seen)

    def _keep_live(self, finished: Finished) -> None:
        """Put a live picture among the results."""
        self.made.emit(finished, EntryOrigin.TAKEN)
        self.candidates.add(finished)

    def _on_document_replaced(self) -> None:
        self._shown.open(self.mailbox.next_epoch(), self.document.id)
        self.live_result = self._taken = self._carried = None
        self._told_live = ""
        self._meter.reset()
        self.candidates.clear()
        self.picture_changed.emit(None, None)

    def _on_live_stopped(self) -> None:
        self._shown.cancel(Lane.LIVE, self.mailbox.cancel(Lane.LIVE))
        self.step_changed.emit(0, 0)

    def _send(self, asked: Asked, lane: Lane, since: float) -> None:
        if lane is Lane.EXPLICIT and isinstance(asked, Request):
            self.enqueue(asked)
            return
        key = self.mailbox.post(asked, lane)
        if key is None:
            if lane is Lane.LIVE and self.live_result is not None and self.live_result.request == asked:
                self._back_to(self.live_result)
            return
        if lane is Lane.LIVE:
            self._taken = None
            self.candidates.select(None)
            self.refiner.stir()
            if not self.queue.busy:
                self._meter.asked(key.sequence, since)

    def enqueue(self, request: Request) -> None:
        """Queue a request for the document in front; `failed` or `noted` tell if it can't be, or was asked before."""
        document = self.document
        try:
            job = self.queue.add(request, document.id, document.name, self._end)
        except SketchlightError as error:
            self.complain(error)
            return
        if job is None:
            self.noted.emit(SAME)
        else:
            self._meter.forget_waiting()

    def _back_to(self, live: Finished) -> None:
        """Go back to the live picture: something changed and changed back."""
        self._taken = None
        self._show_selected()
        self.refiner.rest_on(live)

    # What is on show

    def _show_selected(self) -> None:
        self.step_changed.emit(0, 0)
        chosen = self.picture_on_show()
        if chosen is None:
            self.picture_changed.emit(None, None)
        elif chosen is self._taken or chosen.id == LIVE_PICTURE:
            self.picture_changed.emit(self._seen(chosen.image, chosen.request), None)
        else:
            place = place_of(chosen.request, chosen.image.shape, self._whole(), table=chosen.is_table)
            self.picture_changed.emit(self._seen(chosen.image, chosen.request), place)

    def also_answers(self, takes: Callable[[Event], bool]) -> None:
        """Ask this of each answer, before it is shown, whether it is for somebody else."""
        self._others.append(takes)

    def set_repeating(self, repeating: bool) -> None:
        """See seamless results two by two, or as they are."""
        self.repeating = repeating
        self._show_selected()

    def _seen(self, picture: np.ndarray, request: Request) -> np.ndarray:
        return repeated(picture, request) if self.repeating else picture

    def _show_refined(self, image: object) -> None:
        if self.settings.value.workspace is not Workspace.LIVE or self.candidates.selected is not None:
            return
        if image is None:
            self._show_selected()
        else:
            self.picture_changed.emit(image, None)

    def _on_refining_failed(self, failed: Failed) -> None:
        if self._is_news(Lane.LIVE, failed.message):
            self.noted.emit(tr("The picture could not be refined. {message}", message=failed.message))

    def _whole(self) -> QRect:
        return QRect(0, 0, *self.document.size)

    def complain(self, error: SketchlightError) -> None:
        """Tell the person why what was wanted can't be asked."""
        self.failed.emit(Failed(Key(self.mailbox.epoch, Lane.EXPLICIT, 0), str(error), mendable=True))
