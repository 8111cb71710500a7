"""Variants of a result in the window: four more, side by side, starred ones taken together, and steps gone on from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from engine.groups import value_of
from fakes import FakeEngine, bare_model


@pytest.fixture
def program(qtbot, tmp_path: Path):
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(tmp_path / "last"), preferences, FakeEngine())
    made.settings.set(
        model=str(bare_model(tmp_path / "model")),
        live=False,
        size=(64, 64),
        steps=3,
        controls=(),
        workspace=Workspace.GENERATE,
        prompts=("a boat",),
        seed=5,
        seed_locked=True,
    )
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    made.studio.generate()
    qtbot.wait_until(lambda: len(made.studio.candidates) == 1)
    yield made
    made.window.close()
    made.faults.release()


def use(program: Program, text: str) -> None:
    """Take an entry of the menu of the selected result."""
    strip = program.window.strip
    menu = strip.menu_of(program.studio.candidates.selected.id)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_four_more_are_seen_starred_compared_and_taken_as_one_change(program, qtbot):
    use(program, "Four more like this")
    qtbot.wait_until(lambda: len(program.studio.candidates) == 5)
    request = program.studio.candidates.selected.request
    assert (request.pictures, request.sampling.seed, request.sampling.variation) == (4, 5, 0.25)
    use(program, "See variants side by side…")
    dialog = program.window.variants.dialog
    assert len(dialog.tiles) == 4
    qtbot.keyClick(dialog.tiles[1], Qt.Key.Key_S)
    dialog.tiles[3].star()
    dialog.compare.click()
    assert len(program.window.variants.compared.view.pictures) == 2
    program.window.variants.compared.close()
    before, done = len(program.document.stack), program.document.history.labels[1]
    dialog.take.click()
    assert len(program.document.stack) == before + 2
    assert program.document.history.labels[1] == done + 1
    program.document.undo()
    assert len(program.document.stack) == before


def test_a_press_draws_another_variation_and_keeps_the_seed(program, qtbot):
    program.settings.set(variation=0.2, seed_locked=False)
    before = program.settings.value.sampling
    program.studio.generate()
    after = program.settings.value.sampling
    assert after.seed == before.seed and after.variation_seed != before.variation_seed


def test_a_run_is_gone_through_and_continued_with_other_words(program, qtbot):
    use(program, "Go through its steps…")
    dialog = program.window.variants.stepped
    assert dialog.step.maximum() == 2 and not dialog.go.isEnabled()
    qtbot.keyClick(dialog.step, Qt.Key.Key_Left)
    assert dialog.view.front == 1
    dialog.prompt.setPlainText("a castle")
    dialog.go.click()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 2)
    request = program.studio.candidates.selected.request
    words = {name: value_of(request, name) for name in ("prompts", "opening", "opening_steps")}
    assert words == {"prompts": ("a castle",), "opening": "a boat", "opening_steps": 2}
    use(program, "Go through its steps…")
    dialog = program.window.variants.stepped
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog.step, Qt.Key.Key_Home)
    assert dialog.go.isEnabled()
    dialog.close()
