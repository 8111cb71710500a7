"""The downloads that a person asked for: one after the other, told as they go, whatever window shows them."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from desktop.background import LongErrand
from engine.catalog.download_table import Download
from engine.fetching import fetch
from engine.fetching.fetch import Progress
from engine.request import Key, Lane
from engine.worker import failure

Fetch = Callable[[Download], Generator[Progress, None, None]]


class Fetches(QObject):
    """A queue of downloads, of which the first runs."""

    changed = Signal(str)
    """The name of the download that is waiting, at work, through or in trouble now, or is no longer."""
    arrived = Signal(str)
    """The name of a download whose files are all in their places."""
    failed = Signal(str, object)
    """The name of one that isn't, and why: a Failed."""

    def __init__(self, parent: QObject | None = None, fetch: Fetch = fetch.fetch) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._queue: list[Download] = []
        self._errand: LongErrand | None = None
        self._progress: Progress | None = None
        self._troubles: dict[str, str] = {}

    @property
    def current(self) -> Download | None:
        return self._queue[0] if self._queue else None

    @property
    def progress(self) -> Progress | None:
        """Of the current one, once it told any."""
        return self._progress

    def is_asked(self, name: str) -> bool:
        """Tell whether it waits or runs."""
        return any(each.name == name for each in self._queue)

    def trouble(self, name: str) -> str:
        """Say why it failed the last time, as a sentence; "" if it didn't."""
        return self._troubles.get(name, "")

    def fetch(self, download: Download) -> None:
        """Fetch it, when those before it are through."""
        if not self.is_asked(download.name):
            self._troubles.pop(download.name, None)
            self._queue.append(download)
            self.changed.emit(download.name)
            self._next()

    @property
    def is_stopping(self) -> bool:
        """Whether the current one was cancelled, and only waits for the network."""
        return self._errand is not None and self._errand.is_cancelled

    def look_again(self, name: str) -> None:
        """Tell that a download may be here, or gone, by other means."""
        self.changed.emit(name)

    def cancel(self, name: str) -> None:
        """Stop it; what came is kept, and the next time it goes on from there."""
        if self._errand is not None and self._queue[0].name == name:
            self._errand.cancel()
        else:
            self._queue = [each for each in self._queue if each.name != name]
        self.changed.emit(name)

    def close(self, milliseconds: int) -> None:
        """Stop all and wait for the one at work, with the event loop running."""
        del self._queue[1:]
        if self._errand is not None:
            loop = QEventLoop()
            for ending in (self._errand.done, self._errand.failed):
                ending.connect(loop.quit)
            self._errand.cancel()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()

    def _next(self) -> None:
        if self._errand is None and self._queue:
            download = self._queue[0]
            self._errand = LongErrand(lambda: self._fetch(download), self)
            self._errand.progressed.connect(self._tell)
            self._errand.done.connect(self._through)
            self._errand.failed.connect(self._broken)
            self._errand.start()

    def _tell(self, progress: Progress) -> None:
        self._progress = progress
        self.changed.emit(progress.download)

    def _through(self, _last: object) -> None:
        download = self._ended()
        if download.is_there:
            self.arrived.emit(download.name)
        self._go_on(download)

    def _broken(self, error: Exception) -> None:
        download = self._ended()
        told = failure(Key(0, Lane.EXPLICIT, 0), error)
        self._troubles[download.name] = told.message
        self.failed.emit(download.name, told)
        self._go_on(download)

    def _ended(self) -> Download:
        self._errand = self._progress = None
        return self._queue.pop(0)

    def _go_on(self, download: Download) -> None:
        self.changed.emit(download.name)
        self._next()
