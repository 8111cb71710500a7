"""Kills the real program while it is painted in, at random moments and inside writes, and counts what is lost.

    python tests/bench/kill.py --kills 100

Half of the kills come at a random moment; where strace can be had, the others at a random write of the journal, before
it is done. Each start goes on with what the last kill left. A stroke counts as due 250 ms after its end, words 2 s
after their change: none that was due may be lost, and each time the work must open.
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

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from kill_probe import SIDE, colour, place
from PIL import Image
from PySide6.QtCore import QCoreApplication

from desktop.model.document.document import Document
from desktop.model.keeping import documents
from desktop.model.keeping.autosave import Autosave

STROKE_DUE, WORDS_DUE = 0.25, 2.0
STARTED = 120.0
"""Seconds within which a start must have painted."""


class Run:
    """One start that ends by a kill: what it said it had done, and when it died."""

    def __init__(self, home: Path, first: int, arguments: list[str]) -> None:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "XDG_DATA_HOME": str(home / "share"),
            "XDG_CONFIG_HOME": str(home / "config"),
        }
        probe = str(Path(__file__).with_name("kill_probe.py"))
        self.process = subprocess.Popen(
            [sys.executable, probe, str(first), *arguments], env=environment, stdout=subprocess.PIPE, text=True
        )
        self.strokes: dict[int, float] = {}
        self.words: dict[int, float] = {}
        self.died = 0.0
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def wait_for(self, strokes: int) -> None:
        until = time.monotonic() + STARTED
        while len(self.strokes) < strokes:
            if time.monotonic() > until or self.process.poll() is not None:
                raise SystemExit("the program did not start to paint")
            time.sleep(0.02)

    def kill(self) -> None:
        """At this moment."""
        self.died = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        self._end()

    def kill_in_write(self, number: int) -> bool:
        """Before the `number`-th write of a thread from now on is done; False if that can't be had here."""
        inject = f"inject=pwrite64,fdatasync:signal=KILL:when={number}"
        command = ["strace", "-f", "-qq", "-p", str(self.process.pid), "-o", "/dev/null"]
        tracer = subprocess.Popen([*command, "-e", "trace=pwrite64,fdatasync", "-e", inject], stderr=subprocess.DEVNULL)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            return False
        finally:
            tracer.terminate()
            tracer.wait()
        self.died = time.monotonic()
        self._end()
        return True

    def _end(self) -> None:
        self.process.wait()
        self._reader.join()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if not line.endswith("\n"):
                return  # killed while it said so
            kind, number, at = line.split()
            (self.strokes if kind == "stroke" else self.words)[int(number)] = float(at)


def opened(home: Path) -> tuple[np.ndarray, str] | None:
    """The drawing, (H, W, 4), and the words that come back; None if nothing does, or not all of it."""
    keep = Autosave(home / "share" / "Sketchlight" / "Sketchlight" / "last")
    work = keep.load()
    keep.close()
    if work is None or not work.documents or work.lost:
        return None
    document = Document(work.documents[0].content.size)
    documents.put_back(document, work.documents[0])
    return document.snapshot_full(), work.settings.words.prompt


def is_there(pixels: np.ndarray, number: int) -> bool:
    x, y = place(number)
    return pixels.shape[:2] == (SIDE, SIDE) and tuple(pixels[y, x, :3]) == colour(number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    application = QCoreApplication([])
    chance = random.Random(options.seed)
    home = Path(tempfile.mkdtemp(prefix="kill-"))
    page = home / "page.png"
    Image.new("RGB", (SIDE, SIDE), "white").save(page)
    figures = {"kills": 0, "inside writes": 0, "opened": 0, "strokes": 0, "lost": 0, "lost though due": 0}
    figures |= {"kills that lost more than the last stroke": 0, "words lost though due": 0}
    first, arguments = 0, [str(page)]
    try:
        for number in range(options.kills):
            run = Run(home, first, arguments)
            run.wait_for(chance.randint(5, 15))
            if number % 2 == 0 or not shutil.which("strace") or not run.kill_in_write(chance.randint(1, 12)):
                time.sleep(chance.uniform(0, 1.5))
                run.kill()
            else:
                figures["inside writes"] += 1
            figures["kills"] += 1
            found = opened(home)
            figures["opened"] += found is not None
            pixels, prompt = found or (np.zeros((0, 0, 4), np.uint8), "")
            lost = [each for each in run.strokes if not is_there(pixels, each)]
            due = [each for each in lost if run.died - run.strokes[each] > STROKE_DUE]
            words = [each for each, at in run.words.items() if run.died - at > WORDS_DUE]
            shown = int(prompt.split()[1]) if prompt.startswith("words ") else -1
            figures["strokes"] += len(run.strokes)
            figures["lost"] += len(lost)
            figures["lost though due"] += len(due)
            figures["kills that lost more than the last stroke"] += len(lost) > 1
            figures["words lost though due"] += bool(words) and shown < max(words)
            print(number, len(run.strokes), "strokes, lost", len(lost), "due", len(due), flush=True)
            first, arguments = max(run.strokes) + 1, []
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(json.dumps(figures, indent=1))
    del application


if __name__ == "__main__":
    main()
