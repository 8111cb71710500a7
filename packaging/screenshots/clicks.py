"""`python -m screenshots.clicks`: count the clicks of ten common tasks in the real window, each by its own proof.

A click, a stroke and a key combination count one each. Needs Xvfb, Openbox and xdotool.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF

from desktop.model.document.snapshots import snapshot_full
from desktop.model.settings.settings import Workspace
from desktop.views.colour.palette_grid import PATCH
from desktop.views.window.result_tile import ResultTile
from screenshots.desk import Desk
from screenshots.person import Person
from screenshots.sitting import before_a_window

Task = tuple[Callable[[], object], Callable[[], object], Callable[[], bool]]
"""What it begins from, on the GUI thread; what is done; and how it is known to be done."""
MOST = {
    "first live picture": 0,
    "any colour": 1,
    "fill a sky": 2,
    "move what was drawn": 2,
    "inpaint by a mask and keep": 3,
    "one more variant": 1,
    "four variants": 2,
    "widen and keep": 4,
    "pose a figure": 2,
    "save again": 1,
}
"""How many clicks each task may take; of the figure one, and the drag of a joint."""


class Tasks:
    """Each task acts and waits for what proves it done; what it begins from isn't counted."""

    def __init__(self, desk: Desk, person: Person) -> None:
        self.desk, self.person = desk, person
        self.window, self.document = desk.window, desk.document
        self.results = desk.program.studio.candidates
        self.canvas = self.window.canvas.first

    def play(self) -> None:
        """Do them all, and print the table. Raises RuntimeError for a task that took too many."""
        counts = {name: self._counted(name) for name in MOST}
        for name, count in counts.items():
            print(f"{name:<28} {count} of {MOST[name]}", flush=True)
        if over := [name for name, count in counts.items() if count > MOST[name]]:
            raise RuntimeError(f"too many clicks: {', '.join(over)}")

    def _counted(self, name: str) -> int:
        prepare, act, proof = getattr(self, name.replace(" ", "_"))()
        self.person.see(prepare)
        self._rest()
        before = self.person.deeds
        act()
        self.person.until(proof, name)
        return self.person.deeds - before

    # The tasks

    def first_live_picture(self) -> Task:
        studio = self.desk.program.studio
        return lambda: self.desk.settings.set(live=True), lambda: None, lambda: studio.on_show.live is not None

    def any_colour(self) -> Task:
        grid, before = self.window.colours.grid, self.desk.tools.value.colour

        def act() -> None:
            self.person.click(grid, QPointF(4.5 * PATCH, 2.5 * PATCH))

        return lambda: self.desk.settings.set(live=False), act, lambda: self.desk.tools.value.colour != before

    def fill_a_sky(self) -> Task:
        def act() -> None:
            self.person.click(self.window.rail.buttons["fill"])
            self.person.click(self.canvas, self._at(20, 20))

        def filled() -> bool:
            return tuple(snapshot_full(self.document)[20, 20][:3]) == self.desk.tools.value.colour

        return self.desk.blank, act, filled

    def move_what_was_drawn(self) -> Task:
        def prepare() -> None:
            self.desk.blank()
            self.desk.draw([(100, 100), (140, 140)], (220, 40, 40), 40)

        def act() -> None:
            self.person.click(self.window.rail.buttons["move"])
            self.person.drag(self.canvas, [self._at(120, 120), self._at(200, 180), self._at(320, 320)])

        return prepare, act, lambda: bool(snapshot_full(self.document)[320, 320][3])

    def inpaint_by_a_mask_and_keep(self) -> Task:
        def prepare() -> None:
            self.desk.settings.set(workspace=Workspace.INPAINT)
            self.desk.say("a red balloon in the snow")

        def act() -> None:
            places = [self._at(x, y) for x, y in ((60, 60), (160, 60), (160, 110), (60, 110), (60, 160), (160, 160))]
            self.person.drag(self.canvas, places)
            self.person.click(self.window.panel.primary)
            self.person.until(lambda: self.results.selected is not None, "result")
            self.person.click(self.window.strip.take)

        return prepare, act, lambda: bool(self.document.active_node.recipe)

    def one_more_variant(self) -> Task:
        def prepare() -> None:
            self.desk.settings.set(workspace=Workspace.GENERATE)

        count = len(list(self.results))
        return (
            prepare,
            lambda: self.person.click(self.window.strip.next_seed),
            lambda: len(list(self.results)) == count + 1,
        )

    def four_variants(self) -> Task:
        count = len(list(self.results))

        def act() -> None:
            self.person.click(self._tile(), button=3)
            self.person.entry("Four more like this")

        return lambda: None, act, lambda: len(list(self.results)) == count + 4

    def widen_and_keep(self) -> Task:
        def act() -> None:
            self.person.click(self.window.rail.buttons["extend"])
            height = self.document.size[1] / 2
            edge = self.document.size[0]
            self.person.drag(self.canvas, [self._at(edge + further, height) for further in (0, 64, 96)])
            self.person.click(self.window.panel.primary)
            self.person.until(lambda: self._has_wider(), "wider result")
            self.person.click(self.window.strip.take)

        def prepare() -> None:
            self.desk.blank((256, 256))
            self.desk.draw([(60, 200), (200, 200)], (220, 40, 40), 60)

        return prepare, act, lambda: self.document.size[0] > 256

    def pose_a_figure(self) -> Task:
        posing = self.window.canvas.scene.posing

        def act() -> None:
            self.person.click(self.window.rail.buttons["pose"])
            self.person.until(lambda: posing.active and bool(posing.pose.people), "figure")
            self.first = self.person.see(lambda: posing.pose)
            joint = self.person.see(lambda: next(each for each in posing.pose.people[0].joints if each is not None))
            x, y = joint.x, joint.y
            self.person.drag(self.canvas, [self._at(x, y), self._at(x + 10, y + 10), self._at(x + 30, y + 20)])

        return lambda: self.desk.blank(), act, lambda: posing.pose != self.first

    def save_again(self) -> Task:
        folder = Path(tempfile.mkdtemp())

        def prepare() -> None:
            self.desk.blank()
            self.window.files.save_document(folder / "again.ora")

        def act() -> None:
            self.person.until(lambda: bool(self.document.path), "first save")
            self.person.see(lambda: self.desk.draw([(100, 100), (140, 140)]))
            self.person.press("ctrl+s")

        return prepare, act, lambda: not self.document.modified

    # Looking

    def _tile(self) -> ResultTile:
        return self.person.see(lambda: next(iter(self.window.strip.tiles.values())))

    def _has_wider(self) -> bool:
        return self.results.selected is not None and self.results.selected.request.outpaint is not None

    def _at(self, x: float, y: float) -> QPointF:
        return self.person.see(lambda: self.window.canvas.viewport.value.to_screen(QPointF(x, y)))

    def _rest(self) -> None:
        time.sleep(1)
        self.person.until(lambda: not self.desk.program.mailbox.busy, "rest")


def main() -> int:
    before_a_window(lambda desk, person: Tasks(desk, person).play())
    return 0


if __name__ == "__main__":
    sys.exit(main())
