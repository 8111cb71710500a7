"""Several documents in the real window, each with its own undo, results, panels and file."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt

from desktop.app import Program
from desktop.model.document.changes import invert_mask
from desktop.model.document.papers import blank
from desktop.model.document.snapshots import has_mask
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from fakes import FakeEngine, bare_model


@pytest.fixture
def program(qtbot, tmp_path):
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(tmp_path / "last"), preferences, FakeEngine())
    model = str(bare_model(tmp_path / "a model", native_size=64))
    made.settings.set(model=model, live=False, size=(64, 64), controls=())
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    made.document.new((64, 64))
    yield made
    made.window.close()
    made.faults.release()


def picture(tmp_path, name: str, size: tuple[int, int] = (20, 30)):
    Image.new("RGB", size, "white").save(tmp_path / name)
    return tmp_path / name


def opened(program, qtbot, path) -> str:
    with qtbot.wait_signal(program.document.replaced):
        program.window.files.open(path)
    return program.document.id


def test_each_document_keeps_its_own_undo_results_and_panels(program, qtbot, tmp_path):
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a boat",))
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    invert_mask(program.document)
    first, image = program.document.id, next(iter(program.studio.candidates)).image
    second = opened(program, qtbot, picture(tmp_path, "other.png"))
    assert [tab.id for tab in program.window.open_documents.tabs] == [first, second]
    assert program.window.top_bar.tabs.names == ["Untitled •", "other.png"]
    assert not program.document.can_undo and len(program.studio.candidates) == 0
    program.settings.set(prompts=("a house",))
    program.window.top_bar.tabs.setCurrentIndex(0)
    assert program.document.id == first and program.document.size == (64, 64)
    assert program.settings.value.words.prompt == "a boat"
    assert np.array_equal(next(iter(program.studio.candidates)).image, image)
    program.document.undo()
    assert not has_mask(program.document) and program.document.can_redo
    qtbot.keyClick(program.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert program.document.id == second and program.settings.value.words.prompt == "a house"
    program.window.open_documents.step(1)
    program.document.redo()
    assert program.document.id == first and has_mask(program.document)


def test_the_title_says_what_is_unsaved(program, qtbot, tmp_path):
    invert_mask(program.document)
    window = program.window
    assert window.isWindowModified() and "Untitled" in window.windowTitle()
    window.files.save_document(tmp_path / "boat.ora")
    qtbot.wait_until(lambda: not window.isWindowModified())
    assert window.windowTitle().startswith("boat.ora") and window.top_bar.tabs.names == ["boat.ora"]


def test_what_is_saved_behind_the_one_in_front_is_known_as_saved(program, qtbot, tmp_path):
    invert_mask(program.document)
    first = program.document.id
    program.window.files.save_document(tmp_path / "boat.ora")
    program.window.open_documents.make_room()
    program.document.new((32, 32))
    qtbot.wait_until(lambda: program.window.top_bar.tabs.names[0] == "boat.ora")
    assert program.document.path == ""
    program.window.open_documents.show(first)
    assert program.document.path == str(tmp_path / "boat.ora") and not program.document.modified


def test_a_document_that_is_open_only_comes_to_the_front(program, qtbot, tmp_path):
    invert_mask(program.document)
    program.window.files.save_document(tmp_path / "boat.ora")
    qtbot.wait_until(lambda: not program.document.modified)
    boat = program.document.id
    opened(program, qtbot, picture(tmp_path, "other.png"))
    program.window.files.open(tmp_path / "boat.ora")
    assert program.document.id == boat and len(program.window.open_documents.tabs) == 2


def test_closing_brings_the_neighbour_and_the_last_one_leaves_an_empty_sheet(program, qtbot, tmp_path):
    open_documents = program.window.open_documents
    ids = [opened(program, qtbot, picture(tmp_path, f"{name}.png", (20, 20 + name))) for name in range(3)]
    assert [tab.id for tab in open_documents.tabs] == ids
    open_documents.close(ids[0])
    assert program.document.id == ids[2]
    open_documents.close(ids[2])
    assert program.document.id == ids[1] and program.document.size == (20, 21)
    open_documents.close(ids[1])
    assert len(open_documents.tabs) == 1 and open_documents.front not in ids
    assert program.document.size == (20, 21) and not program.document.content.tiles


def test_all_documents_come_back_at_the_next_start(program, qtbot, tmp_path):
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a boat",))
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    invert_mask(program.document)
    program.window.files.save_document(tmp_path / "boat.ora")
    qtbot.wait_until(lambda: not program.document.modified)
    boat, image = program.document.id, next(iter(program.studio.candidates)).image
    opened(program, qtbot, picture(tmp_path, "other.png"))
    program.settings.set(prompts=("a house",))
    program.window.close()
    again = Program(Autosave(tmp_path / "last"), program.window.preferences, FakeEngine())
    again.faults.release()
    assert again.window.top_bar.tabs.names == ["other.png", "boat.ora"]
    assert again.settings.value.words.prompt == "a house"
    again.window.open_documents.show(boat)
    qtbot.wait_until(lambda: len(again.studio.candidates) == 1)
    assert has_mask(again.document) and again.document.path == str(tmp_path / "boat.ora")
    assert again.settings.value.words.prompt == "a boat"
    assert np.array_equal(next(iter(again.studio.candidates)).image, image)
    again.window.close()


def test_what_takes_a_sheets_place_takes_its_tab(program, caplog):
    """The name and what is unsaved are told before the change is: the tabs are asked for in between."""
    program.document.rename("a sheet", "")
    program.document.modified = True
    before = program.document.id
    program.document.load(blank(program.document.size))
    tabs = program.window.open_documents.tabs
    assert [each.id for each in tabs] == [program.document.id] != [before]
    assert not tabs[0].modified
    assert not [each for each in caplog.records if each.name == "desktop.process.faults"]


def test_recent_files_show_what_they_look_like(program, qtbot, tmp_path):
    red = tmp_path / "red.png"
    Image.new("RGB", (400, 200), "red").save(red)
    opened(program, qtbot, red)
    with qtbot.wait_signal(program.window.files.remembered):
        program.window.files.save_document(tmp_path / "drawing.ora")
    red.with_name("gone.png").touch()
    program.window.recent.remember(tmp_path / "gone.png")
    program.window.top_bar.set_recent(program.window.recent.paths)
    menu = program.window.top_bar.recent
    gone, drawing, picture = menu.actions()
    menu.popup(program.window.pos())
    qtbot.wait_until(lambda: not (picture.icon().isNull() or drawing.icon().isNull()))
    for entry in (picture, drawing):
        shown = entry.icon().pixmap(44, 44).toImage()
        assert shown.pixelColor(shown.rect().center()).name() == "#ff0000"
    assert gone.icon().isNull()
    menu.close()
