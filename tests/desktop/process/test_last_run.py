"""A start that ended badly is known by the next one, which has a report of it; safe mode leaves everything as it is."""

import faulthandler
import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer

from desktop.process.last_run import LastRun
from desktop.views.dialogs.crash_dialog import CrashDialog


@pytest.fixture(autouse=True)
def faults():
    """pytest's own handler, which a run takes over."""
    yield
    faulthandler.enable(sys.__stderr__)


def test_a_start_that_ended_as_it_should_leaves_nothing(tmp_path):
    run = LastRun(tmp_path)
    assert run.begin() is None
    run.end()
    assert list(tmp_path.iterdir()) == []
    assert run.begin() is None
    run.end()


def test_a_crash_is_reported_with_where_it_was(tmp_path):
    code = (
        "import sys, os, signal; from pathlib import Path; from desktop.process.last_run import LastRun\n"
        "def painting():\n    os.kill(os.getpid(), signal.SIGSEGV)\n"
        "LastRun(Path(sys.argv[1])).begin(); painting()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], timeout=60, check=False)
    assert done.returncode == -signal.SIGSEGV
    run = LastRun(tmp_path)
    report = run.begin()
    run.end()
    assert report is not None and "in painting" in report and "onnxruntime" in report


def test_a_killed_one_left_no_trace_and_says_so(tmp_path):
    (tmp_path / "running").touch()
    run = LastRun(tmp_path)
    report = run.begin()
    run.end()
    assert report is not None and "It left no trace" in report


def test_a_folder_that_cannot_be_written_keeps_nobody_from_drawing(tmp_path):
    (tmp_path / "file").touch()
    run = LastRun(tmp_path / "file" / "below")
    assert run.begin() is None
    run.end()


def test_from_the_report_the_program_starts_again_in_safe_mode(qtbot, qapp, program):
    program.offer_report(f'File "{os.path.expanduser("~")}/somewhere.py", line 3')
    messages = program.window.messages
    assert "unexpectedly" in messages.text.text()
    messages.act.click()
    (dialog,) = program.window.findChildren(CrashDialog)
    assert dialog.text.toPlainText() == 'File "~/somewhere.py", line 3'
    dialog.safe_mode.click()
    assert program.next_start == ("--safe-mode",)
    qtbot.wait_until(lambda: not program.window.isVisible())
    # Whoever was told to quit quits every loop until the application's own has run, in the tests to come as well.
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()
