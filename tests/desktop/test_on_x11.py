"""The program on a real X server, with a real mouse: what Qt makes of a fast hand while Python is busy."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from x11 import HAS_HAND, display

pytestmark = pytest.mark.skipif(not HAS_HAND, reason="needs Xvfb and xdotool")
ROOT = Path(__file__).parents[2]
POINTS = 120
COUNTING = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from desktop import app

class Counter(QObject):
    moves = 0

    def eventFilter(self, pane, event):
        if event.type() == QEvent.Type.MouseButtonPress:
            self.moves = 0
        elif event.type() == QEvent.Type.MouseMove:
            self.moves += 1
            time.sleep(0.01)  # busy, as when a picture is shown
        elif event.type() == QEvent.Type.MouseButtonRelease:
            print("moves", self.moves, flush=True)
        return False

class Counted(app.Program):
    def show(self):
        super().show()
        self.counter = Counter()
        self.window.canvas.first.installEventFilter(self.counter)
        corner = self.window.canvas.first.mapToGlobal(self.window.canvas.first.rect().center())
        self.settings.set(live=False)
        print("centre", corner.x(), corner.y(), flush=True)

app.Program = Counted
sys.exit(app.main(["--fresh"]))
"""


def test_every_point_of_a_fast_spiral_arrives_at_the_canvas(tmp_path: Path) -> None:
    with display() as screen:
        environment = {
            **os.environ,
            **screen.environment,
            "XDG_DATA_HOME": str(tmp_path / "share"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        program = subprocess.Popen(
            [sys.executable, "-c", COUNTING], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        try:
            assert program.stdout is not None
            _, x, y = program.stdout.readline().split()
            screen.window("Sketchlight")
            screen.drag([spiral(int(x), int(y), step) for step in range(POINTS + 1)])
            assert program.stdout.readline() == f"moves {POINTS}\n"
        finally:
            program.terminate()
            program.wait()
            program.stdout.close()


def spiral(x: int, y: int, step: int) -> tuple[int, int]:
    """Each point is another pixel: a move to the same one is no event."""
    angle, radius = step * 0.35, 8 + step
    return x + round(radius * math.cos(angle)), y + round(radius * math.sin(angle))
