"""Records a drawing as it grows: each stroke, each change of the panels, each picture, on a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import InTurn
from desktop.model.asking.studio import Studio
from desktop.model.document.content import Content
from desktop.model.document.working_copy import WorkingCopy
from desktop.model.keeping.panels import write_panels
from desktop.model.pixels import conversions
from desktop.words import shown, tr
from engine.errors import SketchlightError
from engine.events import Finished
from engine.history.entries import EntryOrigin
from engine.picture import Picture
from engine.pictures.recipe import Recipe, of_result
from engine.request import Lane, Mode, Request
from engine.session.moments import Moment, MomentKind
from engine.session.store import SessionStore

SIDE = 1024
"""Pixels a side of what is kept of a drawing, at most: it is halved until it fits."""
LIVE_EVERY = 0.2
"""Seconds between two live pictures that are recorded, at least: more than five in one nobody sees in a film."""
MOST_WAITING = 6
"""Moments that wait to be written, from which on live pictures are left out: the disk can't follow."""
PANELS_AFTER = 400
"""Milliseconds without a change of the panels after which that is a moment: a slider that is dragged is one."""
FINISH = 10.0
"""Seconds that closing waits for what is still to be written."""


class Recorder(QObject):
    """Watches the document in front and what is made of it. The GUI thread copies no pixel for that."""

    recorded = Signal(object)
    """A `Moment` that is on the disk now."""
    failed = Signal(object)
    """An error; nobody is told twice in a row of one reason."""

    def __init__(
        self,
        studio: Studio,
        store: SessionStore,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.on = False
        self._studio, self._document = studio, studio.document
        self._clock = clock
        self._seen = studio.document.content
        """The content that was recorded last."""
        self._done = 0
        self._waiting = 0
        self._last_live = -LIVE_EVERY
        self._told = ""
        self._copy: WorkingCopy | None = None
        self._last: dict[str, str] = {}
        """By document, the revision of what was recorded of it last; for the writing thread."""
        self._writer = InTurn(self)
        self._writer.done.connect(self._on_done)
        self._writer.failed.connect(self._on_failed)
        self._panels = QTimer(self, singleShot=True, interval=PANELS_AFTER)
        self._panels.timeout.connect(self._on_panels)
        studio.document.history_changed.connect(self._on_history_changed)
        studio.document.replaced.connect(self._on_replaced)
        studio.finished.connect(self._on_finished)
        studio.made.connect(self._on_made)
        studio.made_behind.connect(lambda document, made: self._put_picture(made, MomentKind.RESULT, document))

    def set_on(self, on: bool) -> None:
        """Record from now on, or no more; what was recorded stays."""
        if on and not self.on:
            self._seen = self._document.content
        self.on = on

    def set_limit(self, limit: int) -> None:
        """Take no more than so many bytes from now on."""
        self.store.limit = limit
        if self.store.exists:
            self._put(self.store.keep_within)

    def erase(self, recording: int, then: Callable[[], object]) -> None:
        """Delete a recording for good; `then` follows."""

        def erase() -> None:
            self.store.erase(recording)
            self._last.clear()

        self._put(erase, then)

    def settle(self, seconds: float = FINISH) -> bool:
        """Wait until all is written; whether it is."""
        return self._writer.settle(seconds)

    def close(self) -> None:
        """Record no more, wait until all is written, and let go of the file."""
        if self._panels.isActive():
            self._panels.stop()
            self._on_panels()
        self.on = False
        if self.settle():
            self.store.close()

    # What happens

    def _on_history_changed(self) -> None:
        labels, done = self._document.history.labels
        undone, self._done = done < self._done, done
        if not self.on:
            return
        content = self._document.content
        if content is self._seen:
            self._panels.start()
            return
        self._seen = content
        label = tr("Undo") if undone else labels[done - 1] if done else tr("Sketch")
        self._put_drawing(content, label)

    def _on_replaced(self) -> None:
        self._panels.stop()
        self._seen, self._done = self._document.content, self._document.history.labels[1]

    def _on_panels(self) -> None:
        labels, done = self._document.history.labels
        document, name = self._document.id, self._document.name
        panels, label = write_panels(self._studio.settings.value), labels[done - 1] if done else tr("Settings")
        self._put(lambda: self._add(document, name, MomentKind.PARAMETERS, label, panels=panels))

    def _on_finished(self, finished: Finished) -> None:
        if finished.key.lane is not Lane.LIVE:
            self._put_picture(finished, MomentKind.RESULT)
            return
        now = self._clock()
        if now - self._last_live >= LIVE_EVERY and self._waiting < MOST_WAITING:
            self._last_live = now
            self._put_picture(finished, MomentKind.LIVE)

    def _on_made(self, finished: Finished, origin: EntryOrigin) -> None:
        if origin is EntryOrigin.REFINED:
            self._put_picture(finished, MomentKind.RESULT)

    # What is written

    def _put_drawing(self, content: Content, label: str) -> None:
        document, name = self._document.id, self._document.name

        def write() -> Moment | None:
            picture = self._drawn(content)
            if self._last.get(document) == picture.revision:
                return None
            return self._add(document, name, MomentKind.STROKE, label, picture)

        self._put(write)

    def _put_picture(self, finished: Finished, kind: MomentKind, document: str = "") -> None:
        if not self.on:
            return
        behind = bool(document)
        document, name = document or self._document.id, self._document.name
        content = self._document.content

        def write() -> Moment:
            recipe = of_result(finished.request, 0, finished.environment)
            drawing = _drawing_of(finished.request)
            if drawing is None and document not in self._last and content.tiles and not behind:
                drawing = self._drawn(content)
            label = recipe.prompt or tr("Without words")
            return self._add(document, "" if behind else name, kind, label, drawing, (recipe, finished.images[0]))

        self._put(write)

    def _add(
        self,
        document: str,
        name: str,
        kind: MomentKind,
        label: str,
        drawing: Picture | None = None,
        result: tuple[Recipe, np.ndarray] | None = None,
        panels: str = "",
    ) -> Moment:
        recording = self.store.recording_of(document, name)
        if drawing is not None:
            self._last[document] = drawing.revision
        return self.store.add(recording, kind, label, drawing=drawing, result=result, panels=panels)

    def _drawn(self, content: Content) -> Picture:
        """Give the visible picture on white, blended anew only where it changed since the last one."""
        if self._copy is None or self._copy.frame.size != content.size:
            self._copy = WorkingCopy(Content(content.size))
        self._copy.put(content)
        level = 0
        while max(content.size) >> level > SIDE:
            level += 1
        return Picture(_on_white(conversions.straight(self._copy.picture.read(level=level))))

    def _put(self, call: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        self._waiting += 1
        self._writer.put(call, then)

    def _on_done(self, then: Callable[[], object] | None, answer: object) -> None:
        self._waiting -= 1
        if isinstance(answer, Moment):
            self._told = ""
            self.recorded.emit(answer)
        if then is not None:
            then()

    def _on_failed(self, _then: object, error: Exception) -> None:
        self._waiting -= 1
        if not isinstance(error, SketchlightError):
            raise error
        if shown(str(error)) != self._told:
            self._told = shown(str(error))
            self.failed.emit(error)


def _drawing_of(request: Request) -> Picture | None:
    """Give the sketch that a picture was made of, where that is the whole drawing."""
    whole = request.frame is None or (
        request.source is not None and (request.frame.width, request.frame.height) == request.source.size
    )
    return request.source if request.mode is Mode.IMAGE_TO_IMAGE and whole else None


def _on_white(pixels: np.ndarray) -> np.ndarray:
    """Give (H, W, 3) of straight-alpha (H, W, 4) pixels on white paper."""
    alpha = pixels[..., 3:].astype(np.uint16)
    white: np.ndarray = (pixels[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return white.astype(np.uint8)
