"""Every command is found by its name, and done by whatever key a person gave it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.actions.edits import EDIT_ACTIONS
from desktop.model.settings import shortcuts
from desktop.model.settings.settings import Workspace
from desktop.model.stage.layer_actions import LAYER_ACTIONS
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.model.stage.tools import TOOLS
from desktop.views.dialogs.command_palette import CommandPalette
from desktop.views.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop.views.widgets.commands import group_of, keys_in_words, name_of
from desktop.views.widgets.shortcuts import Shortcuts

CTRL = Qt.KeyboardModifier.ControlModifier


def commands(program) -> dict[str, QAction]:
    return {name_of(each): each for each in program.window.shortcuts.commands}


def palette(program, qtbot) -> CommandPalette:
    qtbot.keyClick(program.window, Qt.Key.Key_K, CTRL)
    (found,) = (each for each in program.window.findChildren(CommandPalette) if each.isVisible())
    return found


def dialog(program) -> ShortcutsDialog:
    commands(program)["window.shortcuts"].trigger()
    return program.window.findChild(ShortcutsDialog)


def test_a_command_is_typed_and_done(program, qtbot):
    found = palette(program, qtbot)
    qtbot.keyClicks(found.search, "add gr")
    assert found.list.currentItem().text() == "Add group"
    before = len(program.document.content.stack)
    qtbot.keyClick(found.search, Qt.Key.Key_Return)
    assert len(program.document.content.stack) == before + 1
    again = palette(program, qtbot)
    assert again.list.item(0).text() == "Add group", "what was done last stands first"
    qtbot.keyClick(again.search, Qt.Key.Key_Down)
    assert again.list.currentRow() == 1
    qtbot.keyClick(again.search, Qt.Key.Key_Escape)
    assert len(program.document.content.stack) == before + 1


def test_the_palette_finds_by_group_and_key_and_says_when_nothing_fits(program, qtbot):
    found = palette(program, qtbot)
    found.search.setText("tools brush")
    assert {found.list.item(row).text() for row in range(found.list.count())} >= {"Brush", "Mask brush"}
    found.search.setText("ctrl+j")
    assert found.list.item(0).text() == "Duplicate"
    found.search.setText("make me a sandwich")
    assert found.list.count() == 0
    qtbot.keyClick(found.search, Qt.Key.Key_Return)
    assert found.isVisible()
    found.close()


def test_the_palette_has_all_there_is(program):
    names = set(commands(program))
    expected = {f"layer.{name}" for name in LAYER_ACTIONS} | {f"tool.{name}" for name in TOOLS}
    expected |= {f"select.{name}" for name in SELECTION_ACTIONS} | {f"edit.{each.name}" for each in EDIT_ACTIONS}
    expected |= {f"work.{each.value}" for each in Workspace}
    assert expected <= names
    titles = {each.text() for each in program.window.shortcuts.commands}
    in_menu = [each for each in _leaves(program.window.top_bar.menu) if not each.text().endswith(" px")]
    assert {each.text() for each in in_menu} <= titles
    assert all(group_of(each) and each.text() for each in program.window.shortcuts.commands)


def _leaves(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        found += _leaves(action.menu()) if action.menu() else [] if action.isSeparator() else [action]
    return found


@pytest.mark.parametrize("preset", ["", *shortcuts.presets()])
def test_no_key_stands_for_two_things_and_a_preset_names_only_what_there_is(program, preset):
    program.window.shortcuts.choose(preset)
    found = commands(program)
    counts = Counter(key.toString() for each in found.values() for key in each.shortcuts())
    assert [key for key, count in counts.items() if count > 1] == []
    if preset:
        keys = shortcuts.presets()[preset][1]
        assert set(keys) <= set(found)
        assert all([each.toString() for each in found[name].shortcuts()] == list(keys[name]) for name in keys)


def test_a_key_that_is_given_away_works_at_once_and_after_a_restart(program, qtbot, tmp_path):
    window = program.window
    window.shortcuts.give("tool.eraser", ["N"])
    window.canvas.first.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert program.tools.tool == "eraser"
    program.tools.set(tool="brush")
    qtbot.keyClick(window, Qt.Key.Key_E)
    assert program.tools.tool == "brush"
    assert "Eraser (N)" in window.rail.buttons["eraser"].toolTip()
    again = Shortcuts(window, window.preferences)
    assert keys_in_words(commands(program)["tool.eraser"]) == "N"
    again.reset("tool.eraser")
    assert keys_in_words(commands(program)["tool.eraser"]) == "E"


def test_a_key_goes_from_the_command_that_had_it(program):
    window = program.window
    assert window.shortcuts.holder("E", "tool.brush").text() == "Eraser"
    window.shortcuts.give("tool.brush", ["E"])
    found = commands(program)
    assert (keys_in_words(found["tool.brush"]), keys_in_words(found["tool.eraser"])) == ("E", "")
    window.shortcuts.give("tool.hand", ["E"])
    assert (keys_in_words(found["tool.brush"]), keys_in_words(found["tool.hand"])) == ("", "E")
    window.shortcuts.reset()
    assert (keys_in_words(found["tool.brush"]), keys_in_words(found["tool.eraser"])) == ("B", "E")


def test_the_dialog_changes_keys_and_says_whose_they_were(program, qtbot):
    shown = dialog(program)
    shown.search.setText("mask brush")
    assert shown.chosen().text() == "Mask brush"
    shown.keys.setKeySequence(QKeySequence("E"))
    assert shown.told.text().startswith("“Eraser” has this key")
    qtbot.mouseClick(shown.give, Qt.MouseButton.LeftButton)
    assert keys_in_words(commands(program)["tool.mask_brush"]) == "E"
    assert shown.chosen().text() == "Mask brush" and shown.reset.isEnabled()
    qtbot.mouseClick(shown.none, Qt.MouseButton.LeftButton)
    assert keys_in_words(commands(program)["tool.mask_brush"]) == ""
    qtbot.mouseClick(shown.reset, Qt.MouseButton.LeftButton)
    assert keys_in_words(commands(program)["tool.mask_brush"]) == "M"
    shown.preset.chosen.emit("photoshop")
    assert keys_in_words(commands(program)["tool.mask_brush"]) == "Q"
    shown.close()


def test_the_list_is_written_to_be_printed(program, tmp_path: Path):
    shown = dialog(program)
    assert "<td>Brush</td><td><code>B</code></td>" in shown.html()
    shown.write_pdf(tmp_path / "keys.pdf")
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    shown.close()


def test_the_layers_menu_shows_the_keys_that_hold(program):
    program.window.shortcuts.give("layer.duplicate", ["Ctrl+Shift+D"])
    program.window.layers.open_menu(QPoint(10, 10))
    menu = next(each for each in program.window.layers.findChildren(QMenu) if each.isVisible())
    entry = next(each for each in menu.actions() if each.text() == "Duplicate")
    assert entry.shortcut().toString() == "Ctrl+Shift+D"
    menu.close()


@pytest.mark.parametrize("kept", ["", "no json", "[1]", '{"tool.brush": 5}', '{"tool.nothing": ["B"]}', 7])
def test_what_is_no_list_of_keys_changes_nothing(program, tmp_path, kept):
    preferences = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    preferences.setValue("shortcuts", kept)
    preferences.setValue("shortcut preset", "no such preset")
    Shortcuts(program.window, preferences)
    assert keys_in_words(commands(program)["tool.brush"]) == "B"
