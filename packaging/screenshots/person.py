"""A person before the real window: xdotool's mouse and keyboard, in a thread beside the program's own.

What is pressed opens dialogs that wait in loops of their own, so the hand can't be the GUI thread's. Only places are
looked up there: where a widget is, what a list holds.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

Answer = TypeVar("Answer")

BETWEEN = 0.004
"""Seconds from one place of a stroke to the next."""
BEAT = 0.15
"""Seconds after each deed: nobody is quicker."""
PATIENCE = 180.0


class Person(QObject):
    """Made on the GUI thread; `live` starts the thread in which all else is called."""

    _looks = Signal(object)
    ended = Signal()

    def __init__(self, act: Callable[[Person], None]) -> None:
        super().__init__()
        self.error: BaseException | None = None
        self.deeds = 0
        """Clicks, strokes and key combinations so far; words that are written aren't counted."""
        self._act = act
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._looks.connect(self._look, Qt.ConnectionType.BlockingQueuedConnection)

    def live(self) -> None:
        """Begin."""
        self._thread.start()

    def _live(self) -> None:
        try:
            self._act(self)
        except BaseException as error:
            self.error = error
        self.ended.emit()

    # Looking

    def see(self, look: Callable[[], Answer]) -> Answer:
        """Look something up on the GUI thread; raises what the look-up raises."""
        answers: list[Answer] = []
        errors: list[BaseException] = []

        def run() -> None:
            try:
                answers.append(look())
            except BaseException as error:
                errors.append(error)

        self._looks.emit(run)
        if errors:
            raise errors[0]
        return answers[0]

    @Slot(object)
    def _look(self, run: Callable[[], None]) -> None:
        run()

    def until(self, condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait for what can be seen. Raises TimeoutError that says `what` never came."""
        end = time.monotonic() + seconds
        while not self.see(condition):
            if time.monotonic() > end:
                raise TimeoutError(f"no {what} within {seconds:.0f} s")
            time.sleep(0.1)

    def dialog(self) -> QWidget:
        """Wait for a dialog or menu, and give it."""
        self.until(lambda: _on_top() is not None, "dialog")
        time.sleep(BEAT)
        found = self.see(_on_top)
        assert found is not None
        return found

    def screen(self) -> QImage:
        """The whole display as it is now."""
        return self.see(lambda: QGuiApplication.primaryScreen().grabWindow(0).toImage())

    def wait_for_window(self, title: str, size: tuple[int, int]) -> None:
        """Wait until another program shows a window of this title, and have it fill the display."""
        end = time.monotonic() + PATIENCE
        while not (found := _act("search", "--onlyvisible", "--name", title, wrong=False).split()):
            if time.monotonic() > end:
                raise TimeoutError(f"no window “{title}” within {PATIENCE:.0f} s")
            time.sleep(1)
        time.sleep(3)  # it lays itself out
        _act("windowmove", found[0], 0, 0, "windowsize", found[0], *size)
        time.sleep(3)

    # Acting

    def press(self, *combinations: str) -> None:
        """Press key combinations as xdotool names them, one after another."""
        for each in combinations:
            self.deeds += 1
            _act("key", "--clearmodifiers", each)

    def write(self, text: str) -> None:
        """Type a text into whatever has the keyboard."""
        _act("type", "--delay", 8, text)

    def click(self, widget: QWidget, at: QPointF | None = None, button: int = 1, times: int = 1) -> None:
        """Click a widget at a place of its own, its middle by itself."""
        self.deeds += 1
        x, y = self._on_screen(widget, (QPointF(self.see(widget.rect).center()) if at is None else at,))[0]
        _act("mousemove", x, y, "sleep", 0.05, "click", "--repeat", times, "--delay", 60, button)

    def drag(self, widget: QWidget, places: Sequence[QPointF], held: str = "") -> None:
        """Press the left button at the first place of a widget, go through the others and let go at the last."""
        self.deeds += 1
        (x, y), *rest = self._on_screen(widget, places)
        words: list[object] = ["mousemove", x, y, *(("keydown", held) if held else ()), "mousedown", 1]
        for x, y in rest:
            words += ["mousemove", x, y, "sleep", BETWEEN]
        _act(*words, "sleep", 0.05, "mouseup", 1, *(("keyup", held) if held else ()))

    def entry(self, words: str) -> None:
        """Click the entry of the open menu that begins with these words."""
        menu = self.dialog()
        entry = self.see(lambda: next(each for each in menu.actions() if each.text().startswith(words)))
        self.click(menu, QPointF(self.see(lambda: menu.actionGeometry(entry).center())))

    def rest_at(self, widget: QWidget, at: QPointF) -> None:
        """Leave the mouse there."""
        _act("mousemove", *self._on_screen(widget, (at,))[0])

    def _on_screen(self, widget: QWidget, places: Sequence[QPointF]) -> list[tuple[int, int]]:
        found = self.see(lambda: [widget.mapToGlobal(place).toPoint() for place in places])
        return [(place.x(), place.y()) for place in found]


def _on_top() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _act(*words: object, wrong: bool = True) -> str:
    """Run xdotool and give what it printed; RuntimeError if it fails, where that is `wrong`."""
    done = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode and wrong:
        raise RuntimeError(f"xdotool: {done.stderr}")
    time.sleep(BEAT)
    return done.stdout
