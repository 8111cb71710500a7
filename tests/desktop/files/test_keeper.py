"""The work is kept while the program runs: strokes at once, the rest soon, failures told once and tried again."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.files.keeper import Keeper
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import invert_mask
from desktop.model.document.document import Document
from desktop.model.document.snapshots import has_mask
from desktop.model.keeping import documents
from desktop.model.keeping.autosave import FILE, Autosave
from desktop.model.keeping.open_documents import OpenDocuments
from desktop.model.settings.settings import Settings, SettingsModel
from engine.mailbox import Mailbox


@pytest.fixture
def studio(qtbot) -> Studio:
    return Studio(SettingsModel(Settings(live=False)), Document((16, 16)), Mailbox())


def loaded(folder: Path) -> tuple[Settings, Document]:
    keep = Autosave(folder)
    work = keep.load()
    keep.close()
    document = Document((16, 16))
    documents.put_back(document, work.documents[0])
    return work.settings, document


def test_what_is_done_is_written_without_anything_more_happening(qtbot, studio: Studio, tmp_path: Path) -> None:
    parent = QObject()
    keeper = Keeper(studio, OpenDocuments(studio), Autosave(tmp_path), parent)
    assert not (tmp_path / FILE).exists()
    invert_mask(studio.document)
    assert keeper.settle()
    keeper.autosave.close()
    assert has_mask(loaded(tmp_path)[1])
    studio.settings.set(prompts=("a lake",))
    qtbot.wait_until(lambda: keeper.settle() and keeper.remaining < 0)
    keeper.autosave.close()
    assert loaded(tmp_path)[0].words.prompt == "a lake"


def test_further_changes_do_not_put_the_first_one_off(qtbot, studio: Studio, tmp_path: Path) -> None:
    parent = QObject()
    keeper = Keeper(studio, OpenDocuments(studio), Autosave(tmp_path), parent)
    studio.settings.set(prompts=("a",))
    until = keeper.remaining
    qtbot.wait_until(lambda: keeper.remaining < until)
    studio.settings.set(prompts=("a l",))
    assert 0 <= keeper.remaining < until


def test_finishing_writes_the_last_words(qtbot, studio: Studio, tmp_path: Path) -> None:
    parent = QObject()
    keeper = Keeper(studio, OpenDocuments(studio), Autosave(tmp_path), parent)
    studio.document.load_pixels(np.full((8, 16, 3), 77, np.uint8))
    studio.settings.set(prompts=("a lake",))
    assert keeper.finish() == ""
    settings, document = loaded(tmp_path)
    assert settings.words.prompt == "a lake" and document.size == (16, 8)


def test_what_could_not_be_kept_is_told_once_and_tried_again(qtbot, studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "last").write_text("in the way")
    parent, told = QObject(), []
    keeper = Keeper(studio, OpenDocuments(studio), Autosave(tmp_path / "last"), parent)
    keeper.failed.connect(told.append)
    invert_mask(studio.document)
    qtbot.wait_until(lambda: len(told) == 1)
    assert str(tmp_path / "last") in told[0]
    invert_mask(studio.document)
    keeper.settle()
    QApplication.processEvents()
    assert len(told) == 1
    (tmp_path / "last").unlink()
    with qtbot.wait_signal(keeper.mended):
        keeper.keep()
    assert keeper.finish() == ""
    assert loaded(tmp_path / "last")[1].size == (16, 16)
