"""The queue in the window: more is added while one runs, for documents that are in front or not, and is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.actions.notifications import Notifications
from desktop.actions.queue import LONG, QueueActions
from desktop.app import Program
from engine.history.entries import Query
from engine.queue.jobs import JobState
from fakes import HeldEngine
from programs import ended, started

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot, tmp_path):
    made = started(tmp_path, qtbot, HeldEngine())
    yield made
    made.engine.go.set()
    ended(made)


def press(program: Program, qtbot, prompt: str, modifiers=CTRL) -> None:
    program.settings.set(prompts=(prompt,))
    qtbot.keyClick(program.window, Qt.Key.Key_Return, modifiers)


def prompts(program: Program) -> list[str]:
    return [job.prompt for job in program.queue]


def made(program: Program) -> list[str]:
    return [entry.prompt for entry in reversed(program.archive.history.find(Query()))]


def test_keys_add_at_the_back_and_first_while_one_runs(program, qtbot):
    press(program, qtbot, "a")
    press(program, qtbot, "b")
    press(program, qtbot, "c", CTRL | SHIFT)
    assert prompts(program) == ["a", "c", "b"]
    strip, panel = program.window.strip, program.window.panel
    assert strip.queue.text() == "3"
    assert panel.primary.text() == "Add to queue" and panel.cancel.isVisible()
    program.engine.go.set()
    qtbot.wait_until(lambda: made(program) == ["a", "c", "b"])
    qtbot.wait_until(lambda: not len(program.queue))
    assert panel.primary.text() == "Generate" and not panel.cancel.isVisible()


def test_the_drawer_lists_moves_pauses_and_cancels(program, qtbot):
    for prompt in "abcd":
        press(program, qtbot, prompt)
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert window.queue.isVisible()
    jobs = {job.prompt: job.id for job in program.queue}
    window.queue.choose([jobs["d"]])
    qtbot.keyClick(window.queue.list, Qt.Key.Key_Home)
    assert prompts(program) == ["a", "d", "b", "c"]
    qtbot.keyClick(window.queue.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert prompts(program) == ["a", "b", "d", "c"]
    qtbot.mouseClick(window.queue.actions_of["pause"], Qt.MouseButton.LeftButton)
    assert program.queue.job(jobs["d"]).state is JobState.PAUSED
    window.queue.choose([jobs["c"]])
    qtbot.keyClick(window.queue.list, Qt.Key.Key_Delete)
    assert prompts(program) == ["a", "b", "d"]
    qtbot.mouseClick(window.panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: program.queue.running is not None and program.queue.running.prompt == "b")
    qtbot.mouseClick(window.queue.clear, Qt.MouseButton.LeftButton)
    assert prompts(program) == [] and strip_is_low(window)
    qtbot.keyClick(window.queue.list, Qt.Key.Key_Escape)
    assert not window.queue.isVisible()


def strip_is_low(window) -> bool:
    return window.strip.queue.text() == ""


def test_dragging_a_row_moves_the_job(program, qtbot):
    for prompt in "abcd":
        press(program, qtbot, prompt)
    model = program.window.queue.list.model()
    dragged = model.mimeData([model.index(3)])
    assert not model.dropMimeData(dragged, Qt.DropAction.MoveAction, 1, 0, model.index(-1))
    assert prompts(program) == ["a", "d", "b", "c"]
    model.dropMimeData(model.mimeData([model.index(1)]), Qt.DropAction.MoveAction, 4, 0, model.index(-1))
    assert prompts(program) == ["a", "b", "c", "d"]


def test_what_is_made_for_a_document_behind_goes_to_its_results_and_the_history(program, qtbot):
    window = program.window
    first = program.document.id
    program.document.rename("first", "")
    press(program, qtbot, "for the first")
    window.open_documents.make_room()
    program.document.new((64, 64))
    assert program.document.id != first and prompts(program) == ["for the first"]
    press(program, qtbot, "for the second")
    program.engine.go.set()
    qtbot.wait_until(lambda: made(program) == ["for the first", "for the second"])
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    assert program.studio.candidates.selected.request.words.prompt == "for the second"
    assert window.top_bar.tabs.names[0] == "first (+1)"
    window.open_documents.show(first)
    assert [each.request.words.prompt for each in program.studio.candidates] == ["for the first"]
    assert "(+" not in window.top_bar.tabs.names[0]


def test_it_survives_a_restart_and_goes_on_by_itself(qtbot, tmp_path):
    first = started(tmp_path, qtbot, HeldEngine())
    press(first, qtbot, "a")
    press(first, qtbot, "b")
    ended(first)
    again = started(tmp_path, qtbot, HeldEngine())
    assert prompts(again) == ["a", "b"]
    again.engine.go.set()
    qtbot.wait_until(lambda: made(again) == ["a", "b"])
    qtbot.wait_until(lambda: not len(again.queue))
    ended(again)
    last = started(tmp_path, qtbot, HeldEngine())
    assert prompts(last) == []
    last.engine.go.set()
    ended(last)


def test_the_end_of_a_long_job_is_told_by_the_desktop(program, qtbot):
    told = []
    window = program.window
    notifications = Notifications(window, lambda title, text: told.append((title, text)) or True)
    QueueActions(program.studio, program.archive, window.queue, window, notifications)
    press(program, qtbot, "a long way")
    job = program.queue.running
    program.engine.go.set()
    with qtbot.wait_signal(program.queue.completed) as completed:
        pass
    _job, finished, _took = completed.args
    window.hide()
    program.queue.completed.emit(job, finished, LONG - 1)
    assert told == []
    program.queue.completed.emit(job, finished, LONG + 1)
    assert told == [("1 picture made", "a long way")]
