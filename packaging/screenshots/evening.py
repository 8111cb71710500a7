"""`python -m screenshots.evening [--out FOLDER]`: an illustrator's session by mouse and keyboard, seen at each step.

A sky is filled; a castle is drawn on a layer of its own, moved and scaled; a region “a red balloon” is painted over it;
the live picture is refined and taken as a layer; an object is selected, masked and inpainted; the document is saved as
OpenRaster and opened in Krita. Needs Xvfb, Openbox, xdotool and Krita. What comes of it should look like one picture.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QFileDialog

from desktop.views.widgets.slider import Slider
from screenshots import picture_file
from screenshots.desk import Desk
from screenshots.display import SIZE, krita
from screenshots.person import Person
from screenshots.sitting import before_a_window
from screenshots.strokes import Place, filled, filled_loop, through

SKY, GRASS = "8cc4f0", "6fb04f"
WALL, LIGHT, TOWER, ROOF, DOOR, BALLOON = "9a5fb8", "b98bd0", "7d459c", "4b2f72", "5a3d33", "dc3232"
WORDS, INSTEAD = "a castle in a meadow by day", "a yellow balloon in a meadow by day"


class Evening:
    """The session; places are document pixels."""

    def __init__(self, desk: Desk, person: Person, out: Path) -> None:
        self.desk, self.person, self.out = desk, person, out
        self.window, self.document = desk.window, desk.document
        self.taken = 0

    def play(self) -> None:
        self.begin()
        self.fill_sky()
        self.draw_castle()
        self.move_castle()
        self.paint_balloon()
        self.refine()
        self.take()
        self.mask_object()
        self.inpaint()
        self.save()

    def begin(self) -> None:
        """A new document of 512 × 512, not drawn live yet."""
        self.person.press("ctrl+n")
        self.person.dialog()
        self.person.press("Return")
        self.say(WORDS)
        self.tool("brush")
        self.look("new")

    def fill_sky(self) -> None:
        self.colour(SKY)
        self.person.press("g")
        self.tap((256, 100))
        self.colour(GRASS)
        self.person.press("b")
        self.size(90)
        self.drag(filled(-40, 370, 552, 560, 90))
        self.look("sky")

    def draw_castle(self) -> None:
        """On a layer of its own, small and in the wrong place."""
        self.layer("Castle")
        self.person.press("shift+r")
        for hue, corners in (
            (LIGHT, ((161, 165), (199, 216))),
            (WALL, ((138, 206), (222, 280))),
            (TOWER, ((106, 178), (145, 280))),
            (TOWER, ((215, 178), (254, 280))),
            (DOOR, ((168, 246), (192, 280))),
        ):
            self.colour(hue)
            self.drag([corners[0], (corners[0][0] + 9, corners[0][1] + 9), corners[1]])
        self.colour(ROOF)
        self.person.press("shift+p")
        for corners in (
            ((153, 166), (180, 122), (207, 166)),
            ((98, 179), (126, 135), (153, 179)),
            ((207, 179), (234, 135), (262, 179)),
        ):
            for corner in corners:
                self.tap(corner)
            self.person.press("Return")
        self.look("castle")

    def move_castle(self) -> None:
        """Down to the ground and larger, by the frame of the move tool."""
        self.person.press("v")
        self.drag([(180, 250), (186, 262), (175, 400)])
        corner = self.person.see(lambda: self.window.canvas.scene.transforming.quad[1])
        x, y = corner.x(), corner.y()
        self.drag([(x, y), (x + 10, y - 10), (x + 96, y - 96)], held="shift")
        self.look("moving")
        self.person.press("Return")

    def paint_balloon(self) -> None:
        """A region: a layer with words of its own."""
        self.layer("Balloon")
        self.colour(BALLOON)
        self.person.press("b")
        self.size(36)
        self.drag(filled_loop(424, 116, 52, 36))
        self.size(20)
        self.drag(through((412, 188), (436, 188)))
        self.person.press("shift+F2")
        self.person.write("a red balloon")
        self.person.press("Return")
        self.look("balloon")

    def refine(self) -> None:
        """Live, close to the drawing, at rest until the picture is refined."""
        self.figure(self.window.panel.numbers_panel.strength, "0.35")
        self.person.click(self.window.panel.pause)
        self.rest()
        self.person.until(lambda: self.desk.program.studio.refiner.result is not None, "refined picture")
        self.look("refined")

    def take(self) -> None:
        self.person.click(self.window.panel.primary)
        self.rest()
        self.look("taken")

    def mask_object(self) -> None:
        """Select the balloon by a box round it, and make what is selected the mask; its region holds no more."""
        self.person.press("ctrl+2")
        self.hide("Balloon")
        self.person.press("shift+w")
        self.drag([(350, 40), (400, 100), (498, 224)])
        self.person.until(lambda: self.document.selection is not None, "selection")
        self.look("selected")
        self.person.click(self.window.selection)
        self.person.entry("Make it the mask")
        self.person.press("ctrl+shift+a")

    def inpaint(self) -> None:
        """The same place with other words, as large as the model draws."""
        self.say(INSTEAD)
        self.person.click(self.window.panel.inpaint_panel.context)
        self.person.entry("Around the mask")
        self.look("masked")
        self.person.press("ctrl+Return")
        self.rest()
        self.look("inpainted")
        self.person.click(self.window.strip.take)
        self.tool("brush")
        self.rest()
        self.look("kept")

    def save(self) -> None:
        path = self.out / "evening.ora"
        path.unlink(missing_ok=True)
        self.person.press("ctrl+s")
        dialog = self.person.dialog()
        assert isinstance(dialog, QFileDialog)
        self.person.press("ctrl+a")
        self.person.write(str(path.resolve()))
        self.look("saving")
        self.person.press("Return")
        self.person.until(path.is_file, "saved document")
        self.rest()
        self.look("saved")
        with tempfile.TemporaryDirectory() as home, krita(path, Path(home)):
            self.person.wait_for_window(r"evening\.ora \(", SIZE)
            self.look("krita")

    # What a person does

    def layer(self, name: str) -> None:
        """Add a layer of this name."""
        self.person.press("ctrl+shift+n", "F2")
        self.person.write(name)
        self.person.press("Return")

    def hide(self, name: str) -> None:
        """Click the eye of a layer: its words hold no more either."""
        tree = self.window.layers.tree
        row = self.person.see(lambda: tree.visualRect(tree.model().match(tree.model().index(0, 0), 0, name)[0]))
        self.person.click(tree.viewport(), QPointF(row.right() - 16, row.center().y()))

    def say(self, words: str) -> None:
        self.person.click(self.window.panel.prompt_panel.prompt)
        self.person.press("ctrl+a")
        self.person.write(words)

    def tool(self, name: str) -> None:
        """Take a tool from the rail; from a field that is typed into, keys would be letters."""
        self.person.click(self.window.rail.buttons[name])

    def colour(self, hexadecimal: str) -> None:
        """By the hex field of the docked colours."""
        self.person.click(self.window.colours.hex)
        self.person.press("ctrl+a")
        self.person.write(hexadecimal)
        self.person.press("Return")

    def size(self, pixels: int) -> None:
        self.figure(self.window.options.sliders["size"], str(pixels))

    def figure(self, slider: Slider, number: str) -> None:
        """Type a slider's number."""
        self.person.click(slider, QPointF(self.person.see(slider.width) - 16, 8))
        self.person.press("ctrl+a")
        self.person.write(number)
        self.person.press("Return")

    def tap(self, place: Place) -> None:
        self.person.click(self.window.canvas.first, self.at(place))

    def drag(self, places: list[Place], held: str = "") -> None:
        self.person.drag(self.window.canvas.first, [self.at(place) for place in places], held)

    def at(self, place: Place) -> QPointF:
        return self.person.see(lambda: self.window.canvas.viewport.value.to_screen(QPointF(*place)))

    def rest(self) -> None:
        """Wait until everything asked has been answered."""
        time.sleep(1)
        self.person.until(lambda: not self.desk.program.mailbox.busy, "rest")
        time.sleep(0.5)

    def look(self, name: str) -> None:
        """Keep a picture of the display."""
        time.sleep(0.4)
        self.taken += 1
        picture_file.write(self.person.screen(), self.out / f"{self.taken:02}-{name}.webp", 200_000)
        print(name, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="screenshots.evening", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("evening"), help="the folder for the pictures (evening)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    before_a_window(lambda desk, person: Evening(desk, person, options.out).play())
    return 0


if __name__ == "__main__":
    sys.exit(main())
