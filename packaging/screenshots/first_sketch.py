"""`python -m screenshots.first_sketch`: draw what a new user sees first, one thing off the centre, by hand."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.model.document.snapshots import snapshot_full
from desktop.views.look import theme
from engine.engine import Engine
from engine.paths import APP_NAME, resources_dir
from engine.pictures.files import write_picture
from screenshots.desk import Desk
from screenshots.strokes import filled, through

WALL, ROOF, DOOR = (222, 60, 60), (120, 44, 60), (90, 60, 44)
TABLE = """# What a new user sees first: this sketch, these words, live. Drawn by packaging/screenshots/first_sketch.py.
sketch = "sketch.png"
prompt = "a red house in the snow"
strength = 0.5
"""


def play(desk: Desk) -> None:
    """A house at the right, of a few strokes."""
    desk.blank()
    desk.draw(filled(280, 270, 430, 400, 40), WALL, 40)
    desk.draw(through((268, 268), (355, 190), (442, 268)), ROOF, 34)
    desk.draw(through((300, 268), (355, 222), (410, 268), (320, 264)), ROOF, 34)
    desk.draw(through((355, 236), (355, 262)), ROOF, 40)
    desk.draw(through((355, 350), (355, 384)), DOOR, 30)


def main() -> None:
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(APP_NAME)
    theme.install(qt, "dark")
    folder = resources_dir() / "first_start"
    with tempfile.TemporaryDirectory() as data:
        desk = Desk(Path(data), Engine())
        try:
            play(desk)
            write_picture(str(folder / "sketch.png"), snapshot_full(desk.document))
        finally:
            desk.close()
    (folder / "first_start.toml").write_text(TABLE, "utf-8")


if __name__ == "__main__":
    main()
