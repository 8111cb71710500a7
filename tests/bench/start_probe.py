"""Started by `fast.py`: the window as a new user sees it, until its first picture; prints figures as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.start import leave_sources_unread

leave_sources_unread()

from PySide6.QtCore import QEvent, QObject, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.views.look import theme
from engine.events import Event, Failed, Finished, Preview

SETTLED = 2_000
"""Milliseconds after the first picture, when memory is read."""
GIVEN_UP = 120_000
figures: dict[str, float] = {}


class FirstPaint(QObject):
    """Notes when the window has been painted first."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and "painted" not in figures:
            figures["painted"] = time.process_time()
            QTimer.singleShot(0, lambda: figures.update({"painted": time.process_time()}))
        return False


def note(event: Event) -> None:
    if isinstance(event, Failed):
        print(event.details)
        os._exit(1)
    if isinstance(event, Preview):
        figures.setdefault("preview", time.process_time())
    if isinstance(event, Finished) and "picture" not in figures:
        import psutil

        figures["picture"] = time.process_time()
        figures["picture wall"] = time.time() - psutil.Process().create_time()
        QTimer.singleShot(SETTLED, end)


def end() -> None:
    import psutil

    figures["memory"] = psutil.Process().memory_info().rss / 2**20
    figures["torch"] = float("torch" in sys.modules)
    print(json.dumps(figures))
    sys.stdout.flush()
    os._exit(0 if "picture" in figures else 1)


app = QApplication([])
theme.install(app, "system")
data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
program = Program(Autosave(data / "last"), QSettings(), fresh=True)
first = FirstPaint()
program.window.installEventFilter(first)
program.thread.happened.connect(note)
program.show()
QTimer.singleShot(GIVEN_UP, end)
app.exec()
