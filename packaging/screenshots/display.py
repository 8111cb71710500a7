"""A display of its own with a window manager: Xvfb and Openbox, and Krita beside the program."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

SIZE = (1440, 900)


@contextlib.contextmanager
def display(size: tuple[int, int] = SIZE) -> Iterator[None]:
    """Run an X server and a window manager, and point this process's environment there. Raises OSError without them."""
    reading, writing = os.pipe()
    width, height = size
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise OSError("Xvfb didn't start")
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        with _run("openbox"):
            yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def krita(document: Path, home: Path) -> Iterator[None]:
    """Open a document in Krita on this process's display, as someone who starts it for the first time."""
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "DISPLAY": os.environ["DISPLAY"]}
    with _run("krita", "--nosplash", str(document), env=environment):
        yield


@contextlib.contextmanager
def _run(*command: str, env: dict[str, str] | None = None) -> Iterator[None]:
    started = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        started.terminate()
        started.wait()
