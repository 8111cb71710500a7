"""Closing where nothing can be written says so, and what was kept elsewhere can be gone on with."""

import shutil

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.app import Program, keep_at_log_out
from desktop.files.closing import read_kept
from desktop.model.document.changes import invert_mask
from desktop.model.document.snapshots import has_mask
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from engine.errors import UnreadableFile
from fakes import FakeEngine


@pytest.fixture
def program(program):
    program.settings.set(controls=())
    return program


def answer(text: str, told: list[str]) -> None:
    """Press this button of the question that is open, as soon as one is."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        told.append(f"{box.text()} {box.informativeText()}")
        next(each for each in box.buttons() if each.text().replace("&", "") == text).click()

    QTimer.singleShot(20, press)


def in_the_way(program, folder) -> None:
    """Let nothing be written any more where the work is kept."""
    program.window.keeper.settle()
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("in the way")


def test_closing_where_nothing_can_be_written_says_so_and_may_be_called_off(program, tmp_path):
    in_the_way(program, tmp_path / "last")
    invert_mask(program.document)
    told: list[str] = []
    answer("Cancel", told)
    assert not program.window.close() and program.window.isVisible()
    assert "could not be kept" in told[0] and "last" in told[0]
    (tmp_path / "last").unlink()
    assert program.window.close()
    kept = Autosave(tmp_path / "last")
    assert kept.load() is not None
    kept.close()


class LoggingOut:
    """What a desktop's session manager is to a program, as far as it is asked."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask, self.called_off = may_ask, False

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def cancel(self) -> None:
        self.called_off = True

    def release(self) -> None:
        """Others may ask now."""


def test_logging_out_keeps_what_changed_a_moment_ago(program, tmp_path):
    program.settings.set(prompts=("a boat",))
    manager = LoggingOut(may_ask=True)
    keep_at_log_out(program.window, manager)
    assert not manager.called_off
    shutil.copytree(tmp_path / "last", tmp_path / "as it was")
    kept = Autosave(tmp_path / "as it was")
    assert kept.load().settings.words.prompt == "a boat"
    kept.close()


@pytest.mark.parametrize("may_ask", [True, False])
def test_logging_out_waits_where_nothing_can_be_kept(program, qtbot, tmp_path, may_ask):
    in_the_way(program, tmp_path / "last")
    invert_mask(program.document)
    manager = LoggingOut(may_ask=may_ask)
    keep_at_log_out(program.window, manager)
    assert manager.called_off == may_ask
    qtbot.wait_until(lambda: "can't be kept" in program.window.messages.text.text())
    (tmp_path / "last").unlink()


def test_who_does_not_mind_may_close_all_the_same(program, tmp_path):
    in_the_way(program, tmp_path / "last")
    invert_mask(program.document)
    answer("Close without keeping", [])
    assert program.window.close()


def test_what_is_kept_elsewhere_is_opened_like_a_picture(program, qtbot, tmp_path):
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a boat",))
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    invert_mask(program.document)
    target = tmp_path / "stick" / "drawing.sketchlight"
    program.window.keeper.keep_elsewhere(Autosave(target.parent, target))
    image = program.studio.candidates.selected.image
    program.studio.candidates.clear()
    program.document.new((64, 64))
    program.settings.set(prompts=("something else",))
    program.document.modified = False
    program.window.files.open(target)
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    assert has_mask(program.document) and program.settings.value.words.prompt == "a boat"
    assert np.array_equal(next(iter(program.studio.candidates)).image, image)


def test_another_file_is_no_kept_work(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "picture.png")
    (tmp_path / "picture.png").rename(tmp_path / "drawing.sketchlight")
    with pytest.raises(UnreadableFile, match="kept work"):
        read_kept(tmp_path / "drawing.sketchlight")
    assert (tmp_path / "drawing.sketchlight").exists()


def test_what_a_killed_write_left_in_a_persons_folder_goes_at_the_next_start(program, qtbot, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    program.window.files.save_document(folder / "boat.ora")
    qtbot.wait_until((folder / "boat.ora").exists)
    (folder / ".sketchlight-0123456789ab.part").write_bytes(b"half")
    program.window.close()
    again = Program(Autosave(tmp_path / "last"), program.window.preferences, FakeEngine())
    assert [path.name for path in folder.iterdir()] == ["boat.ora"]
    again.window.close()
    again.faults.release()
