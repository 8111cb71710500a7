"""Tries to break the canvas by random input: `python tests/monkey.py [--seed 1] [--steps 2000]`.

Every tool, key and action of the real window in any order, by a seed, with an engine that answers at once. It ends with
the first error, or with how many steps it was: then undo to the beginning must give the first bytes, redo to the end
the last.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.model.document.content import Content, walk
from desktop.model.keeping.autosave import Autosave
from desktop.model.settings.settings import Workspace
from desktop.model.stage.layer_actions import LAYER_ACTIONS, describe, perform
from desktop.model.stage.selection_actions import SELECTION_ACTIONS
from desktop.model.stage.symmetry import SYMMETRIES
from desktop.model.stage.tools import TOOLS
from desktop.views.look import theme
from fakes import FakeEngine

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
HELD = (
    Modifier.NoModifier,
    Modifier.NoModifier,
    Modifier.ShiftModifier,
    Modifier.AltModifier,
    Modifier.ControlModifier,
)
KEYS = (Key.Key_Return, Key.Key_Escape, Key.Key_Delete, Key.Key_Left, Key.Key_Down, Key.Key_Space, Key.Key_X)
EDITS = ("cut", "copy", "copy_seen", "paste", "crop", "turn_right", "turn_left", "flip_across", "flip_down")
MOST_LAYERS = 12


def fingerprint(content: Content) -> tuple[object, ...]:
    """Everything that a content is, so that two can be compared."""
    pixels = {id: content.layer(id).read().tobytes() for id in sorted(content.tiles)}
    seen = {id: data for id, data in pixels.items() if any(data)}
    return content.size, content.stack, content.source, content.guides, seen


class Monkey:
    """Does one thing after another to a window, by a seed."""

    def __init__(self, program: Program, seed: int) -> None:
        self.program, self.window, self.document = program, program.window, program.document
        self.random = random.Random(seed)
        self.did: list[str] = []
        self.acts: list[tuple[Callable[[], str], int]] = [
            (self.stroke, 8),
            (self.tool, 4),
            (self.key, 4),
            (self.undo, 2),
            (self.layer, 3),
            (self.selection, 2),
            (self.edit, 1),
            (self.words, 1),
            (self.option, 2),
            (self.choose, 2),
            (self.view, 1),
            (self.workspace, 1),
            (self.right_click, 1),
            (self.take, 1),
        ]

    def step(self) -> None:
        """Do one thing, and close what it opened."""
        act = self.random.choices([each for each, _ in self.acts], [weight for _, weight in self.acts])[0]
        self.did.append(act())
        QApplication.processEvents()
        for top in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if top is not None:
                top.close()

    def _place(self) -> QPoint:
        pane = self.window.canvas.first.rect()
        return QPoint(self.random.randrange(-20, pane.width() + 20), self.random.randrange(-20, pane.height() + 20))

    def stroke(self) -> str:
        pane, held, places = self.window.canvas.first, self.random.choice(HELD), [self._place() for _ in range(3)]
        QTest.mousePress(pane, Button.LeftButton, held, places[0])
        for place in places[: self.random.randrange(4)]:
            QTest.mouseMove(pane, place)
        if self.random.random() < 0.1:
            QTest.keyClick(pane, self.random.choice(KEYS))
        QTest.mouseRelease(pane, Button.LeftButton, held, places[-1])
        return f"stroke {held} {places}"

    def tool(self) -> str:
        name = self.random.choice(list(TOOLS))
        self.program.tools.set(tool=name)
        return f"tool {name}"

    def key(self) -> str:
        key, held = self.random.choice(KEYS), self.random.choice(HELD[:3])
        QTest.keyClick(self.window.canvas.first, key, held)
        return f"key {key} {held}"

    def undo(self) -> str:
        back = self.random.random() < 0.6
        for _ in range(self.random.randrange(1, 4)):
            (self.document.undo if back else self.document.redo)()
        return "undo" if back else "redo"

    def layer(self) -> str:
        name = self.random.choice(list(LAYER_ACTIONS))
        many = len(list(walk(self.document.stack))) > MOST_LAYERS
        if not (many and (name.startswith("add") or name == "duplicate")):
            perform(self.document, name)
        return f"layer {name}"

    def selection(self) -> str:
        name = self.random.choice(list(SELECTION_ACTIONS))
        self.window.selection.do(name)
        return f"selection {name}"

    def edit(self) -> str:
        name = self.random.choice(EDITS)
        self.window.edits.do(name)
        return f"edit {name}"

    def words(self) -> str:
        describe(self.document, self.document.active, words := self.random.choice(("", "a boat")))
        return f"words {words}"

    def option(self) -> str:
        fields = self.random.choice(
            (
                {"size": self.random.uniform(1, 200)},
                {"opacity": self.random.random()},
                {"symmetry": self.random.choice(list(SYMMETRIES))},
                {"filled": self.random.random() < 0.5},
                {"colour": tuple(self.random.randrange(256) for _ in range(3))},
                {"tolerance": self.random.random(), "gap": self.random.uniform(0, 20)},
                {"stabiliser": self.random.random(), "flow": self.random.random()},
            )
        )
        self.program.tools.set(**fields)
        return f"option {fields}"

    def choose(self) -> str:
        nodes = [node.id for node in walk(self.document.stack)]
        ids = self.random.sample(nodes, min(len(nodes), self.random.randrange(1, 3)))
        self.document.choose(ids)
        return f"choose {ids}"

    def view(self) -> str:
        name = self.random.choice(("fit", "closer", "farther", "left", "right", "mirror"))
        keys = {"fit": "Ctrl+0", "closer": "Ctrl++", "farther": "Ctrl+-", "left": "4", "right": "6", "mirror": "7"}
        QTest.keySequence(self.window.canvas.first, keys[name])
        return f"view {name}"

    def workspace(self) -> str:
        workspace = self.random.choice(list(Workspace))
        self.program.settings.set(workspace=workspace)
        return f"workspace {workspace}"

    def right_click(self) -> str:
        QTest.mouseClick(self.window.canvas.first, Button.RightButton, Modifier.NoModifier, self._place())
        return "right click"

    def take(self) -> str:
        if self.random.random() < 0.5:
            self.window.panel.primary.click()
            return "primary"
        self.window.strip.take.click()
        return "take"


def main() -> int:
    parser = argparse.ArgumentParser(prog="monkey.py", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=2000)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    theme.install(app, "dark")
    errors: list[BaseException] = []
    with tempfile.TemporaryDirectory() as folder:
        preferences = QSettings(f"{folder}/preferences.ini", QSettings.Format.IniFormat)
        program = Program(Autosave(Path(folder) / "last"), preferences, FakeEngine(), fresh=True)
        sys.excepthook = lambda _kind, error, _trace: errors.append(error)
        program.window.resize(1100, 760)
        program.show()
        program.document.new((160, 120))
        monkey, first = Monkey(program, options.seed), fingerprint(program.document.content)
        for _step in range(options.steps):
            try:
                monkey.step()
            except Exception as error:
                errors.append(error)
            if errors:
                print("\n".join(monkey.did[-12:]))
                traceback.print_exception(errors[0])
                program.window.leave()
                return 1
        program.document.settle()
        last, done = fingerprint(program.document.content), program.document.history.labels[1]
        program.document.walk_to(0)
        assert fingerprint(program.document.content) == first, "undo doesn't give the first bytes"
        program.document.walk_to(done)
        assert fingerprint(program.document.content) == last, "redo doesn't give the last bytes"
        print(
            f"seed {options.seed}: {options.steps} steps, {done} changes: undone to the first bytes, redone to the last"
        )
        program.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
