"""From what went wrong to what a person is told, and where the rest of it is kept."""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from pathlib import Path

from engine.paths import APP_NAME


class Fault(Exception):
    """A run failed by no doing of the person's; `details` is for a bug report."""

    def __init__(self, message: str, details: str) -> None:
        super().__init__(message)
        self.details = details


def details_of(error: BaseException) -> str:
    """Give the traceback of an error, the worker's own where it brought one."""
    return error.details if isinstance(error, Fault) and error.details else "".join(traceback.format_exception(error))


def in_words(error: BaseException) -> str:
    """Give what happened, on one line."""
    text = str(error).strip().split("\n")[0][:300]
    return text if isinstance(error, Fault) else f"{type(error).__name__}: {text}" if text else type(error).__name__


def keep(details: str) -> Path | None:
    """Write details where the user's logs are kept, or else among temporary files; None if neither takes them."""
    from platformdirs import user_log_path

    name = f"fault-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    for folder in (user_log_path(APP_NAME, appauthor=False), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(details, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return folder / name
    return None
