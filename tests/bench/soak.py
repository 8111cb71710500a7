"""Lets the real window be painted in, undone, generated and taken for a while, and watches what it holds on to.

    python tests/bench/soak.py --minutes 30

Memory at the end may be 2 % above that after the warm-up (a third of the time), less what the person's own work takes:
undo fills up to its bound, and each picture taken is a layer. Threads and open files stay as many. Each is the median
of a tenth of the time, as a picture being made is no leak. A line a minute says how it goes.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil
from PySide6.QtCore import QEventLoop, QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from desktop.views.look import theme

EVERY = 0.4
"""Seconds between two actions."""


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


def own(program: Program) -> int:
    """Bytes of the person's own work: the layers, what can be undone, the results."""
    tiles = {id(tile): tile.nbytes for of in program.document.content.tiles.values() for tile in of.values()}
    results = sum(each.image.nbytes for each in program.studio.candidates)
    return sum(tiles.values()) + program.document.history_bytes + results


def held(program: Program) -> dict[str, float]:
    process = psutil.Process()
    memory, work = process.memory_info().rss / 2**20, own(program) / 2**20
    return {
        "memory, MB": memory,
        "own work, MB": work,
        "memory without it, MB": memory - work,
        "threads": process.num_threads(),
        "files": process.num_fds(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    app = QApplication([])
    theme.install(app, "dark")
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    program = Program(Autosave(folder / "last"), QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    program.show()
    chance = random.Random(options.seed)
    begun, whole = time.monotonic(), options.minutes * 60
    samples: list[tuple[float, dict[str, float]]] = []
    said = 0
    while (gone := time.monotonic() - begun) < whole:
        act(program, chance)
        wait(EVERY)
        samples.append((gone / whole, held(program)))
        if gone // 60 >= said:
            said += 1
            print(f"{gone / 60:.0f} min", {name: round(each, 1) for name, each in samples[-1][1].items()}, flush=True)
    program.window.close()
    warm, last = median(samples, 0.33), median(samples, 0.9)
    ratio = last["memory without it, MB"] / warm["memory without it, MB"]
    print(json.dumps({"actions": len(samples), "after the warm-up": warm, "at the end": last, "memory": ratio}))


def median(samples: list[tuple[float, dict[str, float]]], start: float) -> dict[str, float]:
    """What was held in the tenth of the time from `start` (a part of 1) on."""
    within = [each for at, each in samples if start <= at < start + 0.1]
    return {name: statistics.median(each[name] for each in within) for name in within[0]}


if __name__ == "__main__":
    main()
