"""Whether the last start ended as it should; if it didn't, a report of it for whoever mends the program."""

from __future__ import annotations

import faulthandler
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from engine.installed import version_of
from engine.paths import APP_NAME

MOST = 20_000
"""Letters of a trace that a report holds."""


class LastRun:
    """A mark in a folder while the program runs, and what its crash wrote there. Nothing of it is ever sent."""

    def __init__(self, folder: Path) -> None:
        self._mark, self._trace = folder / "running", folder / "crash.txt"
        self._file: IO[str] | None = None

    def begin(self) -> str | None:
        """Set the mark; the report if the last start left its own, None if it ended as it should."""
        report = self._report() if self._mark.exists() else None
        try:
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._mark.touch()
            self._file = self._trace.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError:  # who can't write there draws all the same
            self._file = None
        return report

    def end(self) -> None:
        """Take the mark away: the program ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)
            self._trace.unlink(missing_ok=True)

    def _report(self) -> str:
        try:
            trace = self._trace.read_text(encoding="utf-8", errors="replace").strip()[:MOST]
        except OSError:
            trace = ""
        told = trace or "It left no trace: it was killed, or the machine was switched off."
        return f"{APP_NAME} {_version('sketchlight')}, ended unexpectedly\n{_machine()}\n\n{told}\n"


def _machine() -> str:
    libraries = ", ".join(f"{name} {_version(name)}" for name in ("PySide6-Essentials", "onnxruntime", "torch"))
    return f"{platform.platform()}, Python {sys.version.split()[0]}\n{libraries}"


def _version(package: str) -> str:
    return version_of(package) or "(not there)"
