"""Whole programs for tests: started on a folder as the system starts one, with an engine that answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from fakes import FakeEngine, bare_model


def started(folder: Path, qtbot: QtBot, engine: FakeEngine | None = None, **settings: object) -> Any:
    """Start one in Generate, with what an earlier one left in the folder; `engine` is its engine."""
    preferences = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)
    engine = engine or FakeEngine()
    made: Any = Program(Autosave(folder / "last"), preferences, engine)
    model = folder / "a model"
    usual = {"live": False, "size": (64, 64), "controls": (), "workspace": Workspace.GENERATE}
    made.settings.set(model=str(model if model.exists() else bare_model(model)), **usual | settings)
    made.engine = engine
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    return made


def ended(program: Program) -> None:
    """Close its window, and give the hook for uncaught exceptions back."""
    program.window.close()
    program.faults.release()
