"""Starts the real window on a display of its own, and somebody before it."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.views.look import theme
from engine.engine import Engine
from engine.paths import APP_NAME
from screenshots.desk import Desk
from screenshots.display import display
from screenshots.person import Person


def before_a_window(act: Callable[[Desk, Person], None]) -> None:
    """Run the program, maximised, until the person has acted; raises what went wrong."""
    with display(), tempfile.TemporaryDirectory() as folder:
        qt = QApplication(sys.argv[:1])
        qt.setApplicationName(APP_NAME)
        theme.install(qt, "dark")
        desk = Desk(Path(folder), Engine())
        desk.window.showMaximized()
        person = Person(lambda person: act(desk, person))
        person.ended.connect(qt.quit)
        person.live()
        try:
            qt.exec()
        finally:
            desk.close()
        if person.error is not None:
            raise person.error
