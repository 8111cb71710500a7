"""`python -m screenshots.session [--model NAME] [--out FOLDER]`: a first session in the real window, in six pictures.

Start, paint a tree at the right and say so, rest, take, mask the sky and ask for a balloon, take. What comes of it
should look like one picture.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.model.document.changes import clear_mask
from desktop.model.settings.settings import Context, Workspace
from desktop.views.look import theme
from engine.engine import Engine
from engine.paths import APP_NAME
from screenshots import picture_file
from screenshots.desk import Desk
from screenshots.strokes import filled, filled_loop, through
from screenshots.waiting import pause, until

LEAF, TRUNK = (64, 150, 76), (120, 80, 52)


def paint_tree(desk: Desk) -> None:
    """A green tree at the right, of four strokes, and the words for it."""
    desk.say("a green tree in the snow")
    desk.draw(through((368, 300), (368, 420)), TRUNK, 30)
    desk.draw(filled_loop(368, 230, 82, 44), LEAF, 44)
    desk.draw(filled_loop(318, 262, 44, 30), LEAF, 30)
    desk.draw(filled_loop(418, 262, 44, 30), LEAF, 30)
    desk.rest_at((418, 262))


def play(desk: Desk) -> Iterator[str]:
    """Act, and name each moment that is worth a picture."""
    desk.go_live()
    refined(desk)
    yield "1-start"
    desk.blank()
    paint_tree(desk)
    desk.settle()
    yield "2-painted"
    refined(desk)
    yield "3-rested"
    desk.window.panel.primary.click()
    desk.settings.set(live=False)
    desk.settle()
    yield "4-taken"
    desk.settings.set(workspace=Workspace.INPAINT)
    desk.say("a yellow balloon in the snow", context=Context.AROUND)
    desk.tools.set(mask_size=60.0)
    desk.drag(filled(40, 50, 220, 260, 60))
    desk.look_away()
    desk.window.panel.primary.click()
    desk.settle()
    yield "5-balloon"
    desk.window.strip.take.click()
    clear_mask(desk.document)
    desk.settle()
    yield "6-one-picture"


def refined(desk: Desk) -> None:
    """Rest until the live picture is refined."""
    until(lambda: desk.program.studio.refiner.result is not None, "refined picture", 120)
    pause(200)


def main() -> None:
    parser = argparse.ArgumentParser(prog="screenshots.session", description=__doc__)
    parser.add_argument("--model", default="", help="another model than the shipped one")
    parser.add_argument("--out", type=Path, default=Path("session"), help="the folder for the pictures (session)")
    options = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(APP_NAME)
    theme.install(qt, "dark")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), Engine(), options.model)
        try:
            for name in play(desk):
                picture_file.write(desk.seen(), options.out / f"{name}.webp")
                print(name, flush=True)
        finally:
            desk.close()


if __name__ == "__main__":
    main()
