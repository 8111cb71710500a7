"""What somebody who helps must know: versions, device, memory, latency by part, last errors, and the log."""

from __future__ import annotations

import getpass
import logging
import platform
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.model.asking.part_times import PARTS, PartTimes
from desktop.model.asking.studio import Studio
from desktop.process.log_tail import LogTail
from desktop.views.canvas.area import CanvasArea
from desktop.words import tr
from engine.events import Environment, Finished
from engine.installed import version_of
from engine.memory.machine import main_memory
from engine.paths import APP_NAME
from engine.phrase import mark

if TYPE_CHECKING:
    from desktop.views.dialogs.diagnostics_dialog import DiagnosticsDialog

PACKAGES = ("sketchlight", "PySide6-Essentials", "onnxruntime", "torch", "diffusers", "transformers", "numpy", "Pillow")
GIGABYTE = 1e9
AGAIN = 1_000
"""Milliseconds between two looks while the page is open."""
SECTIONS = {
    "versions": mark("Versions"),
    "device": mark("Device and memory"),
    "latency": mark("Latency by part"),
    "errors": mark("Last errors"),
    "log": mark("Log"),
}


class Diagnostics(QObject):
    """Collects from the first moment on; nothing of it leaves the machine unless a person pastes it somewhere."""

    def __init__(self, studio: Studio, canvas: CanvasArea, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._canvas, self._window = studio, canvas, window
        self._times = PartTimes()
        self._environment: Environment | None = None
        self._tail = LogTail()
        logging.getLogger().addHandler(self._tail)
        self.destroyed.connect(lambda tail=self._tail: logging.getLogger().removeHandler(tail))
        studio.finished.connect(self._on_finished)
        studio.failed.connect(lambda failed: self._tail.note_error(failed.message))

    def show(self) -> DiagnosticsDialog:
        """Open the page over the window; it is kept up to date while it is open."""
        from desktop.views.dialogs.diagnostics_dialog import (
            DiagnosticsDialog,  # read when it is first opened, not before the window is seen
        )

        dialog = DiagnosticsDialog({name: tr(title) for name, title in SECTIONS.items()}, self._window)
        dialog.copy_clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        timer = QTimer(dialog, interval=AGAIN)
        timer.timeout.connect(lambda: dialog.show_sections(self.sections()))
        timer.start()
        dialog.show_sections(self.sections())
        dialog.open()
        return dialog

    def report(self) -> str:
        """Give all of it as text for a bug report, in English, without the person's name in paths."""
        parts = [f"{title}\n{text}" for (title, text) in zip(SECTIONS.values(), self.sections().values(), strict=True)]
        return f"{APP_NAME}: diagnostics\n\n" + "\n\n".join(parts) + "\n"

    def sections(self) -> dict[str, str]:
        """Give the text of each section, paths shortened."""
        return {name: shortened(make()) or "–" for name, make in self._makers().items()}

    def _makers(self) -> dict[str, Callable[[], str]]:
        return {
            "versions": _versions,
            "device": self._device,
            "latency": self._latency,
            "errors": lambda: "\n".join(self._tail.errors),
            "log": lambda: "\n".join(self._tail.lines),
        }

    def _device(self) -> str:
        import psutil  # takes a while, and is not needed before the window is seen

        used, memory = psutil.Process().memory_info().rss, main_memory()
        told = [
            f"{used / GIGABYTE:.1f} GB used, {memory.free / GIGABYTE:.1f} of {memory.total / GIGABYTE:.1f} GB free",
            f"{psutil.cpu_count()} cores, {platform.processor() or platform.machine()}",
            f"Model: {self._studio.settings.value.uses.model}",
        ]
        if (found := self._environment) is not None:
            told.insert(
                0, f"{found.device}, {found.dtype}, {found.threads} threads, {found.attention}, {found.backend}"
            )
        return "\n".join(told)

    def _latency(self) -> str:
        panes = (self._canvas.first, self._canvas.second)
        paint = [seconds for pane in panes for seconds in pane.paint_times]
        read = self._times.read(capture=self._studio.capture_times, paint=paint)
        rows = [f"{PARTS[name]:<12}{_ms(each.p50)}{_ms(each.p95)}{each.count:>7}" for name, each in read.items()]
        return "\n".join([f"{'':<12}{'p50':>11}{'p95':>11}{'n':>7}", *rows]) if rows else ""

    def _on_finished(self, finished: Finished) -> None:
        self._times.add(finished)
        self._environment = finished.environment


def shortened(text: str) -> str:
    """Put “~” for the home folder, and “user” for the person's name in what other paths are left."""
    text = text.replace(str(Path.home()), "~")
    with suppress(OSError, KeyError, ImportError):
        for separator in "/\\":
            name = f"{separator}{getpass.getuser()}{separator}"
            text = text.replace(name, f"{separator}user{separator}")
    return text


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:>8.1f} ms"


def _versions() -> str:
    lines = [f"{platform.platform()}, Python {sys.version.split()[0]}"]
    lines += [f"{name} {found}" for name in PACKAGES if (found := version_of(name))]
    return "\n".join(lines)
