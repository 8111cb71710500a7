"""The program as the system sees it: started twice, told to end, silent, on a disk that is full."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from desktop.model.keeping.autosave import Autosave
from desktop.process.single_instance import socket_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets as Unix has them")

PROGRAM = "import sys; from desktop.start import main; sys.exit(main())"
FIRST_PAINT = """
import linecache, os, sys
from pathlib import Path
from desktop.start import leave_sources_unread
leave_sources_unread()
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
qt, folder = QApplication([]), Path(sys.argv[1])
program = Program(Autosave(folder / "last"), QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat), fresh=True)
painted = program.window.first_painted
painted.disconnect()
painted.connect(lambda: (print(*sys.modules, *linecache.cache, sep="\\n", flush=True), os._exit(0)))
program.window.show()
qt.exec()
"""
"""Says what was imported, and what source was read, when the window has been painted."""
LATER = (
    "torch", "diffusers", "transformers", "accelerate", "peft", "compel", "onnxruntime", "safetensors", "psutil",
    "email", "http", "ssl", "keyring", "huggingface_hub", "packaging", "psd_tools", "yaml", "asyncio", "unittest",
)  # fmt: skip
"""What must wait until the window is there."""
PATIENCE = 120
"""Seconds that a start may take on a busy machine."""


class User:
    """A fresh user's home, in which the program is started."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "share" / "Sketchlight" / "Sketchlight"
        self.started: list[subprocess.Popen] = []

    def start(self, *arguments: str, code: str = PROGRAM) -> subprocess.Popen:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "share"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "OMP_NUM_THREADS": "1",
        }
        root = Path(__file__).parents[3]
        command = [sys.executable, "-c", code, *arguments]
        made = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.started.append(made)
        return made

    def kept(self):
        keep = Autosave(self.data / "last")
        try:
            return keep.load()
        finally:
            keep.close()

    def wait_for(self, what) -> None:
        until = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < until
            time.sleep(0.05)


def answers(path: Path) -> bool:
    """Whether a program listens there: a killed one leaves its socket behind."""
    with socket.socket(socket.AF_UNIX) as asking:
        return asking.connect_ex(str(path)) == 0


@pytest.fixture
def user(tmp_path):
    made = User(tmp_path)
    yield made
    for process in made.started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_told_to_end_it_keeps_everything_and_leaves_with_the_signals_code(user, tmp_path, name):
    Image.new("RGB", (40, 30), "red").save(tmp_path / "red.png")
    process = user.start(str(tmp_path / "red.png"))
    user.wait_for(lambda: (user.data / "last" / "work.sqlite").exists())
    process.send_signal(getattr(signal, name))
    assert process.wait(PATIENCE) == 128 + getattr(signal, name)
    assert user.kept().documents[0].content.size == (40, 30)


def test_a_second_start_hands_its_files_to_the_first(user, tmp_path):
    Image.new("RGB", (40, 30), "red").save(tmp_path / "red.png")
    first = user.start()
    place = Path(socket_name(user.data))
    user.wait_for(place.exists)
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    second = user.start(str(tmp_path / "red.png"))
    assert second.wait(PATIENCE) == 0
    assert first.poll() is None
    user.wait_for(lambda: (user.data / "last" / "work.sqlite").exists())
    first.terminate()
    assert first.wait(PATIENCE) == 143
    assert user.kept().documents[0].content.size == (40, 30)


def test_another_profile_has_its_own(user, tmp_path):
    first, second = user.start(), user.start("--profile", "other")
    user.wait_for(lambda: Path(socket_name(user.data)).exists())
    user.wait_for(lambda: Path(socket_name(user.data / "profiles" / "other")).exists())
    assert first.poll() is None and second.poll() is None


def test_after_a_kill_the_next_start_is_the_first(user):
    first = user.start()
    user.wait_for(lambda: Path(socket_name(user.data)).exists())
    first.kill()
    first.wait()
    again = user.start()
    user.wait_for(lambda: answers(Path(socket_name(user.data))))
    assert again.poll() is None


SILENT = """
import sys, time
from pathlib import Path
from desktop import app, main_window
from engine.engine import Engine

class Silent(Engine):
    def run(self, job):
        (Path.home() / "running").touch()
        while True:
            time.sleep(1)
        yield

main_window.CLOSE_WAIT = 300
real = app.Program
app.Program = lambda autosave, preferences, _engine, **more: real(autosave, preferences, Silent(), **more)
sys.exit(app.main())
"""


def test_a_silent_engine_keeps_nobody_from_leaving(user):
    process = user.start(code=SILENT)
    user.wait_for(lambda: Path(socket_name(user.data)).exists())
    user.wait_for((user.home / "running").exists)
    process.terminate()
    assert process.wait(PATIENCE) == 143
    assert user.kept() is not None


def test_the_first_paint_waits_for_nothing_that_it_does_not_need(user, tmp_path):
    said, errors = user.start(str(tmp_path), code=FIRST_PAINT).communicate(timeout=PATIENCE)
    seen = said.splitlines()
    assert "desktop.main_window" in seen, errors
    assert not {each.split(".")[0] for each in seen} & set(LATER)
    read = [Path(each) for each in seen if each.endswith(".py")]
    assert not [each for each in read if {"desktop", "engine"} & set(each.parts)]  # PySide looked into none of them
