"""Kills the real program while pictures are queued, moved, paused, cancelled and made, and counts what is lost.

    python tests/bench/kill_queue.py --kills 50

Each start goes on with what the last kill left. A job counts as due 250 ms after the window showed it: none that was
due may be lost. It must be in the queue, or its picture in the history, unless a person cancelled it; and none may be
in both once it was settled, or it would be made twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from engine.history.store import HistoryStore
from engine.queue.jobs import JobState, QueueEnd
from engine.queue.store import QueueStore
from fakes import FakeEngine, bare_model

DUE = 0.25
EVERY = 40
"""Milliseconds between two things that are done."""
STARTED = 120.0
PROBE = "probe"


class SlowEngine(FakeEngine):
    """Takes its time for each picture, so that some wait."""

    def run(self, job):
        for event in super().run(job):
            time.sleep(0.02)
            yield event


class Queuer:
    """Does with the queue of a program what a person does, and says what the window shows of it."""

    def __init__(self, home: Path, first: int) -> None:
        self.chance = random.Random(first)
        self.seed = first
        preferences = QSettings(str(home / "preferences.ini"), QSettings.Format.IniFormat)
        self.program = Program(Autosave(home / "last"), preferences, SlowEngine())
        model = home / "a model"
        self.program.settings.set(
            model=str(model if model.exists() else bare_model(model)),
            live=False,
            size=(64, 64),
            controls=(),
            workspace=Workspace.GENERATE,
            seed_locked=True,
        )
        self.program.show()
        self.program.window.panels.toggle_drawer("queue")
        self.timer = QTimer(interval=EVERY)
        self.timer.timeout.connect(self.act)
        self.timer.start()

    def act(self) -> None:
        queue, window = self.program.queue, self.program.window
        jobs = [job for job in queue if job.state is not JobState.RUNNING]
        match self.chance.choice(("add", "add", "add", "front", "move", "pause", "resume", "cancel")):
            case "add" | "front" as how:
                self.seed += 1
                self.program.settings.set(prompts=(f"picture {self.seed}",), seed=self.seed)
                before = {job.id for job in queue}
                window.panel.press_primary(QueueEnd.FRONT if how == "front" else QueueEnd.BACK)
                if {job.id for job in queue} - before:
                    say("job", self.seed)
            case "cancel" if len(jobs) > 4:
                gone = self.chance.choice(jobs)
                say("cancelled", int(gone.seed))
                window.jobs.do("cancel", [gone.id])
            case "move" if jobs:
                queue.move(self.chance.choice(jobs).id, self.chance.randint(0, len(jobs)))
            case "pause" | "resume" as how if jobs:
                window.jobs.do(how, [self.chance.choice(jobs).id])


def say(what: str, seed: int) -> None:
    print(what, seed, time.monotonic(), flush=True)


def probe(home: Path, first: int) -> None:
    application = QApplication(sys.argv[:1])
    queuer = Queuer(home, first)
    sys.exit(application.exec() if queuer else 1)


class Run:
    """One start that ends by a kill: what it said, and when it died."""

    def __init__(self, home: Path, first: int) -> None:
        command = [sys.executable, __file__, PROBE, str(home), str(first)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.shown: dict[int, float] = {}
        self.cancelled: set[int] = set()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def kill(self, jobs: int, wait: float) -> float:
        """Kill it so long after it showed so many jobs; the moment."""
        until = time.monotonic() + STARTED
        while len(self.shown) < jobs:
            if time.monotonic() > until or self.process.poll() is not None:
                raise SystemExit("the program did not start to queue")
            time.sleep(0.01)
        time.sleep(wait)
        died = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.reader.join()
        return died

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.endswith("\n"):
                what, seed, at = line.split()
                if what == "job":
                    self.shown[int(seed)] = float(at)
                else:
                    self.cancelled.add(int(seed))


def kept(home: Path) -> tuple[set[int], list[int]]:
    """Give the seeds of the jobs that wait, and of the pictures that were made."""
    queue, history = QueueStore(home / "queue"), HistoryStore(home / "history")
    jobs = {int(job.seed) for job in queue.jobs()}
    made = [int(entry.seed) for entry in history.find()]
    queue.close()
    history.close()
    return jobs, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    home = Path(tempfile.mkdtemp(prefix="kill-queue-"))
    figures = {"kills": 0, "jobs shown": 0, "lost": 0, "lost though due": 0, "cancelled": 0, "made": 0, "made twice": 0}
    shown: dict[int, bool] = {}
    cancelled: set[int] = set()
    first = 0
    try:
        for number in range(options.kills):
            run = Run(home, first)
            died = run.kill(chance.randint(3, 12), chance.uniform(0, 1.0))
            cancelled |= run.cancelled
            shown |= {seed: died - at > DUE for seed, at in run.shown.items()}
            jobs, made = kept(home)
            lost = [seed for seed in shown if seed not in jobs and seed not in made and seed not in cancelled]
            figures["kills"] += 1
            print(number, len(run.shown), "jobs shown, lost so far", len(lost), "waiting", len(jobs), flush=True)
            figures |= {
                "jobs shown": len(shown),
                "lost": len(lost),
                "lost though due": sum(shown[seed] for seed in lost),
                "cancelled": len(cancelled),
                "made": len(set(made)),
                "made twice": len(made) - len(set(made)),
            }
            first = max(run.shown) + 1
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == [PROBE]:
        probe(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
