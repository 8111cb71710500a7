"""The last lines of the program's log, for the page of diagnostics."""

from __future__ import annotations

import logging
from collections import deque

MOST = 400
"""Lines that are kept."""


class LogTail(logging.Handler):
    """Keeps what loggers say; `errors` are those lines that tell of an error."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S"))
        self.lines: deque[str] = deque(maxlen=MOST)
        self.errors: deque[str] = deque(maxlen=20)

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        self.lines.append(line)
        if record.levelno >= logging.ERROR:
            self.errors.append(line)

    def note_error(self, message: str) -> None:
        """Keep what a person was told, too."""
        self.errors.append(message)
