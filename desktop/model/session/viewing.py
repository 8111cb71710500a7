"""What is seen of a recording: its moments, where one looks, and the two pictures there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.background import Errand, Latest
from engine.session.looks import image_of
from engine.session.moments import Moment, MomentKind, Recording
from engine.session.store import SessionStore
from engine.session.timelapse import FilmState, states_of


@dataclass(frozen=True, eq=False)
class MomentPictures:
    """The pictures of a moment, (H, W, 3 | 4) uint8, the drawing on white paper; None where there is none yet."""

    state: FilmState
    drawing: np.ndarray | None
    result: np.ndarray | None


class Viewing(QObject):
    """Reads off the GUI thread, while anybody looks. At its end it goes on with what is recorded."""

    changed = Signal()
    """Which recordings there are, which is seen, or its moments."""
    moved = Signal()
    """Where one looks."""
    seen = Signal(object)
    """What there is to see there."""
    failed = Signal(object)
    _read = Signal(object)

    def __init__(self, store: SessionStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.recordings: Sequence[Recording] = ()
        self.recording: Recording | None = None
        self.moments: Sequence[Moment] = ()
        self.at = -1
        """Which moment is looked at; −1: none."""
        self.looked_at = False
        self._states: list[FilmState] = []
        self._reader = Latest(self._pictures, self)
        self._reader.failed.connect(self.failed)
        self._read.connect(self._on_read)

    def look(self, looked_at: bool, document: str = "") -> None:
        """Begin to look at the recording of a document, or look no more."""
        self.looked_at = looked_at
        if looked_at:
            self._ask(lambda found: self._choose(next((each for each in found if each.document == document), None)))

    def choose(self, id: int) -> None:
        """Look at the recording of this number."""
        self._ask(lambda found: self._choose(next((each for each in found if each.id == id), None)))

    def go(self, at: int) -> None:
        """Look at this moment, as far as there are so many."""
        at = max(0, min(at, len(self.moments) - 1)) if self.moments else -1
        if at != self.at:
            self.at = at
            self.moved.emit()
            self._show()

    def recorded(self, moment: Moment) -> None:
        """Take note of what was just recorded."""
        if not self.looked_at:
            return
        if self.recording is None or moment.recording != self.recording.id:
            if self.recording is None:
                self.choose(moment.recording)
            return
        at_end = self.at == len(self.moments) - 1
        self._put([*self.moments, moment])
        self.changed.emit()
        if at_end:
            self.go(len(self.moments) - 1)

    @property
    def moment(self) -> Moment | None:
        """The moment that is looked at."""
        return self.moments[self.at] if 0 <= self.at < len(self.moments) else None

    @property
    def has_settings(self) -> bool:
        """Whether it is known how the panels were set then."""
        moment = self.moment
        return self.state.result is not None or (moment is not None and moment.kind is MomentKind.PARAMETERS)

    @property
    def state(self) -> FilmState:
        """What is seen there."""
        return self._states[self.at] if 0 <= self.at < len(self._states) else FilmState()

    def close(self) -> None:
        """Wait for what is being read."""
        self._reader.settle(5.0)

    def _ask(self, then: Callable[[list[Recording]], object]) -> None:
        store = self._store

        def done(found: list[Recording]) -> None:
            self.recordings = found
            then(found)

        errand = Errand(lambda: store.recordings() if store.exists else [], self)
        errand.done.connect(done)
        errand.failed.connect(self.failed)
        errand.start()

    def _choose(self, recording: Recording | None) -> None:
        if recording is None:
            self._on_moments(None, [])
            return
        errand = Errand(lambda: self._store.moments(recording.id), self)
        errand.done.connect(lambda moments: self._on_moments(recording, moments))
        errand.failed.connect(self.failed)
        errand.start()

    def _on_moments(self, recording: Recording | None, moments: Sequence[Moment]) -> None:
        self.recording, self.at = recording, -1
        self._put(moments)
        self.changed.emit()
        self.moved.emit()
        self.go(len(moments) - 1)
        if not moments:
            self._show()

    def _put(self, moments: Sequence[Moment]) -> None:
        self.moments = moments
        self._states = states_of(moments)

    def _show(self) -> None:
        self._reader.put(self.state)

    def _pictures(self, state: FilmState, _superseded: object) -> None:
        drawing = self._store.drawing(state.drawing) if state.drawing else None
        result = self._store.result(state.result) if state.result is not None else None
        on_paper = None if drawing is None else np.array(image_of(drawing.pixels))
        self._read.emit(MomentPictures(state, on_paper, result))

    def _on_read(self, seen: MomentPictures) -> None:
        if seen.state == self.state:
            self.seen.emit(seen)
