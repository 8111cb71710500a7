"""The program on a desk: started with a data folder of its own, and everything in reach that a person reaches."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from desktop.views.canvas.canvas import Canvas
from desktop.views.cards.control_card import ControlCard
from engine.events import Failed
from engine.worker import Runs
from screenshots import hand
from screenshots.strokes import Place
from screenshots.waiting import pause, until

SIZE = (1440, 900)
QUIET = 8
"""How often in a row the engine must be found at rest: what waits a moment before it asks has asked by then."""
PENCIL = (60, 50, 66)


class Desk:
    """One program in its window. Places are document pixels."""

    def __init__(self, folder: Path, engine: Runs, model: str = "") -> None:
        preferences = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)
        self._failed: list[Failed] = []
        self.program = Program(Autosave(folder / "last"), preferences, engine, fresh=True)
        self.program.studio.failed.connect(self._failed.append)
        self.window = self.program.window
        self.window.resize(*SIZE)
        self.settings, self.document, self.tools = self.program.settings, self.program.document, self.program.tools
        # As if the pause button had been pressed at once: nothing is asked until the drawing is there.
        self.settings.set(live=False)
        if model:
            self.window.open_model(model)
        self.program.show()
        until(self.program.thread.isRunning, "engine")

    # Waiting and looking

    def settle(self) -> None:
        """Wait until everything asked has been answered. Raises RuntimeError with what the person would be told."""
        quiet = 0

        def rests() -> bool:
            nonlocal quiet
            quiet = 0 if self.program.mailbox.busy else quiet + 1
            return quiet >= QUIET or bool(self._failed)

        until(rests, "rest")
        if self._failed:
            raise RuntimeError(self._failed[0].message)

    def picture(self) -> QImage:
        """The window as it is, once it has settled."""
        self.settle()
        return self.seen()

    def seen(self) -> QImage:
        """The window as it is now."""
        self.window.messages.dismiss()
        pause(200)
        return self.window.grab().toImage()

    def close(self) -> None:
        self.window.close()
        self.program.faults.release()

    # What a person does

    def blank(self, size: tuple[int, int] = (512, 512)) -> None:
        """A new drawing."""
        self.document.new(size)

    def say(self, prompt: str, **settings: object) -> None:
        """The prompt, and what else stands in the panel."""
        self.settings.set(prompts=(prompt,), seed_locked=True, **settings)

    def draw(self, places: Sequence[Place], colour: tuple[int, int, int] = PENCIL, size: float = 7.0) -> None:
        """One stroke with the brush."""
        self.tools.choose_colour(colour)
        self.tools.set(size=size, hardness=0.9, opacity=1.0)
        self.drag(places)
        self.tools.remember_colour(colour)

    def drag(self, places: Sequence[Place]) -> None:
        """Whatever tool is in hand, from the first place to the last."""
        hand.drag(self._pane, [self._on_screen(place) for place in places])

    def rest_at(self, place: Place) -> None:
        """Leave the pen over this place."""
        hand.hover(self._pane, self._on_screen(place))

    def look_away(self) -> None:
        """Take the pen from the canvas."""
        hand.away(self._pane)

    def add_control(self, name: str) -> ControlCard:
        """Choose a control from the menu of the plus button."""
        section = self.window.panel.controls
        next(action for action in section.menu.actions() if action.data() == name).trigger()
        return section.cards()[-1]

    def drop_control(self, name: str) -> None:
        """Take the cards of this control away."""
        self.settings.set(controls=tuple(each for each in self.settings.value.controls if each.control != name))

    def show_all_cards(self) -> None:
        """Scroll the panel down to its last card."""
        bar = self.window.panel.findChild(QScrollArea).verticalScrollBar()
        bar.setValue(bar.maximum())

    def go_live(self) -> None:
        """Let go of the pause button."""
        self.settings.set(workspace=Workspace.LIVE)
        if not self.settings.value.live:
            self.window.panel.pause.click()
        self.settle()

    def generate(self) -> None:
        """Press Generate and wait."""
        self.settings.set(workspace=Workspace.GENERATE)
        self.window.panel.primary.click()
        self.settle()

    @property
    def _pane(self) -> Canvas:
        return self.window.canvas.first

    def _on_screen(self, place: Place) -> QPointF:
        return self.window.canvas.viewport.value.to_screen(QPointF(*place))
