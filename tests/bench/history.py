"""Measures the history at many pictures: opening, searching, scrolling; and kills the program while it keeps them.

    python tests/bench/history.py [--pictures 10000] [--kills 50]

Opening is from the first look at the panel until its list is there; scrolling is the time that each step by wheel
takes in the GUI thread, thumbnails coming in meanwhile; “its own” is the same without what others took of the machine.
A kill comes at a random moment while pictures are made: no
entry that the list showed may be missing afterwards, and none may be without its file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.model.history.archive import Archive
from desktop.model.history.listing import Listing
from desktop.views.history.panel import HistoryPanel
from desktop.views.look import theme
from engine.history.entries import EntryOrigin, Query
from engine.history.store import DATABASE, HistoryStore
from history_makers import finished

WORDS = ("castle", "boat", "cat", "meadow", "dawn", "snow", "mountain", "sea", "tree", "lantern", "bridge", "fox")
SEARCHES = ("castle", "bo", "castle dawn", "starter", "zebra", "snow mountain sea")
STEPS = 600
DOWN, UP = -360, 1200
"""Eighths of a degree that a step turns the wheel."""
STARTED = 60.0


def filled(folder: Path, pictures: int) -> HistoryStore:
    """A history of so many pictures: the first ones are real, the others share their files."""
    history = HistoryStore(folder)
    chance = random.Random(1)
    real = 200
    for number in range(min(real, pictures)):
        history.add(finished(" ".join(chance.choices(WORDS, k=6)), seed=number))
    history.close()
    connection = sqlite3.connect(folder / DATABASE)
    columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(entries)") if name != "id"]
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM entries").fetchall()
    recipe = connection.execute("SELECT recipe FROM recipes LIMIT 1").fetchone()[0]
    for number in range(real, pictures):
        row = dict(zip(columns, rows[number % len(rows)], strict=True))
        source, name = row["name"], f"2026-01/20260101-000000-{number:08x}"
        for kind, suffix in (("pictures", ".png"), ("thumbnails", ".jpg")):
            target = folder / kind / f"{name}{suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / kind / f"{source}{suffix}", target)
        row |= {"name": name, "run": f"{number:016x}", "made": row["made"] - number}
        row["prompt"] = " ".join(chance.choices(WORDS, k=6))
        values = f"({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        id = connection.execute(f"INSERT INTO entries {values}", tuple(row.values())).lastrowid
        connection.execute("INSERT INTO recipes VALUES (?, ?)", (id, recipe))
    connection.commit()
    connection.close()
    return history


def spin(application: QApplication, done) -> float:
    """Run the event loop until `done()`; seconds."""
    begun = time.perf_counter()
    while not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
    return time.perf_counter() - begun


def measure(application: QApplication, history: HistoryStore) -> dict[str, float]:
    archive = Archive(history, application)
    begun = time.perf_counter()
    listing = Listing(archive, application)
    panel = HistoryPanel(listing)
    panel.resize(1100, 330)
    found: list[float] = []
    listing.found.connect(lambda: found.append(time.perf_counter()))
    panel.show()
    spin(application, lambda: bool(found))
    application.processEvents()
    panel.grab()
    figures = {"pictures": len(listing.entries), "open ms": 1000 * (time.perf_counter() - begun)}
    times = []
    for words in SEARCHES * 3:
        found.clear()
        begun = time.perf_counter()
        listing.ask(Query(words, gathered=True))
        spin(application, lambda: bool(found))
        times.append(1000 * (found[-1] - begun))
    figures |= {"search p50 ms": statistics.median(times), "search max ms": max(times)}
    found.clear()
    listing.ask(Query(gathered=True))
    spin(application, lambda: bool(found))
    steps, alone = [], []
    view = panel.grid.viewport()
    middle = QPointF(view.rect().center())
    for number in range(STEPS):
        wheel = QWheelEvent(
            middle,
            view.mapToGlobal(middle),
            QPoint(),
            QPoint(0, UP if number % 50 > 44 else DOWN),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        begun, used = time.perf_counter(), time.thread_time()
        QApplication.sendEvent(view, wheel)
        application.processEvents()
        steps.append(1000 * (time.perf_counter() - begun))
        alone.append(1000 * (time.thread_time() - used))
        time.sleep(0.004)
    steps.sort()
    alone.sort()
    last = round(0.99 * len(steps)) - 1
    figures |= {"scroll p50 ms": steps[len(steps) // 2], "scroll p99 ms": steps[last], "its own": alone[last]}
    listing.close()
    archive.close()
    panel.deleteLater()
    application.processEvents()
    return figures


def probe(folder: Path, first: int) -> None:
    """The part that is killed: pictures come without end, and each that the list shows is told."""
    application = QApplication([])
    archive = Archive(HistoryStore(folder))
    listing = Listing(archive)
    told: set[int] = set()

    def tell() -> None:
        for entry in listing.entries:
            if entry.id not in told:
                told.add(entry.id)
                print(entry.id, flush=True)

    listing.found.connect(tell)
    listing.look(True)
    number = first
    while True:
        archive.keep(finished(f"picture {number}", seed=number), EntryOrigin.EXPLICIT)
        number += 1
        until = time.monotonic() + 0.02
        while time.monotonic() < until:
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def kills(folder: Path, count: int, seed: int) -> dict[str, int]:
    chance = random.Random(seed)
    figures = {"kills": 0, "entries shown": 0, "lost": 0, "without file": 0, "files taken in": 0, "could not open": 0}
    for number in range(count):
        command = [sys.executable, __file__, "--probe", str(folder), "--first", str(1000 * number)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1)
        assert process.stdout is not None
        shown = [process.stdout.readline()]
        time.sleep(chance.uniform(0.0, 1.2))
        process.send_signal(signal.SIGKILL)
        shown += process.stdout.readlines()
        process.wait()
        ids = {int(line) for line in shown if line.endswith("\n") and line.strip()}
        history = HistoryStore(folder)
        try:
            figures["files taken in"] += history.tidy()
            there = {entry.id: entry for entry in history.find()}
        except Exception as error:
            print(error, file=sys.stderr)
            figures["could not open"] += 1
            continue
        finally:
            history.close()
        figures["kills"] += 1
        figures["entries shown"] += len(ids)
        figures["lost"] += len(ids - there.keys())
        figures["without file"] += sum(not history.path(entry).exists() for entry in there.values())
        print(number, len(ids), "shown", len(there), "there", flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--probe", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.probe:
        return probe(options.probe, options.first)
    with tempfile.TemporaryDirectory(prefix="history-") as folder:
        if options.pictures:
            application = QApplication([])
            theme.install(application, "dark")
            history = filled(Path(folder) / "many", options.pictures)
            for _ in range(2):
                print(json.dumps({name: round(each, 2) for name, each in measure(application, history).items()}))
        if options.kills:
            print(json.dumps(kills(Path(folder) / "killed", options.kills, options.seed)))


if __name__ == "__main__":
    main()
