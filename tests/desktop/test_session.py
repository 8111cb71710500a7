"""A person at work: the real window, the real thread, the model that ships with the program."""

import ctypes
import gc
import sys

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.document.snapshots import snapshot_full, snapshot_sketch
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from engine.events import Failed, Finished, Loading, Preview, Stopped
from engine.paths import starter_dir
from engine.request import Lane
from idle import wait_until_idle

LOADED = 120_000
"""Milliseconds that importing torch and loading the model may take on a busy machine."""


@pytest.fixture
def program(qtbot, tmp_path):
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(tmp_path / "last"), preferences)
    made.events, made.shown = [], []
    made.thread.happened.connect(made.events.append)
    made.studio.on_show.picture_changed.connect(lambda pixels, frame: made.shown.append(pixels))
    made.show()
    yield made
    made.window.close()
    made.faults.release()
    assert not made.thread.isRunning()


def of(program, kind):
    return [event for event in program.events if isinstance(event, kind)]


def wait_until_quiet(program, qtbot):
    """Until the last thing asked for has been answered."""
    qtbot.wait_until(lambda: not program.mailbox.busy and bool(program.events), timeout=LOADED)
    wait_until_idle(qtbot, program.studio, mailbox=program.mailbox, timeout=LOADED)


def paint(program, qtbot, strokes: int) -> None:
    """That many strokes with the mouse, as fast as can be; after a hundred the hand rests till the engine does."""
    pane = program.window.canvas.first
    for number in range(strokes):
        y = 60 + number * 7 % (pane.height() - 120)
        qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(40, y))
        for x in (90, 140, 190):
            qtbot.mouseMove(pane, QPoint(x, y + x % 17))
        qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(190, y))
        QApplication.processEvents()
        if number % 100 == 99:
            qtbot.wait_until(lambda: not program.mailbox.busy, timeout=LOADED)


def resident_at_rest(program, qtbot) -> int:
    """Bytes, once the last request is answered and the undo steps are packed; without what this test itself keeps."""
    wait_until_quiet(program, qtbot)
    wait_until_idle(qtbot, program.document)
    program.events.clear()
    program.shown.clear()
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    return psutil.Process().memory_info().rss


@pytest.mark.skipif(not starter_dir().is_dir(), reason="the starter model is not there")
class TestWithTheStarter:
    def test_forty_strokes_faster_than_pictures(self, program, qtbot):
        program.settings.set(refine=False)
        wait_until_quiet(program, qtbot)
        program.events.clear()
        program.shown.clear()
        paint(program, qtbot, strokes=40)
        wait_until_quiet(program, qtbot)
        started = {event.key for event in of(program, Loading) if event.key.lane is Lane.LIVE}
        previewed = {event.key for event in of(program, Preview)}
        finals = of(program, Finished)
        assert started and started == previewed
        assert len(finals) >= 2
        assert not of(program, Failed)
        order = [event.key.sequence for event in program.events if isinstance(event, Preview | Finished)]
        assert order == sorted(order)
        last = snapshot_sketch(program.studio.document, None, finals[-1].request.size)
        assert np.array_equal(finals[-1].request.source.pixels, last)
        assert program.shown[-1] is finals[-1].images[0]

    def test_memory_stays_what_it_was(self, program, qtbot):
        wait_until_quiet(program, qtbot)
        paint(program, qtbot, strokes=40)
        after_forty = resident_at_rest(program, qtbot)
        paint(program, qtbot, strokes=360)
        assert resident_at_rest(program, qtbot) <= after_forty * 1.03

    def test_closing_while_generating_keeps_the_drawing(self, program, qtbot, tmp_path):
        wait_until_quiet(program, qtbot)
        paint(program, qtbot, strokes=3)
        drawing = snapshot_full(program.document)
        program.settings.set(workspace=Workspace.GENERATE, steps=200)
        program.studio.generate()
        qtbot.wait_until(lambda: program.mailbox.running is not None)
        program.window.close()
        assert not program.thread.isRunning()
        assert not [event for event in of(program, Finished) if event.request.sampling.steps == 200]
        settings = Autosave(tmp_path / "last").load().settings
        kept = Program(Autosave(tmp_path / "last"), program.window.preferences)
        assert np.array_equal(snapshot_full(kept.document), drawing)
        assert settings.workspace is Workspace.GENERATE
        kept.faults.release()

    def test_a_vanished_model_is_told_and_the_drawing_stays(self, program, qtbot, tmp_path):
        wait_until_quiet(program, qtbot)
        drawing = snapshot_full(program.document)
        program.settings.set(model=str(tmp_path / "gone"))
        qtbot.wait_until(lambda: program.window.messages.isVisible())
        assert "gone" in program.window.messages.text.text()
        assert np.array_equal(snapshot_full(program.document), drawing)
        program.settings.set(model="starter", prompts=("a red apple",))
        qtbot.wait_until(
            lambda: any(event.request.words.prompts == ("a red apple",) for event in of(program, Finished)),
            timeout=LOADED,
        )

    def test_cancel_leaves_the_window_ready(self, program, qtbot):
        wait_until_quiet(program, qtbot)
        program.settings.set(workspace=Workspace.GENERATE, steps=200)
        program.studio.generate()
        qtbot.wait_until(lambda: bool([event for event in of(program, Preview) if event.total == 200]), timeout=LOADED)
        program.studio.cancel()
        qtbot.wait_until(lambda: bool(of(program, Stopped)), timeout=LOADED)
        program.settings.set(steps=4)
        program.studio.generate()
        qtbot.wait_until(
            lambda: bool([event for event in of(program, Finished) if event.key.lane is Lane.EXPLICIT]), timeout=LOADED
        )
        assert len(program.studio.candidates) == 1


def test_a_fault_in_the_window_is_told_and_survived(program, qtbot):
    from PySide6.QtCore import QTimer

    def broken() -> None:
        raise ZeroDivisionError("nothing to divide by")

    drawing = snapshot_full(program.document)
    program.window.messages.dismiss()
    with qtbot.captureExceptions():
        program.faults.take_over()
        QTimer.singleShot(0, broken)
        qtbot.wait_until(lambda: program.window.messages.isVisible())
    assert "ZeroDivisionError" in program.window.messages.text.text()
    assert "Traceback" not in program.window.messages.text.text()
    assert np.array_equal(snapshot_full(program.document), drawing)
