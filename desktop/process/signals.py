"""What the system says to a program that is to end: termination signals, and the end of the desktop's session."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
"""Those that ask to end; Windows lacks the second."""


class Signals(QObject):
    """Calls `leave(code)` on the GUI thread when the program is asked to end; 128 + number, as shells count.

    Python runs a handler only between two of its own instructions, and Qt's event loop has none while it waits: the
    signal also wakes a socket that the loop watches.
    """

    def __init__(self, leave: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = leave
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._before_fd = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
        self._before = {number: signal.signal(number, _woken) for number in numbers}

    def release(self) -> None:
        """Put back what was there before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _drain(self) -> None:
        """The socket got a byte for each signal, which is its number."""
        try:
            numbers = self._reading.recv(64)
        except BlockingIOError:
            return
        for number in numbers:
            if number in self._before:
                self._leave(128 + number)


def _woken(_number: int, _frame: FrameType | None) -> None:
    """The socket does the work: here the program may be in the middle of anything."""
