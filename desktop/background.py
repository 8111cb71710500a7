"""Files and downloads off the GUI thread: a callable goes in, its answer comes back as a signal."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid


class Relay(QObject):
    """Lets signals of objects that may be gone by then be emitted on the GUI thread, where alone that can be known.

    A thread that looked whether the object is there, and then emitted, would do so into freed memory now and then.
    """

    _told = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._told.connect(self._emit, Qt.ConnectionType.QueuedConnection)

    def tell(self, whose: QObject, signal: str, *what: object) -> None:
        """Emit a signal of an object, by its name, if that is there still; from any thread."""
        self._told.emit(whose, signal, what)

    @Slot(object, str, object)
    def _emit(self, whose: QObject, signal: str, what: tuple[object, ...]) -> None:
        if isValid(whose):  # else whoever asked is gone, and this with it
            getattr(whose, signal).emit(*what)


relay = Relay()
"""The one that there is."""


class Errand(QObject):
    """One call on a thread of its own. Exactly one of the signals follows, on the thread that made this object.

    A Python thread: Qt's runnables, made of Python callables in great numbers, broke memory (PySide 6.12). The program
    ends only when it has ended, so that nothing is written by half.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, call: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call

    def start(self) -> Errand:
        self.done.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)
        threading.Thread(target=self._run, name=type(self).__name__).start()
        return self

    def _run(self) -> None:
        try:
            answer = self._answer()
        except Exception as error:
            relay.tell(self, "failed", error)
        else:
            relay.tell(self, "done", answer)

    def _answer(self) -> Any:
        return self._call()


class LongErrand(Errand):
    """One that tells how far it is: the call gives a generator, each of whose items comes as a signal.

    Whether it was cancelled or came to its end, `done` follows, with what was told last.
    """

    progressed = Signal(object)

    def __init__(self, call: Callable[[], Generator[Any, None, None]], parent: QObject) -> None:
        super().__init__(call, parent)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Close the generator at its next item."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def _answer(self) -> Any:
        item = None
        with closing(self._call()) as items:
            for item in items:
                if self.is_cancelled:
                    break
                relay.tell(self, "progressed", item)
        return item


class InTurn(QObject):
    """Calls one after another on a thread of its own, all of them, in the order in which they were given."""

    done = Signal(object, object)
    """What was given with a call, and its answer."""
    failed = Signal(object, object)
    """What was given with a call, and the error that it raised."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._waiting: deque[tuple[Callable[[], Any], object]] = deque()
        self._busy = False

    def put(self, call: Callable[[], Any], about: object = None) -> None:
        """Call this once all that was given before has ended; `about` comes back with its answer."""
        with self._changed:
            self._waiting.append((call, about))
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._serve, name=type(self).__name__, daemon=True).start()

    def settle(self, seconds: float) -> bool:
        """Wait until nothing waits or runs, no longer than that; whether it is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy, seconds)

    def _serve(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    self._busy = False
                    self._changed.notify_all()
                    return
                call, about = self._waiting.popleft()
            try:
                answer = call()
            except Exception as error:
                relay.tell(self, "failed", about, error)
            else:
                relay.tell(self, "done", about, answer)


class Latest(QObject):
    """Calls with the newest of what it is given, one at a time on a thread of its own; what waits, the newer replaces.

    `call(item, superseded)` may end early where `superseded()` tells that something newer waits.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, call: Callable[[Any, Callable[[], bool]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self._changed = threading.Condition()
        self._waiting: Any = None
        self._busy = False
        self._error: Exception | None = None

    def put(self, item: object) -> None:
        """Call with this as soon as the call under way has ended."""
        with self._changed:
            self._waiting = item
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._serve, name=type(self).__name__, daemon=True).start()

    @property
    def error(self) -> Exception | None:
        """Why the last call failed; None if it didn't."""
        return self._error

    def settle(self, seconds: float) -> Exception | None:
        """Wait until nothing waits or runs; why the last call failed. TimeoutError if it takes longer."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._busy, seconds):
                return TimeoutError()
            return self._error

    def _serve(self) -> None:
        while True:
            with self._changed:
                item, self._waiting = self._waiting, None
                if item is None:
                    self._busy = False
                    self._changed.notify_all()
                    return
            error: Exception | None = None
            try:
                self._call(item, lambda: self._waiting is not None)
            except Exception as raised:
                error = raised
            self._error = error
            if error is None:
                relay.tell(self, "done")
            else:
                relay.tell(self, "failed", error)
