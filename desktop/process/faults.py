"""An exception that nobody caught becomes a message in the window and a file for a report; the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from engine.events import Failed
from engine.request import Key, Lane
from engine.worker import failure

log = logging.getLogger(__name__)


class FaultCatcher:
    """Takes over `sys.excepthook` and `threading.excepthook` until `release` is called."""

    def __init__(self, tell: Callable[[Failed], None]) -> None:
        self._tell = tell
        self.take_over()

    def take_over(self) -> None:
        """Become the hooks; whatever they were before is put back by `release`."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def release(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            self._before[0](kind, error or kind(), trace)
            return
        fault = failure(Key(0, Lane.EXPLICIT, 0), error)
        log.error("%s", fault.details)
        self._tell(fault)
