"""Starts the program and wires its parts together: the only place that knows them all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from desktop.engine_thread import EngineThread
from desktop.faults import FaultCatcher
from desktop.main_window import MainWindow
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document
from desktop.model.keeping.autosave import Autosave, first_start
from desktop.model.settings.settings import SettingsModel
from desktop.model.stage.tool_state import ToolState
from desktop.views.look import theme
from engine.mailbox import Mailbox
from engine.paths import APP_NAME
from engine.worker import Runs

START_ANYWAY = 2_000
"""Milliseconds after which the engine starts though the window was never painted (minimised, on another desktop)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window; returns the exit code."""
    parser = argparse.ArgumentParser(prog="sketchlight", description="Sketch, and the picture appears.")
    parser.add_argument("picture", nargs="?", type=Path, help="a picture to open")
    parser.add_argument("--model", help="a model's name, its folder, or its .safetensors file")
    parser.add_argument("--fresh", action="store_true", help="start with the sample sketch, not the last drawing")
    options = parser.parse_args(argv)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(APP_NAME)
    qt.setOrganizationName(APP_NAME)
    qt.setDesktopFileName("sketchlight")
    preferences = QSettings()
    theme.install(qt, str(preferences.value("theme", "system")))
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    program = Program(Autosave(data / "last"), preferences, fresh=options.fresh)
    if options.model:
        program.window.open_model(options.model)
    if options.picture:
        program.window.open_picture(options.picture)
    program.show()
    return qt.exec()


class Program:
    """The running parts, in the order in which they must live and die."""

    def __init__(
        self, autosave: Autosave, preferences: QSettings, engine: Runs | None = None, *, fresh: bool = False
    ) -> None:
        kept = (None if fresh else autosave.load()) or first_start()
        self.mailbox = Mailbox()
        self.settings = SettingsModel(kept.settings)
        self.document = Document((kept.sketch.shape[1], kept.sketch.shape[0]))
        self.document.load_pixels(kept.sketch)
        self.document.maps.restore(kept.maps)
        self.document.maps.restore_poses(kept.poses)
        self.tools = ToolState()
        self.studio = Studio(self.settings, self.document, self.mailbox)
        self.thread = EngineThread(self.mailbox, engine)
        self.thread.event.connect(self.studio.handle)
        self.window = MainWindow(self.studio, self.tools, autosave, preferences, self.thread.close)
        self.faults = FaultCatcher(self.studio.failed.emit)

    def show(self) -> None:
        """Show the window first; torch is imported by the thread once it is on the screen."""
        self.window.first_painted.connect(self._start)
        QTimer.singleShot(START_ANYWAY, self._start)
        self.window.show()

    def _start(self) -> None:
        if self.mailbox.closed or self.thread.isRunning() or self.thread.isFinished():
            return
        self.thread.start()
        self.studio.ask_live()
        self.studio.maps.refresh()
        self.studio.forecast.look()
