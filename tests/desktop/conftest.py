"""Offscreen Qt and golden pictures."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from engine.events import Finished
from fakes import FakeEngine, bare_model

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TOLERANCE = 1.0
"""Mean difference a channel, of 255, that a golden picture may have: fonts and rounding differ a little by machine."""
FAR, FAR_SHARE = 32, 0.004
"""And the share of pixels that may differ by more than that much."""


def pytest_addoption(parser: pytest.Parser) -> None:
    # Seen when this folder is named: pytest tests/desktop --update-goldens
    parser.addoption("--update-goldens", action="store_true", help="write the golden pictures anew; then look at them")


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> Iterator[None]:
    """Timers and signals want an application, in the model's tests too. Windows that were closed go with their test.

    What holds them is a circle through Qt that Python can't see; hundreds would be dressed anew with each theme. Python
    collects between the tests, on this thread, as `desktop.process.garbage` has it: never on an engine's.
    """
    gc.disable()
    yield
    for window in qapp.topLevelWidgets():
        if isinstance(window, QMainWindow) and not window.isVisible():
            window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def rubbish() -> Iterator[None]:
    """What a module's windows left behind goes with it: the engine's tests after it let any thread collect."""
    yield
    gc.collect()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Any]:
    """A whole program that has been started, its `engine` a fake, live drawing off; what it finishes is in `finals`."""
    from desktop.app import Program
    from desktop.model.keeping.autosave import Autosave

    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    engine = FakeEngine()
    made: Any = Program(Autosave(tmp_path / "last"), preferences, engine)
    made.settings.set(model=str(bare_model(tmp_path / "a model", native_size=64)), live=False, size=(64, 64))
    made.engine, made.finals = engine, []
    made.thread.happened.connect(lambda event: made.finals.append(event) if isinstance(event, Finished) else None)
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    made.window.messages.dismiss()
    yield made
    made.window.close()
    made.faults.release()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[QWidget], None]:
    """Compares a widget, as it is painted, with tests/desktop/views/goldens/<test>.png."""
    from desktop.model.pixels import conversions

    path = Path(__file__).parent / "views" / "goldens" / f"{request.node.name.removeprefix('test_')}.png"

    def check(widget: QWidget) -> None:
        QApplication.processEvents()  # layouts settle in the event loop
        seen = widget.grab().toImage()
        assert seen.devicePixelRatio() == 1
        if request.config.getoption("--update-goldens", default=False):
            path.parent.mkdir(exist_ok=True)
            assert seen.save(str(path))
            return
        assert path.exists(), f"no golden picture: run pytest tests/desktop --update-goldens, then look at {path.name}"
        kept = conversions.from_image(QImage(str(path))).astype(int)
        difference = np.abs(conversions.from_image(seen).astype(int) - kept)
        assert difference.mean() <= TOLERANCE
        assert (difference.max(axis=2) > FAR).mean() <= FAR_SHARE

    return check


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says this of windows with a least size and of popups; no person sees it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
