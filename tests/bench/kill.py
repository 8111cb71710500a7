"""Kills the real program while it is painted in, at random moments and inside writes, and counts what is lost.

    python tests/bench/kill.py --kills 100

Half of the kills come at a random moment; where strace can be had, the others inside writes, by turns of the journal
and of the files that it saves and exports all the while: before a random one of the calls is done, a rename too. Each
start goes on with what the last kill left. A stroke counts as due 250 ms after its end, words 2 s after their change:
none that was due may be lost; each time the work and the files must open, and what was half written must go.
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

from desktop.model.document.snapshots import snapshot_full

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from kill_probe import DOCUMENT, EXPORT, SIDE, colour, place
from PIL import Image
from PySide6.QtCore import QCoreApplication

from desktop.model.document.document import Document
from desktop.model.keeping import documents
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.document_files import open_document
from engine.errors import UnreadableFile
from engine.pictures.files import read_picture

STROKE_DUE, WORDS_DUE = 0.25, 2.0
WRITES = {
    "inside the journal's writes": ("pwrite64,fdatasync", 12),
    "inside a file's writes": ("write,fsync,rename", 600),
    "at a file's last step": ("fsync,rename", 4),
}
"""Of each kind of chosen moment the system calls, and of how many of them one is chosen."""
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
            [sys.executable, probe, str(first), str(home), *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
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

    def kill_in_write(self, calls: str, number: int) -> bool:
        """Before the `number`-th of these calls of a thread from now on is done; False if that can't be had here."""
        inject = f"inject={calls}:signal=KILL:when={number}"
        command = ["strace", "-f", "-qq", "-p", str(self.process.pid), "-o", "/dev/null"]
        tracer = subprocess.Popen([*command, "-e", f"trace={calls}", "-e", inject], stderr=subprocess.DEVNULL)
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
    return snapshot_full(document), work.settings.words.prompt


def whole(home: Path) -> tuple[int, int]:
    """How many of the files that were saved and exported open, and how many don't."""
    good = bad = 0
    for name, read in ((DOCUMENT, open_document), (EXPORT, read_picture)):
        if (home / name).exists():
            try:
                read(home / name)
                good += 1
            except UnreadableFile as error:
                print(error)
                bad += 1
    return good, bad


def parts(home: Path) -> set[str]:
    """The half-written files that lie there."""
    return {each.name for each in home.iterdir() if each.suffix == ".part"}


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
    figures |= {"files that open": 0, "files that don't": 0, "half-written files": 0, "of them left by a start": 0}
    figures |= dict.fromkeys(WRITES, 0)
    first, arguments = 0, [str(page)]
    left: set[str] = set()
    try:
        for number in range(options.kills):
            run = Run(home, first, arguments)
            run.wait_for(1)
            figures["of them left by a start"] += len(left & parts(home))
            run.wait_for(chance.randint(5, 15))
            where = list(WRITES)[number // 2 % len(WRITES)]
            calls, most = WRITES[where]
            chosen = number % 2 == 1 and shutil.which("strace") is not None
            if chosen and run.kill_in_write(calls, chance.randint(1, most)):
                figures["inside writes"] += 1
                figures[where] += 1
            else:
                time.sleep(chance.uniform(0, 1.5))
                run.kill()
            figures["kills"] += 1
            left = parts(home)
            figures["half-written files"] += len(left)
            good, bad = whole(home)
            figures["files that open"] += good
            figures["files that don't"] += bad
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
