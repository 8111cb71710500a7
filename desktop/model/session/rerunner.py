"""Renders a recording again, larger or with another model: each of its pictures is asked once more."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Errand, InTurn
from desktop.words import shown
from engine.errors import SketchlightError
from engine.events import Event, Failed, Finished, Stopped
from engine.mailbox import Mailbox
from engine.pictures.recipe import of_result
from engine.request import Key, Lane, Request
from engine.session.moments import Moment, MomentKind, Recording
from engine.session.store import SessionStore
from engine.wishes.rerun import asked_again

IN_A_ROW = 3
"""Pictures that can't be made one after another until no more is tried."""


@dataclass
class Rerun:
    """A recording that is being rendered again, and how far that is."""

    source: Recording
    target: int
    model: str
    scale: float
    left: deque[Moment]
    of: int
    made: int = 0
    failed: int = 0
    in_a_row: int = 0
    why: str = ""
    moment: Moment | None = None
    """The one that is being made."""
    request: Request | None = None


class Rerunner(QObject):
    """One recording at a time. It makes room for whatever a person asks, and goes on after that."""

    progressed = Signal(int, int)
    """(pictures done, of)."""
    ended = Signal(int, str)
    """The number of the new recording, 0 if there is none; and what couldn't be made, in words."""
    noted = Signal(str)
    failed = Signal(object)

    def __init__(self, store: SessionStore, mailbox: Mailbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._mailbox = store, mailbox
        self._rerun: Rerun | None = None
        self._key: Key | None = None
        self._writer = InTurn(self)
        self._writer.done.connect(lambda then, _answer: then())
        self._writer.failed.connect(lambda _then, error: self._give_up(error))

    @property
    def busy(self) -> bool:
        return self._rerun is not None

    def start(self, source: Recording, model: str, scale: float, name: str) -> None:
        """Begin; `name` is what the new recording is called. What goes wrong is told by `failed`."""
        if self.busy:
            return

        def begin() -> Rerun:
            moments = self._store.moments(source.id)
            left = deque(moment for moment in moments if moment.kind is not MomentKind.PARAMETERS)
            of = sum(moment.is_pictured for moment in left)
            return Rerun(source, self._store.rendered_from(source.id, name), model, scale, left, of)

        self._errand(begin, self._begin)

    def cancel(self) -> None:
        """Stop; what was made stays."""
        if self._rerun is not None:
            self._mailbox.cancel(Lane.RERUN)
            self._finish()

    def handle(self, event: Event) -> None:
        """Take an event of the lane; those of what was cancelled are passed over."""
        if event.key != self._key or self._rerun is None:
            return
        if isinstance(event, Finished):
            self._keep(self._rerun, event)
        elif isinstance(event, Stopped):
            QTimer.singleShot(0, self._post)  # made room for something else: again, once that is done
        elif isinstance(event, Failed):
            self._skip(self._rerun, shown(event.message))

    def close(self) -> None:
        """Stop, and wait for what is still to be written."""
        self.cancel()
        self._writer.settle(5.0)

    def _begin(self, rerun: Rerun) -> None:
        self._rerun = rerun
        self.progressed.emit(0, rerun.of)
        self._next()

    def _next(self) -> None:
        """Take the next moment: a stroke is copied, a picture is asked again."""
        rerun = self._rerun
        if rerun is None:
            return
        if not rerun.left:
            self._finish()
            return
        moment = rerun.moment = rerun.left.popleft()
        if not moment.is_pictured:
            self._writer.put(partial(self._copy, rerun, moment), self._next)
            return
        errand = Errand(partial(asked_again, self._store, moment, rerun.scale, rerun.model), self)
        errand.done.connect(lambda asked: self._ask(rerun, *asked))
        errand.failed.connect(lambda error: self._refused(rerun, error))
        errand.start()

    def _copy(self, rerun: Rerun, moment: Moment) -> None:
        drawing = self._store.drawing(moment.drawing) if moment.drawing else None
        self._store.add(rerun.target, moment.kind, moment.label, drawing=drawing, at=moment.at)

    def _ask(self, rerun: Rerun, request: Request, notes: tuple[str, ...]) -> None:
        if rerun is not self._rerun:
            return
        if not rerun.made:
            for note in notes:
                self.noted.emit(shown(note))
        rerun.request = request
        self._post()

    def _post(self) -> None:
        rerun = self._rerun
        if rerun is not None and rerun.request is not None:
            # Named by the recording, not by the document in front: with another in front it goes on.
            self._key = self._mailbox.post(rerun.request, Lane.RERUN, f"recording {rerun.target}")

    def _keep(self, rerun: Rerun, finished: Finished) -> None:
        moment, self._key, rerun.request = rerun.moment, None, None
        assert moment is not None
        rerun.made += 1
        rerun.in_a_row = 0

        def write() -> None:
            recipe = of_result(finished.request, 0, finished.environment)
            drawing = self._store.drawing(moment.drawing) if moment.drawing else None
            result = (recipe, finished.images[0])
            self._store.add(rerun.target, moment.kind, moment.label, drawing=drawing, result=result, at=moment.at)

        self.progressed.emit(rerun.made + rerun.failed, rerun.of)
        self._writer.put(write, self._next)

    def _refused(self, rerun: Rerun, error: Exception) -> None:
        if rerun is self._rerun:
            if not isinstance(error, SketchlightError):
                self._finish()
                raise error
            self._skip(rerun, shown(str(error)))

    def _skip(self, rerun: Rerun, why: str) -> None:
        """Go on without a picture that can't be made, unless none can."""
        self._key, rerun.request = None, None
        rerun.failed += 1
        rerun.in_a_row += 1
        rerun.why = rerun.why or why
        self.progressed.emit(rerun.made + rerun.failed, rerun.of)
        if rerun.in_a_row >= IN_A_ROW:
            self._finish()
        else:
            self._next()

    def _finish(self) -> None:
        rerun, self._rerun, self._key = self._rerun, None, None
        if rerun is not None:
            self.ended.emit(rerun.target if rerun.made else 0, rerun.why)

    def _give_up(self, error: Exception) -> None:
        self._finish()
        if not isinstance(error, SketchlightError):
            raise error
        self.failed.emit(error)

    def _errand(self, call: Callable[[], Rerun], done: Callable[[Rerun], object]) -> None:
        errand = Errand(call, self)
        errand.done.connect(done)
        errand.failed.connect(self.failed)
        errand.start()
