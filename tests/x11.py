"""A display of its own for the real program, and a hand on its mouse and keyboard: Xvfb and xdotool."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HAS_DISPLAY = shutil.which("Xvfb") is not None
HAS_HAND = HAS_DISPLAY and shutil.which("xdotool") is not None
FIRST, LAST = 200, 260
"""Numbers of displays that are tried."""
PATIENCE = 60.0


@dataclass(frozen=True)
class Display:
    """An X server that runs; `name` is what DISPLAY says."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def hand(self, *words: object) -> str:
        """Run xdotool with these words; what it printed."""
        command = ["xdotool", *map(str, words)]
        environment = {**os.environ, **self.environment}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout.strip()

    def window(self, name: str) -> tuple[int, int]:
        """Where the window of that name has its top left corner, once it is there."""
        until = time.monotonic() + PATIENCE
        while not (found := self.hand("search", "--onlyvisible", "--name", name).split()):
            assert time.monotonic() < until, "no window came"
            time.sleep(0.1)
        self.hand("windowfocus", found[0])
        place = dict(line.split("=") for line in self.hand("getwindowgeometry", "--shell", found[0]).splitlines())
        return int(place["X"]), int(place["Y"])

    def drag(self, points: Sequence[tuple[int, int]]) -> None:
        """Press the left button at the first point, go on to the others as fast as can be, let go at the last."""
        (x, y), *rest = points
        words: list[object] = ["mousemove", x, y, "mousedown", 1]
        for x, y in rest:
            words += ["mousemove", x, y]
        self.hand(*words, "mouseup", 1)


@contextlib.contextmanager
def display(size: str = "1440x900") -> Iterator[Display]:
    """An X server without a screen, of so many pixels."""
    for number in range(FIRST, LAST):
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-screen", "0", f"{size}x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
        )
        socket = Path(f"/tmp/.X11-unix/X{number}")
        until = time.monotonic() + PATIENCE
        while server.poll() is None and not socket.exists() and time.monotonic() < until:
            time.sleep(0.05)
        if server.poll() is None and socket.exists():
            break
    else:
        raise OSError("no display is free")
    try:
        yield Display(f":{number}")
    finally:
        server.terminate()
        server.wait()
