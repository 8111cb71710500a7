"""Finds the thing in a box or at a click off the GUI thread: by SAM 2 where its weights are, else by GrabCut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal

from desktop.background import Errand
from desktop.model.document.document import Document
from desktop.model.pixels.flood import thing
from engine.catalog import object_weights
from engine.events import Event, Failed, Mapped
from engine.mailbox import Mailbox
from engine.picture import Picture
from engine.request import Annotate, Key, Lane, Rect
from engine.torch_pack import presence

CONTROL = "object"
"""What the engine's answer is called."""
CLICKED = 0.4
"""Share of the picture's sides that GrabCut looks in round a click: it needs a box."""
LEAST = 4
"""Pixels of a box below which it is a click."""

Take = Callable[[np.ndarray], None]
"""Is given (H, W) coverage of the document, 0 or 255."""


class ObjectFinder(QObject):
    """One search at a time: a newer one, or another document, and the answer of the older is passed over."""

    searching_changed = Signal(bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._mailbox: Mailbox | None = None
        self.searching = False
        self._search = 0
        self._key: Key | None = None
        self._cut: Callable[[], None] = lambda: None
        self._take: Take = lambda _coverage: None
        document.replaced.connect(self._forget)
        document.resized.connect(self._forget)

    def bind(self, mailbox: Mailbox) -> None:
        """Ask an engine from now on, where it has the weights."""
        self._mailbox = mailbox

    def find(self, box: QRect, take: Take) -> None:
        """Look for the thing in a box, or round its middle if it is next to nothing; `take` gets it, on this thread."""
        self._forget()
        click = box.width() < LEAST or box.height() < LEAST
        inside = box.intersected(self._document.rect)
        if click:
            inside = QRect(box.center(), box.center()).intersected(self._document.rect)
        if inside.isEmpty():
            return
        pixels = _on_white(self._document.picture.read())
        self._take = take
        self._cut = partial(self._start_cut, pixels, self._spread(inside) if click else inside)
        self._set_searching(True)
        if self._mailbox is not None and presence.has_torch() and object_weights.are_there():
            rect = Rect(inside.x(), inside.y(), inside.width(), inside.height())
            self._key = self._mailbox.post(Annotate(CONTROL, Picture(pixels), box=rect), Lane.EXPLICIT)
        if self._key is None:
            self._cut()

    def takes(self, event: Event) -> bool:
        """Take the answer to what was asked here; where the engine failed, which it says itself, GrabCut does it."""
        if self._key is None or event.key != self._key or not isinstance(event, Mapped | Failed):
            return False
        self._key = None
        if isinstance(event, Failed):
            self._cut()
            return False
        self._finish(self._search, event.image[..., 0])
        return True

    def _start_cut(self, pixels: np.ndarray, box: QRect) -> None:
        search = self._search
        errand = Errand(lambda: thing(pixels, (box.x(), box.y(), box.width(), box.height())), self)
        errand.done.connect(lambda coverage: self._finish(search, coverage))
        errand.start()

    def _spread(self, click: QRect) -> QRect:
        width, height = (round(side * CLICKED) for side in self._document.size)
        box = QRect(0, 0, width, height)
        box.moveCenter(click.center())
        return box.intersected(self._document.rect)

    def _finish(self, search: int, coverage: np.ndarray) -> None:
        if search == self._search:
            take = self._take
            self._forget()
            take(coverage)

    def _forget(self) -> None:
        self._search += 1
        self._key = None
        self._set_searching(False)

    def _set_searching(self, searching: bool) -> None:
        if searching != self.searching:
            self.searching = searching
            self.searching_changed.emit(searching)


def _on_white(seen: np.ndarray) -> np.ndarray:
    """Give premultiplied pixels as they look on white paper, (H, W, 3)."""
    return np.ascontiguousarray(seen[..., :3] + (255 - seen[..., 3:]))
