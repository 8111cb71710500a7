"""Thumbnails of the history, read off the GUI thread when they are first looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.background import relay
from engine.errors import SketchlightError
from engine.history.entries import HistoryEntry
from engine.history.store import HistoryStore

KEPT = 96 * 2**20
"""Bytes of thumbnails that are kept in memory."""
WAITING = 256
"""How many that were asked for wait at most: what was scrolled past long ago isn't read any more."""
READERS = 2
CLOSE = 5.0
"""Seconds that closing waits for what is being read."""


class EntryThumbnails(QObject):
    """What is asked for last is read first: it is what a person looks at."""

    loaded = Signal(int)
    """The thumbnail of this entry is there, or it is known that it never will be."""
    _read = Signal(int, QImage)

    def __init__(self, history: HistoryStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.make: Callable[[bytes], QImage] = QImage.fromData
        """Makes of a JPEG what is to be painted; called on another thread."""
        self._there: OrderedDict[int, QImage] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[int, HistoryEntry] = OrderedDict()
        self._turn = threading.Condition()
        self._readers = 0
        self._read.connect(self._on_read)

    def of(self, entry: HistoryEntry) -> QImage | None:
        """Give the thumbnail; None while it isn't read yet, a null image where the picture is gone."""
        found = self._there.get(entry.id)
        if found is not None:
            self._there.move_to_end(entry.id)
            return found
        with self._turn:
            self._waiting[entry.id] = entry
            self._waiting.move_to_end(entry.id)
            if len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            if self._readers < READERS:
                self._readers += 1
                threading.Thread(target=self._serve, name=type(self).__name__, daemon=True).start()
        return None

    def close(self) -> None:
        """Read no more, and wait for what is being read."""
        with self._turn:
            self._waiting.clear()
            self._turn.wait_for(lambda: not self._readers, CLOSE)

    def _serve(self) -> None:
        while True:
            with self._turn:
                if not self._waiting:
                    self._readers -= 1
                    self._turn.notify_all()
                    return
                id, entry = self._waiting.popitem()
            try:
                data = self._history.thumbnail(entry)
            except SketchlightError:
                data = None
            image = self.make(data) if data else QImage()
            relay.tell(self, "_read", id, image)

    def _on_read(self, id: int, image: QImage) -> None:
        before = self._there.pop(id, None)
        self._bytes += image.sizeInBytes() - (before.sizeInBytes() if before else 0)
        self._there[id] = image
        while self._bytes > KEPT:
            _id, oldest = self._there.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        self.loaded.emit(id)
