"""The history in the window: what is made stands there, is found again, and is used again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage

from desktop.actions.history import ACTIONS
from desktop.app import Program
from desktop.model.document.snapshots import snapshot_full
from desktop.model.history.entry_actions import ENTRY_ACTIONS
from desktop.model.pixels import conversions
from desktop.model.settings.settings import Workspace
from desktop.views.history.compare_view import CompareMode
from engine.history.entries import Query
from engine.pictures.recipe_file import read_recipe
from programs import ended, started


@pytest.fixture
def program(qtbot, tmp_path):
    made = started(tmp_path, qtbot, seed_locked=True)
    yield made
    ended(made)


def make(program: Program, qtbot, prompt: str, seed: int = 1, count: int = 1) -> None:
    """Press Generate, and wait until it is in the history."""
    program.settings.set(prompts=(prompt,), seed=seed, count=count)
    with qtbot.wait_signal(program.archive.kept):
        qtbot.mouseClick(program.window.panel.primary, Qt.MouseButton.LeftButton)


def opened(program: Program, qtbot, count: int):
    """The history's panel with so many pictures."""
    panel = program.window.history
    if not panel.isVisible():
        qtbot.mouseClick(program.window.strip.history, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: panel.isVisible() and program.window.listing.rowCount() == count)
    return panel


def choose(panel, *rows: int) -> None:
    selection = panel.grid.selectionModel()
    selection.clear()
    for row in rows:
        selection.select(panel.grid.model().index(row), QItemSelectionModel.SelectionFlag.Select)


def do(panel, label: str) -> None:
    """Take an entry of the context menu."""
    menu = panel.grid.menu()
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def prompts(program: Program) -> list[str]:
    return [entry.prompt for entry in program.window.listing.entries]


def test_what_is_generated_stands_in_the_history_with_its_recipe(program, qtbot):
    make(program, qtbot, "a red boat", seed=5)
    panel = opened(program, qtbot, 1)
    choose(panel, 0)
    assert panel.details.prompt.text() == "a red boat"
    assert panel.details.figures["Seed"].text() == "5"
    assert panel.details.figures["Model"].text() == "a model"
    entry = panel.grid.chosen()[0]
    shown = program.studio.candidates.selected.image
    assert np.array_equal(program.archive.history.picture(entry).pixels, shown)


def test_a_live_picture_that_is_taken_stands_there_and_no_other(program, qtbot):
    program.settings.set(workspace=Workspace.LIVE, live=True, refine=False)
    qtbot.wait_until(program.window.panel.primary.isEnabled)
    with qtbot.wait_signal(program.archive.kept) as kept:
        qtbot.mouseClick(program.window.panel.primary, Qt.MouseButton.LeftButton)
    assert [entry.origin for entry in kept.args[0]] == ["taken"]
    assert len(program.archive.history.find()) == 1


def test_it_is_opened_by_key_and_menu_and_left_by_escape(program, qtbot):
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait_until(lambda: window.history.isVisible() and window.strip.history.isChecked())
    qtbot.keyClick(window.history.search, Qt.Key.Key_Escape)
    qtbot.wait_until(lambda: not window.history.isVisible() and not window.strip.history.isChecked())
    next(each for each in window.top_bar.menu.actions() if each.text() == "History").trigger()
    assert window.history.isVisible()
    window.canvas.hide_panels_wanted.emit()
    assert not window.history.isVisible()
    window.canvas.hide_panels_wanted.emit()
    assert window.history.isVisible()


def test_words_star_date_and_model_narrow_what_is_shown(program, qtbot):
    for seed, prompt in enumerate(("a red boat", "a blue boat", "a cat")):
        make(program, qtbot, prompt, seed)
    panel = opened(program, qtbot, 3)
    qtbot.keyClicks(panel.search, "boat")
    qtbot.wait_until(lambda: prompts(program) == ["a blue boat", "a red boat"])
    choose(panel, 1)
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_F)
    qtbot.wait_until(lambda: panel.grid.chosen()[0].favourite)
    panel.search.clear()
    qtbot.mouseClick(panel.favourites, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: prompts(program) == ["a red boat"])
    qtbot.mouseClick(panel.favourites, Qt.MouseButton.LeftButton)
    panel.span.chosen.emit("yesterday")
    panel.span.set_value("yesterday")
    panel.span.chosen.emit("yesterday")
    qtbot.wait_until(lambda: prompts(program) == [])
    assert panel.nothing.isVisible() and "Nothing like that" in panel.nothing.text()
    panel.span.set_value("today")
    panel.span.chosen.emit("today")
    qtbot.wait_until(lambda: len(prompts(program)) == 3)
    assert "a model" in [action.text() for action in panel.model.menu().actions()]


def test_tags_are_given_and_found(program, qtbot):
    make(program, qtbot, "a red boat", 1)
    make(program, qtbot, "a cat", 2)
    panel = opened(program, qtbot, 2)
    choose(panel, 1)
    panel.details.tags.setFocus()
    panel.details.tags.clear()
    qtbot.keyClicks(panel.details.tags, "sea, best")
    qtbot.keyClick(panel.details.tags, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: program.archive.history.tags() == ["best", "sea"])
    qtbot.keyClicks(panel.search, "sea")
    qtbot.wait_until(lambda: prompts(program) == ["a red boat"])


def test_pictures_made_together_are_one_tile_until_they_are_wanted(program, qtbot):
    make(program, qtbot, "three boats", 1, count=3)
    make(program, qtbot, "a cat", 9)
    panel = opened(program, qtbot, 2)
    choose(panel, 1)
    do(panel, "Show all of its run")
    qtbot.wait_until(lambda: [entry.seed for entry in program.window.listing.entries] == ["1", "2", "3"])
    qtbot.mouseClick(panel.run, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: program.window.listing.rowCount() == 2)
    qtbot.mouseClick(panel.gathered, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: program.window.listing.rowCount() == 4)


def test_the_settings_of_one_of_several_make_it_again(program, qtbot):
    make(program, qtbot, "three boats", 11, count=3)
    program.settings.set(prompts=("else",), seed=99, count=2, seed_locked=False)
    panel = opened(program, qtbot, 1)
    choose(panel, 0)
    do(panel, "Show all of its run")
    qtbot.wait_until(lambda: program.window.listing.rowCount() == 3)
    choose(panel, 2)
    qtbot.mouseClick(panel.details.use, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: program.settings.value.words.prompt == "three boats")
    sampling = program.settings.value.sampling
    assert (sampling.seed, sampling.count, program.settings.value.seed_locked) == (13, 1, True)


def test_the_seed_alone_changes_nothing_else(program, qtbot):
    make(program, qtbot, "a boat", 77)
    program.settings.set(prompts=("else",), seed=1, seed_locked=False)
    panel = opened(program, qtbot, 1)
    choose(panel, 0)
    qtbot.mouseClick(panel.details.seed, Qt.MouseButton.LeftButton)
    assert (program.settings.value.sampling.seed, program.settings.value.seed_locked) == (77, True)
    assert program.settings.value.words.prompt == "else"


def test_pictures_become_layers_references_and_controls(program, qtbot):
    make(program, qtbot, "one", 1)
    make(program, qtbot, "two", 2)
    panel = opened(program, qtbot, 2)
    choose(panel, 0, 1)
    for label in ("Put in as a layer", "Use as reference", "Use as control"):
        do(panel, label)
    value = program.settings
    qtbot.wait_until(lambda: len(value.value.references) == len(value.value.controls) == 2)
    names = [node.name for node in program.document.content.stack]
    assert {"one", "two"} <= set(names)
    image = program.archive.history.picture(panel.grid.chosen()[0])
    assert image in [card.picture for card in value.value.references]


def test_two_are_compared_by_slider_flicker_and_side_by_side(program, qtbot):
    make(program, qtbot, "one", 1)
    make(program, qtbot, "two", 2)
    panel = opened(program, qtbot, 2)
    choose(panel, 0, 1)
    qtbot.mouseClick(panel.details.compare, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: program.window.past.dialog is not None)
    view = program.window.past.dialog.view
    assert [title for _image, title in view.pictures] == ["two", "one"]
    view.resize(400, 400)
    place = view.places()[0].toRect()
    first, second = (image for image, _title in view.pictures)

    def seen(x: int) -> list[int]:
        return list(view.grab().toImage().pixelColor(place.x() + x, place.bottom() - 40).getRgb()[:3])

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.center() / 1)
    before = view.split
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.split > before
    assert first != second
    left, right = seen(30), seen(place.width() - 30)
    view.set_mode(CompareMode.FLICKER)
    assert seen(30) == left and seen(place.width() - 30) != right
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert seen(30) != left and seen(place.width() - 30) == right
    view.set_mode(CompareMode.SIDE)
    assert view.places()[0].right() < view.places()[1].left()
    program.window.past.dialog.close()


def test_a_picture_is_copied_exported_and_dragged_out(program, qtbot, tmp_path):
    make(program, qtbot, "a boat", 3)
    panel = opened(program, qtbot, 1)
    choose(panel, 0)
    entry = panel.grid.chosen()[0]
    pixels = program.archive.history.picture(entry).pixels
    QGuiApplication.clipboard().clear()
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait_until(lambda: not QGuiApplication.clipboard().image().isNull())
    assert np.array_equal(conversions.from_image(QGuiApplication.clipboard().image())[..., :3], pixels)
    with qtbot.wait_signal(program.window.past.saved):
        program.window.past.export_to([(entry, tmp_path / "with.png")], True)
    with qtbot.wait_signal(program.window.past.saved):
        program.window.past.export_to([(entry, tmp_path / "bare.png")], False)
    assert read_recipe(tmp_path / "with.png").prompt == "a boat"
    assert np.array_equal(conversions.from_image(QImage(str(tmp_path / "bare.png")))[..., :3], pixels)
    data = program.window.past.data([entry])
    dropped = Path(data.urls()[0].toLocalFile())
    assert dropped != program.archive.history.path(entry)
    assert read_recipe(dropped).prompt == "a boat"
    program.archive.history.path(entry).unlink()
    assert program.window.past.data([entry]) is None


def test_what_is_deleted_lies_in_the_trash_until_it_is_emptied(program, qtbot):
    make(program, qtbot, "one", 1)
    make(program, qtbot, "two", 2)
    panel = opened(program, qtbot, 2)
    choose(panel, 0)
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_Delete)
    qtbot.wait_until(lambda: prompts(program) == ["one"])
    qtbot.mouseClick(panel.trash, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: prompts(program) == ["two"])
    choose(panel, 0)
    do(panel, "Bring back")
    qtbot.wait_until(lambda: prompts(program) == [])
    qtbot.mouseClick(panel.trash, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: len(prompts(program)) == 2)
    choose(panel, 0, 1)
    do(panel, "Move to trash")
    qtbot.wait_until(lambda: prompts(program) == [])
    qtbot.mouseClick(panel.trash, Qt.MouseButton.LeftButton)
    qtbot.wait_until(panel.empty.isVisible)
    qtbot.mouseClick(panel.empty, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: prompts(program) == [])
    assert list(program.archive.history.folder.rglob("*.png")) == []


def test_a_file_that_is_gone_is_told_of_and_changes_nothing(program, qtbot):
    make(program, qtbot, "one", 1)
    panel = opened(program, qtbot, 1)
    program.archive.history.path(panel.grid.model().entries[0]).unlink()
    choose(panel, 0)
    before = snapshot_full(program.document)
    do(panel, "Put in as a layer")
    qtbot.wait_until(program.window.messages.isVisible)
    qtbot.wait_until(lambda: "doesn't exist" in program.window.messages.text.text())
    assert np.array_equal(snapshot_full(program.document), before)


def test_the_history_is_there_after_a_restart_whatever_is_open(qtbot, tmp_path):
    program = started(tmp_path, qtbot, seed_locked=True)
    make(program, qtbot, "before", 1)
    program.document.new((64, 64))
    assert len(program.studio.candidates) == 0
    ended(program)
    program = started(tmp_path, qtbot, seed_locked=True)
    opened(program, qtbot, 1)
    assert prompts(program) == ["before"]
    ended(program)


def test_a_history_that_cannot_be_kept_keeps_nobody_from_drawing(qtbot, tmp_path):
    (tmp_path / "history").write_text("a file where the folder should be")
    program = started(tmp_path, qtbot, seed_locked=True)
    qtbot.wait_until(lambda: "The history in" in program.window.messages.text.text())
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    ended(program)


def test_every_action_of_the_menu_is_done(program):
    assert {action.name for action in ENTRY_ACTIONS} == {*ACTIONS, "run"}
    assert program.archive.history.find(Query()) == []


def test_earlier_prompts_come_back_in_the_prompt_and_what_was_being_written_is_not_lost(program, qtbot):
    for seed, prompt in enumerate(("a red boat", "a blue boat", "a red boat")):
        make(program, qtbot, prompt, seed)
    edit = program.window.panel.prompt_panel.prompt
    edit.setPlainText("half a thou")

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(edit, key, Qt.KeyboardModifier.AltModifier)

    press(Qt.Key.Key_Up)
    qtbot.wait_until(lambda: edit.toPlainText() == "a red boat")
    assert program.settings.value.words.prompt == "a red boat"
    press(Qt.Key.Key_Up)
    assert edit.toPlainText() == "a blue boat"
    press(Qt.Key.Key_Up)
    assert edit.toPlainText() == "a blue boat", "there is none before that"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert edit.toPlainText() == program.settings.value.words.prompt == "half a thou"
    press(Qt.Key.Key_Up)
    assert edit.toPlainText() == "a red boat"
    qtbot.keyClicks(edit, "!")
    press(Qt.Key.Key_Down)
    assert edit.toPlainText().count("!") == 1, "what is typed is a draft of its own"


def test_a_result_in_the_strip_has_a_menu_of_its_own(program, qtbot):
    make(program, qtbot, "one", 1)
    make(program, qtbot, "two", 2)
    strip = program.window.strip
    newest, older = (each.id for each in program.studio.candidates)

    def do_with(id: int, label: str) -> None:
        menu = strip.menu_of(id)
        next(action for action in menu.actions() if action.text() == label).trigger()
        menu.deleteLater()

    program.settings.set(prompts=("else",))
    do_with(older, "Use its settings")
    assert (program.settings.value.words.prompt, program.settings.value.sampling.seed) == ("one", 1)
    do_with(newest, "Use as reference")
    do_with(newest, "Use as control")
    picture = next(each for each in program.studio.candidates if each.id == newest).image
    assert np.array_equal(program.settings.value.references[-1].picture.pixels, picture)
    assert np.array_equal(program.settings.value.controls[-1].picture.pixels, picture)
    before = len(program.document.content.stack)
    do_with(older, "Take as a layer of its own")
    assert len(program.document.content.stack) == before + 1
    do_with(older, "Discard")
    assert [each.id for each in program.studio.candidates] == [newest]


@pytest.mark.parametrize("width", [1280, 1440])
def test_nothing_lies_over_anything_else_in_its_head(program, qtbot, width):
    program.window.resize(width, 720)
    panel = opened(program, qtbot, 0)
    qtbot.wait_until(lambda: panel.search.width() > 0 and program.window.width() == width)
    head = (panel.count, panel.search, panel.model, panel.span, panel.favourites, panel.gathered, panel.trash)
    places = [QRect(each.mapTo(panel, QPoint()), each.size()) for each in (*head, panel.close_button)]
    lines = [[each for each in places if each.center().y() // 40 == line] for line in (0, 1)]
    assert all(left.right() < right.left() for line in lines for left, right in pairwise(line)), places
    assert all(each.right() < panel.width() for each in places) and panel.search.width() >= 160
