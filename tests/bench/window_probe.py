"""Started by `live.py`: opens the real window, paints while the engine draws, and prints figures as JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
BORN = psutil.Process(os.getpid()).create_time()

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.views.look import theme
from engine.events import Finished, Preview

TICK = 4
PAINTING = 12.0


class FirstPaint(QObject):
    """Notes when the window first painted, and whether torch had been imported by then."""

    at: float | None = None
    torch_was_in = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.at is None and event.type() == QEvent.Type.Paint:
            self.at = time.time() - BORN
            self.torch_was_in = "torch" in sys.modules
        return False


def wait(milliseconds: int) -> None:
    """Run the event loop as the program does; QTest's own waiting keeps the interpreter from other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    app = QApplication([])
    folder = Path(tempfile.mkdtemp())
    theme.install(app, "dark")
    program = Program(Autosave(folder), QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    program.settings.set(model=sys.argv[1])
    first = FirstPaint()
    program.window.installEventFilter(first)
    program.show()
    seen = {"previews": 0, "finals": 0}
    program.thread.happened.connect(
        lambda event: seen.update(
            previews=seen["previews"] + isinstance(event, Preview), finals=seen["finals"] + isinstance(event, Finished)
        )
    )
    deadline = time.time() + 120
    while not seen["finals"] and time.time() < deadline:
        wait(50)
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(max(0.0, (now - last[0]) * 1000 - TICK))
        last[0] = now

    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK)
    timer.timeout.connect(tick)
    target = program.window.canvas.first
    seen.update(previews=0, finals=0)
    last[0] = time.perf_counter()
    timer.start()
    ends = time.time() + PAINTING
    stroke = 0
    while time.time() < ends:
        y = 40 + (stroke * 23) % max(1, target.height() - 80)
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=QPoint(40, y))
        for step in range(12):
            QTest.mouseMove(target, QPoint(40 + step * 20, y + step * 3))
            wait(8)
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=QPoint(270, y))
        stroke += 1
    timer.stop()
    gaps.sort()
    print(
        json.dumps(
            {
                "time to window, s": first.at,
                "torch imported before the window (0)": float(first.torch_was_in),
                "GUI thread's slots p99, ms (≤ 16)": gaps[int(len(gaps) * 0.99)],
                "GUI thread's longest slot, ms": gaps[-1],
                "finished pictures a second while painting": seen["finals"] / PAINTING,
                "previews a second while painting": seen["previews"] / PAINTING,
            }
        )
    )
    sys.stdout.flush()
    program.thread.close(10_000)
    os._exit(0)


if __name__ == "__main__":
    main()
