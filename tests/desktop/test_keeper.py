"""The drawing is kept while the program runs, once for what was drawn, and a failure is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool

from desktop.keeper import Keeper
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Settings, SettingsModel
from engine.mailbox import Mailbox


@pytest.fixture
def studio(qtbot) -> Studio:
    return Studio(SettingsModel(Settings(live=False)), Document((16, 16)), Mailbox())


def test_what_was_drawn_is_saved_soon_and_only_once(qtbot, studio: Studio, tmp_path: Path) -> None:
    parent, autosave = QObject(), Autosave(tmp_path / "last")
    keeper = Keeper(studio, autosave, parent)
    keeper.save_soon()
    studio.document.invert_mask()
    studio.document.load_pixels(studio.document.snapshot_full()[:8])
    assert not (tmp_path / "last").exists()
    keeper.save_soon()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    (tmp_path / "last" / "sketch.png").unlink()
    keeper.save_soon()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert autosave.load() is None
    studio.settings.set(prompt="a lake")
    keeper.save_now()
    kept = autosave.load()
    assert kept is not None and kept.sketch.shape == (8, 16, 4) and kept.settings.prompt == "a lake"


def test_that_it_could_not_be_kept_is_told(qtbot, studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "last").write_text("in the way")
    parent = QObject()
    keeper = Keeper(studio, Autosave(tmp_path / "last"), parent)
    studio.document.invert_mask()
    with qtbot.wait_signal(keeper.failed) as told:
        keeper.save_soon()
    assert str(tmp_path / "last") in told.args[0]


def test_what_could_not_be_kept_is_tried_again_and_told_of_once(qtbot, studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "last").write_text("in the way")
    parent, autosave, told = QObject(), Autosave(tmp_path / "last"), []
    keeper = Keeper(studio, autosave, parent)
    keeper.failed.connect(told.append)
    studio.document.invert_mask()

    def look() -> None:
        keeper.save_soon()
        assert QThreadPool.globalInstance().waitForDone(10_000)
        QCoreApplication.processEvents()

    look()
    look()
    assert len(told) == 1
    (tmp_path / "last").unlink()
    look()
    assert autosave.load() is not None
    (tmp_path / "last" / "sketch.png").unlink()
    look()
    assert autosave.load() is None
