"""Writing prompts in the window: suggestions, one's own words, and what is pasted from other programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from fakes import FakeEngine, bare_model

PARAMETERS = """((masterpiece)), a boat at dawn
Negative prompt: blurry, [text]
Steps: 7, Sampler: Euler a, CFG scale: 4.5, Seed: 99, Size: 512x768, Model: elsewhere"""


@pytest.fixture
def program(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    words = tmp_path / "data" / "Sketchlight" / "words"
    (words / "tags").mkdir(parents=True)
    (words / "wildcards").mkdir()
    (words / "tags" / "list.csv").write_text("lighthouse,0,10,\nlight_rays,0,99,\n", encoding="utf-8")
    (words / "wildcards" / "colour.txt").write_text("crimson\n", encoding="utf-8")
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(tmp_path / "last"), preferences, FakeEngine())
    model = str(bare_model(tmp_path / "model"))
    made.settings.set(model=model, live=False, size=(64, 64), controls=(), workspace=Workspace.GENERATE, prompts=("",))
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    yield made
    made.window.close()
    made.faults.release()


def prompt_of(program: Program):
    return program.window.panel.prompt_panel.prompt


def paste(program: Program, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    prompt_of(program).paste()


def test_tags_are_suggested_and_taken_by_keys(program, qtbot):
    words, edit = program.window.prompt_words, prompt_of(program)
    qtbot.wait_until(lambda: len(words.tags) == 2)
    edit.setFocus()
    qtbot.wait_until(edit.hasFocus)
    qtbot.keyClicks(edit, "a cat, lig")
    completer = words.completers[0]
    assert completer.list.isVisible() and completer.list.count() == 2
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "a cat, lighthouse" and not completer.list.isVisible()
    assert program.settings.value.words.prompt == "a cat, lighthouse"
    qtbot.keyClicks(edit, ", __c")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "a cat, lighthouse, __colour__"
    with qtbot.wait_signal(program.studio.made) as made:
        program.studio.generate()
    assert made.args[0].request.words.prompt == "a cat, lighthouse, crimson"


def test_pasted_parameters_set_the_panels_as_one_change_that_is_undone(program, qtbot):
    before = program.settings.value
    paste(program, PARAMETERS)
    value = program.settings.value
    assert value.words.prompt == "(masterpiece)1.21, a boat at dawn"
    assert value.words.negative == "blurry, (text)0.909"
    assert (value.sampling.steps, value.sampling.guidance, value.sampling.seed) == (7, 4.5, 99)
    assert value.size == (512, 768)
    assert value.uses.model == before.uses.model
    program.document.undo()
    assert program.settings.value.words == before.words
    assert program.settings.value.sampling.steps == before.sampling.steps


def test_a_pasted_prompt_in_webuis_signs_is_translated_and_other_text_stays(program):
    paste(program, "((roof)) <lora:ink:0.8>")
    assert program.settings.value.words.prompt.startswith("(roof)1.21")
    assert [(use.model, use.weight) for use in program.settings.value.uses.loras] == [("ink", 0.8)]
    program.settings.set(prompts=("",), loras=())
    paste(program, "a (red roof:1.3), plain")
    assert program.settings.value.words.prompt == "a (red roof:1.3), plain"


def test_words_are_kept_by_a_name_put_in_and_taken_out(program, qtbot):
    panel = program.window.panel.prompt_panel
    program.settings.set(prompts=("ink, thin lines",), negative="blur, frame")
    panel.own.keep("Mine", prompt=True, negative=False)
    panel.own.keep("Clean", prompt=False, negative=True)
    program.settings.set(prompts=("a boat",), negative="")
    assert "Mine" in panel.chips
    panel.own.menu.aboutToShow.emit()
    actions = {each.text(): each for each in panel.own.menu.actions()}
    actions["Mine"].trigger()
    assert program.settings.value.words.prompt == "a boat, ink, thin lines"
    next(each for each in actions["Negative presets"].menu().actions() if each.text() == "Clean").trigger()
    assert program.settings.value.words.negative == "blur, frame"
    actions["Mine"].trigger()
    assert program.settings.value.words.prompt == "a boat"
    panel.own.drop("Mine")
    assert "Mine" not in panel.chips
