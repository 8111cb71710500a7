"""Lets the real window be painted in, undone, generated and taken for a while, and watches what it holds on to.

    python tests/bench/soak.py --minutes 30

What is loaded at its first use, and the strip of results, are there before it begins. Each tenth of the time a new
drawing is begun, as undo, layers and results of a person's own may grow for long. Memory in the last two tenths may be
2 % above that after the warm-up (in the third and fourth); threads and open files stay as many. All are medians, as a
picture being made is no leak. A line a minute says how it goes.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil
from PySide6.QtCore import QEventLoop, QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.asking.candidates import KEPT
from desktop.model.document.papers import blank
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from desktop.process.garbage import GarbageCollector
from desktop.views.look import theme

EVERY = 0.4
"""Seconds between two actions."""
REST = 12.0
"""Seconds that the pen rests in each workspace before it begins."""
DRAWINGS = 10
"""How many are begun in all."""
WARM = (2, 3)
"""The drawings, counted from 0, that the last two are compared with."""


def wait(seconds: float) -> None:
    """Run the event loop as the program does."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def act(program: Program, chance: random.Random) -> None:
    """One thing that a person does."""
    pane = program.window.canvas.first
    what = chance.random()
    if what < 0.75:
        x, y = chance.randrange(20, max(21, pane.width() - 60)), chance.randrange(20, max(21, pane.height() - 20))
        QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        QTest.mouseMove(pane, QPoint(x + 20, y + 8))
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(x + 40, y))
    elif what < 0.87:
        program.document.undo()
    elif what < 0.93:
        program.settings.set(prompts=(chance.choice(("a red house", "a green tree in the snow", "a blue boat")),))
    elif what < 0.97:
        program.settings.set(workspace=chance.choice(list(Workspace)))
    elif program.settings.value.workspace is Workspace.GENERATE:
        program.studio.generate()
    else:
        program.studio.take()


def warm_up(program: Program) -> None:
    """Load what will be loaded, refine a picture at rest, and fill the strip of results up to its bound."""
    pane = program.window.canvas.first
    for workspace in Workspace:
        program.settings.set(workspace=workspace)
        wait(EVERY)
        QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(90, 70))
        wait(REST)
    program.settings.set(workspace=Workspace.GENERATE)
    for _ in range(KEPT):
        program.studio.generate()
        wait(2 * EVERY)
    program.studio.take()
    wait(REST)


def held() -> dict[str, float]:
    process = psutil.Process()
    return {
        "memory, MB": process.memory_info().rss / 2**20,
        "threads": process.num_threads(),
        "files": process.num_fds(),
    }


def median(samples: list[tuple[int, dict[str, float]]], drawings: Collection[int]) -> dict[str, float]:
    """What was held during these drawings."""
    within = [each for drawing, each in samples if drawing in drawings]
    return {name: statistics.median(each[name] for each in within) for name in within[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    app = QApplication([])
    GarbageCollector(app)
    theme.install(app, "dark")
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    program = Program(Autosave(folder / "last"), QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    program.show()
    wait(REST)
    warm_up(program)
    chance = random.Random(options.seed)
    begun = time.monotonic()
    samples: list[tuple[int, dict[str, float]]] = []
    drawings = minutes = 0
    while (gone := (time.monotonic() - begun) / 60) < options.minutes:
        if gone / options.minutes * DRAWINGS >= drawings + 1:
            drawings += 1
            program.document.load(blank(program.document.size))
        act(program, chance)
        wait(EVERY)
        samples.append((drawings, held()))
        if gone >= minutes:
            minutes += 1
            print(f"{gone:.0f} min", {name: round(each, 1) for name, each in samples[-1][1].items()}, flush=True)
    program.window.close()
    warm, last = median(samples, WARM), median(samples, (drawings - 1, drawings))
    ratio = last["memory, MB"] / warm["memory, MB"]
    print(json.dumps({"actions": len(samples), "after the warm-up": warm, "at the end": last, "memory": ratio}))


if __name__ == "__main__":
    main()
