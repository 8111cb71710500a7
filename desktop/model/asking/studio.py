"""Joins document, settings and engine: sends what is asked, and decides what of the answers is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from PySide6.QtCore import QObject, Signal

from desktop.model.asking import request_maker, taking
from desktop.model.asking.candidates import Candidates
from desktop.model.asking.discarding import discard
from desktop.model.asking.event_filter import EventFilter
from desktop.model.asking.finishing import Finishing
from desktop.model.asking.forecast import Forecast
from desktop.model.asking.latency import LatencyMeter
from desktop.model.asking.lifting import Lifting
from desktop.model.asking.map_requests import MapRequests
from desktop.model.asking.on_show import OnShow
from desktop.model.asking.panel_history import PanelHistory
from desktop.model.asking.people_finder import PeopleFinder
from desktop.model.asking.refiner import Refiner
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
from engine.queue.jobs import QueueEnd, QueueJob
from engine.request import Asked, Key, Lane, Request
from engine.wishes.draft import exact, is_draft

OPENING = (mark("Starting"), mark("Loading"))
"""How the stages begin in which weights come from the disk."""
SAME = mark("The same again: its picture is there, or on its way. Unlock the seed for another, or change something.")


class Studio(QObject):
    """The program without its window. All signals carry values; arrays are read-only uint8."""

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
    """A `Finished` worth keeping, and its `EntryOrigin`; told again where the same is taken later."""
    failed = Signal(object)
    """A `Failed`, to be told to the person."""
    actions_changed = Signal()
    """What can be done with the picture on show may be something else."""
    taken = Signal()
    """The picture on show went into the drawing."""
    noted = Signal(str)
    """A remark worth a line: a mask fitted, a prompt cut."""
    reruns = Signal(object)
    """An event of a recorded picture that is made again."""

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
        self._carried: Finished | None = None
        """The live picture that was brought along to Inpaint: once is enough."""
        self._told_live = ""
        """What was last told of the live picture: not told again with each stroke."""
        self._meter = LatencyMeter()
        self._shown = EventFilter()
        self._shown.open(mailbox.epoch, document.id)
        self.steps = RunSteps()
        self._others: list[Callable[[Event], bool]] = []
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
        self.on_show = OnShow(settings, document, self.candidates, self.refiner, self)
        self.lifting = Lifting(settings, document, self.candidates, self)
        self.finishing = Finishing(self.queue, self._enqueue_next, self)
        self.refiner.completed.connect(self.on_show.complete)
        self.refiner.failed.connect(self._on_refining_failed)
        self._asker.live_stopped.connect(self._on_live_stopped)
        self._asker.complained.connect(self.complain)
        for changed in (
            self.finished,
            self.taken,
            self.candidates.changed,
            self.candidates.selected_changed,
            self.on_show.takeable_changed,
        ):
            changed.connect(self._tell_of_actions)

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
                self.on_show.show()

    def take(self, into: Into = Into.NEW_LAYER) -> None:
        """Put the picture on show into the document as one undo item, a draft once it is exact; the mask stays."""
        self.finished_first(lambda: self._take(into))

    def finished_first(self, then: Callable[[], object]) -> None:
        """Call `then` when the picture on show is an end: at once, or once a draft's exact picture is on show."""
        draft = self.on_show.draft
        if draft is None:
            then()
            return
        made = next((each for each in self.candidates if each.request == exact(draft)), None)
        if made is None:
            self.finishing.ask(draft, then)
        else:
            self.candidates.select(made.id)
            then()

    def _take(self, into: Into) -> None:
        chosen = self.on_show.picture()
        if chosen is None or not self.on_show.can_take:
            return
        live = self.settings.value.workspace is Workspace.LIVE
        finished = self.on_show.live_or_refined
        if live and self.candidates.selected is None and finished is not None:
            self._keep_live(finished)
        # What was taken stays on show until something changes: drawn again by itself, it would be another picture.
        with self._asker.still() if live else nullcontext(), self.on_show.keep_taken(chosen if live else None):
            taking.take(self.document, chosen, into)
        self.candidates.select(None)
        self.on_show.show()
        self.taken.emit()

    def change_document(self, put: Callable[[], Settings | None]) -> None:
        """Let `put` put another document in place, with the panels that it says; live asks once, for both."""
        with self._asker.still():
            settings = put()
            if settings is not None:
                self.settings.replace(settings)
        self._asker.ask_live()

    def discard(self) -> None:
        """Drop the result on show; undo brings it back."""
        discard(self.candidates, self.document)

    # What the engine answers

    def handle(self, event: Event) -> None:
        """Show an event if it still belongs on the screen. Connected to the engine thread's signal."""
        self._show(event)
        if isinstance(event, Stopped | Failed | Finished | Mapped | MemoryEstimated):
            self._asker.engine_is_free()

    def also_answers(self, takes: Callable[[Event], bool]) -> None:
        """Ask this of each answer, before it is shown, whether it is for somebody else."""
        self._others.append(takes)

    def _show(self, event: Event) -> None:
        if event.key.lane is Lane.RERUN:
            self.reruns.emit(event)
            return
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
            if event.stage.startswith(OPENING):
                self._meter.opening()
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
            self.on_show.step_changed.emit(0, 0)
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
        self.on_show.show_preview(preview)

    def _on_finished(self, finished: Finished) -> None:
        self.on_show.step_changed.emit(0, 0)
        if finished.key.lane is Lane.LIVE:
            self._meter.finished(finished.key.sequence, finished.timings.loading)
            self.latencies_changed.emit(self._meter.read())
            self.on_show.show_live(finished)
            self.refiner.rest_on(finished)
        else:
            awaited = self.finishing.awaits(finished)
            self.made.emit(finished, EntryOrigin.TAKEN if awaited else EntryOrigin.EXPLICIT)
            self.candidates.add(finished)
            self.refiner.take_over(finished)
            self.on_show.complete(finished)
        self.finished.emit(finished)
        self.finishing.handle(finished)
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

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "workspace" in names:
            if self.settings.value.workspace is Workspace.INPAINT:
                self._carry()
            self.on_show.show()
            self.actions_changed.emit()

    def _tell_of_actions(self, *_what: object) -> None:
        self.actions_changed.emit()

    def _carry(self) -> None:
        """Bring the live picture along: what was seen is what is to be worked on, till it is touched or discarded."""
        seen, chosen = self.on_show.live_or_refined, self.on_show.taken or self.candidates.selected
        if seen is not None and seen is not self._carried and chosen is None:
            self._carried = seen
            if is_draft(seen.request):
                self._enqueue_next(exact(seen.request))
            else:
                self._keep_live(seen)

    def _keep_live(self, finished: Finished) -> None:
        """Put a live picture among the results."""
        self.made.emit(finished, EntryOrigin.TAKEN)
        self.candidates.add(finished)

    def _on_document_replaced(self) -> None:
        self._shown.open(self.mailbox.next_epoch(), self.document.id)
        self._carried = None
        self._told_live = ""
        self._meter.reset()
        self.on_show.clear()
        self.candidates.clear()

    def _on_live_stopped(self) -> None:
        self._shown.cancel(Lane.LIVE, self.mailbox.cancel(Lane.LIVE))
        self.on_show.step_changed.emit(0, 0)

    def _send(self, asked: Asked, lane: Lane, since: float) -> None:
        if lane is Lane.EXPLICIT and isinstance(asked, Request):
            self.enqueue(asked)
            return
        key = self.mailbox.post(asked, lane)
        if key is None:
            live = self.on_show.live
            if (
                lane is Lane.LIVE and isinstance(asked, Request) and live is not None and self.on_show.is_live(asked)
            ):  # it changed, and changed back
                self.on_show.go_back_to_live()
                self.refiner.rest_on(live)
            return
        if lane is Lane.LIVE:
            self.on_show.taken = None
            self.candidates.select(None)
            self.refiner.stir()
            if not self.queue.busy:
                self._meter.asked(key.sequence, since)

    def enqueue(self, request: Request) -> QueueJob | None:
        """Queue a request for the document in front; `failed` or `noted` tell if it can't be, or was asked before."""
        document = self.document
        try:
            job = self.queue.add(request, document.id, document.name, self._end)
        except SketchlightError as error:
            self.complain(error)
            return None
        if job is None:
            self.noted.emit(SAME)
        else:
            self._meter.forget_waiting()
        return job

    def _enqueue_next(self, request: Request) -> QueueJob | None:
        """Queue a request before those that wait."""
        self._end = QueueEnd.FRONT
        try:
            return self.enqueue(request)
        finally:
            self._end = QueueEnd.BACK

    def _on_refining_failed(self, failed: Failed) -> None:
        if self._is_news(Lane.LIVE, failed.message):
            self.noted.emit(tr("The picture could not be refined. {message}", message=failed.message))

    def complain(self, error: SketchlightError) -> None:
        """Tell the person why what was wanted can't be asked."""
        self.failed.emit(Failed(Key(self.mailbox.epoch, Lane.EXPLICIT, 0), str(error), mendable=True))
