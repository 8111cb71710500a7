"""Collects Python's garbage on the GUI thread alone."""

from __future__ import annotations

import gc
import threading
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

INTERVAL = 1_000
"""Milliseconds between two looks."""
YOUNG, MIDDLE, ALL = range(3)
SHARE = 1 / 1_000
"""Of the time that goes by, what looking through everything may take: with torch loaded it is a third of a second."""

PATIENCE = 5.0
"""Seconds that another thread waits for what it asked to be collected: this one may be at its end."""


class GarbageCollector(QObject):
    """Takes over from Python, which collects on whichever thread happens to make an object.

    A closed window is a circle of Python and Qt objects. Were it taken apart on the engine's thread, its timers would
    go on in the GUI's, and the next that fires would find its object gone: the program ends in a segmentation fault.
    (The remedy is that of Kovid Goyal's Calibre.)
    """

    _asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._asked.connect(self._collect_for)
        self._rests_until = 0.0
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due by Python's own thresholds; all that there is seldom, and with no button held down."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[ALL] and self._may_take_long():
            began = time.monotonic()
            gc.collect(ALL)
            now = time.monotonic()
            self._rests_until = now + (now - began) / SHARE
        elif due[MIDDLE]:
            gc.collect(MIDDLE)
        elif due[YOUNG]:
            gc.collect(YOUNG)

    def collect(self) -> None:
        """Have everything collected now, on the GUI thread; whichever thread asks for it waits, though not for ever."""
        done = threading.Event()
        self._asked.emit(done)
        done.wait(PATIENCE)

    def _collect_for(self, done: threading.Event) -> None:
        gc.collect(ALL)
        done.set()

    def _may_take_long(self) -> bool:
        return time.monotonic() > self._rests_until and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton

    def release(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
