"""Started by `kill.py`: the real program, which paints and saves by itself and says when each stroke has ended."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest

from desktop import app

EVERY = 90
"""Milliseconds between two strokes: as fast as somebody hatches."""
CELL, SIDE = 24, 1024
SAVED = 6
"""Strokes from one save to the next."""
DOCUMENT, EXPORT = "saved.ora", "exported.png"


def place(number: int) -> tuple[int, int]:
    """Where stroke `number` has its middle, in document pixels; each has its own."""
    across = SIDE // CELL
    return number % across * CELL + CELL // 2, number // across % across * CELL + CELL // 2


def colour(number: int) -> tuple[int, int, int]:
    """Its colour, which no neighbour has."""
    return 20 + number % 200, 20 + number // 200 % 200, 20 + number * 7 % 200


class Painted(app.Program):
    """Paints from stroke `first` on."""

    first = 0
    folder = Path()

    def show(self) -> None:
        super().show()
        self.settings.set(live=False)
        self._number = self.first
        self._timer = QTimer(interval=EVERY)
        self._timer.timeout.connect(self._stroke)
        QTimer.singleShot(300, self._timer.start)

    def _stroke(self) -> None:
        if self.document.size != (SIDE, SIDE):
            return  # the picture that it began with is being opened
        x, y = place(self._number)
        pane, viewport = self.window.canvas.first, self.window.canvas.viewport

        def at(dx: int) -> QPoint:
            return viewport.value.to_screen(QPointF(x + dx, y)).toPoint()

        self.tools.set(tool="brush", size=12.0, hardness=1.0, opacity=1.0, colour=colour(self._number))
        QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=at(-5))
        QTest.mouseMove(pane, at(0))
        QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=at(5))
        print("stroke", self._number, time.monotonic(), flush=True)
        if self._number % 10 == 0:
            self.settings.set(prompts=(f"words {self._number}",))
            print("words", self._number, time.monotonic(), flush=True)
        self._save()
        self._number += 1

    def _save(self) -> None:
        """Write the document or the picture to a file of the person's own, again and again."""
        if self._number % SAVED == 0:
            self.window.files.save_document(self.folder / DOCUMENT)
        elif self._number % SAVED == SAVED // 2:
            self.window.files.save_to(self.folder / EXPORT)


if __name__ == "__main__":
    Painted.first, Painted.folder = int(sys.argv[1]), Path(sys.argv[2])
    app.Program = Painted
    sys.exit(app.main(sys.argv[3:]))
