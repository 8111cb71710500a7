"""Waits with the event loop running, so that the engine's thread gets its turns (QTest.qWait would keep the GIL)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

EVERY = 60
"""Milliseconds between two looks."""


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], what: str, seconds: float = 600.0) -> None:
    """Wait for a condition. Raises TimeoutError that says `what` never came."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"no {what} within {seconds:.0f} s")
        pause(EVERY)
