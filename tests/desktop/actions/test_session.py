"""The session in the window: recorded as one draws, gone through, used again, rendered again, written as a film."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.settings import Workspace
from engine.session.moments import MomentKind
from engine.session.timelapse import Show

PATIENCE = 30_000


@pytest.fixture
def recorded(program, qtbot):
    """A program in which two strokes were drawn, each with its picture, and a number was changed between them."""
    program.recorder.set_on(False)
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a boat",), seed_locked=True, controls=())
    program.recorder.set_on(True)
    for stroke in range(2):
        draw(program, 10 + 20 * stroke)
        program.settings.set(steps=2 + stroke)
        qtbot.wait_until(lambda count=2 + 3 * stroke: moments(program) >= count, timeout=PATIENCE)
        with qtbot.wait_signal(program.archive.kept):
            program.window.panel.primary.click()
    qtbot.wait_until(lambda: moments(program) == 6, timeout=PATIENCE)
    return program


def draw(program, y: int) -> None:
    with begin_stroke(program.document, program.document.active, Brush(size=8.0, target=(200, 30, 30, 255))) as stroke:
        stroke.to(5, y)
        stroke.to(50, y)


def moments(program) -> int:
    program.recorder.settle()
    store = program.recorder.store
    return sum(each.moments for each in store.recordings()) if store.exists else 0


def opened(program, qtbot):
    """Open the session by its button, and wait for what is seen."""
    window = program.window
    with qtbot.wait_signal(window.viewing.seen):
        qtbot.mouseClick(window.strip.session, Qt.MouseButton.LeftButton)
    return window.viewing


def test_what_is_drawn_set_and_made_is_gone_through_in_its_order(recorded, qtbot):
    viewing = opened(recorded, qtbot)
    kinds = [moment.kind for moment in viewing.moments]
    assert kinds == [MomentKind.STROKE, MomentKind.PARAMETERS, MomentKind.RESULT] * 2
    timeline, panel = recorded.window.session.timeline, recorded.window.session
    assert timeline.maximum() == timeline.value() == 5 and panel.view.drawing and panel.view.result
    last = panel.view.drawing
    with qtbot.wait_signal(viewing.seen):
        qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert panel.view.result is None and panel.view.drawing != last
    assert "Stroke" in panel.told.text()


def test_a_moment_s_settings_and_picture_are_used_again(recorded, qtbot):
    viewing, panel = opened(recorded, qtbot), recorded.window.session
    viewing.go(2)
    with qtbot.wait_signal(recorded.window.recording.noted):
        panel.settings.click()
    assert recorded.settings.value.sampling.steps == 2
    before = len(recorded.document.stack)
    panel.take.click()
    qtbot.wait_until(lambda: len(recorded.document.stack) == before + 2)  # what covered the drawing, and this


def test_it_is_rendered_again_larger_whatever_document_is_in_front(recorded, qtbot):
    opened(recorded, qtbot)
    actions = recorded.window.recording
    with qtbot.wait_signal(actions.rerunner.ended, timeout=PATIENCE) as ended:
        actions.render("", 2.0)
        recorded.window.open_documents.make_room()
        recorded.document.new((64, 64))
    recording, why = ended.args
    assert recording and not why
    assert not recorded.studio.candidates
    store = recorded.recorder.store
    made = [moment for moment in store.moments(recording) if moment.is_pictured]
    assert len(made) == 2 and [store.recipe(each).request.size for each in made] == [(128, 128)] * 2
    assert store.result(made[0]).shape == (128, 128, 3)


def test_it_is_exported_as_a_film(recorded, qtbot, tmp_path):
    opened(recorded, qtbot)
    with qtbot.wait_signal(recorded.window.recording.saved, timeout=PATIENCE):
        recorded.window.recording.export(tmp_path / "film.webp", show=Show.RESULT, seconds=5, height=64)
    assert (tmp_path / "film.webp").read_bytes()[8:12] == b"WEBP"


def test_nothing_is_recorded_once_it_is_switched_off(recorded, qtbot):
    opened(recorded, qtbot)
    recorded.window.session.record.click()
    assert recorded.window.settings.preferences.value("record_session") is False
    before = snapshot_full(recorded.document)
    draw(recorded, 50)
    assert (snapshot_full(recorded.document) != before).any()
    assert moments(recorded) == 6
    recorded.window.settings.preferences.set("record_session", True)
    assert recorded.window.session.record.isChecked()
    draw(recorded, 60)
    qtbot.wait_until(lambda: moments(recorded) == 7)


def test_a_deleted_recording_is_begun_anew_by_the_next_stroke(recorded, qtbot):
    viewing = opened(recorded, qtbot)
    recorded.window.recording.erase(viewing.recording.id)
    qtbot.wait_until(lambda: viewing.recording is None)
    draw(recorded, 50)
    qtbot.wait_until(lambda: viewing.recording is not None and len(viewing.moments) == 1)
    assert viewing.recording.document == recorded.document.id
