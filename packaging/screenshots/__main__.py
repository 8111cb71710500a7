"""`python -m screenshots [--only NAME] [--model NAME] [--out FOLDER]`: renew the pictures of the window."""

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.views.look import theme
from engine.engine import Engine
from engine.paths import APP_NAME, resources_dir
from screenshots import live, outpainting, picture_file, pose, segmentation, sheet, together
from screenshots.desk import Desk

SHOTS = {shot.NAME: shot for shot in (live, pose, segmentation, together, outpainting, sheet)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("--only", choices=SHOTS, action="append", help="one picture; may be given again")
    parser.add_argument("--model", default="", help="another model than the shipped one")
    parser.add_argument("--out", type=Path, default=resources_dir() / "samples")
    options = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(APP_NAME)
    theme.install(qt, "dark")
    engine = Engine()
    for name in options.only or SHOTS:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder), engine, options.model)
            try:
                SHOTS[name].play(desk)
                written = picture_file.write(desk.picture(), options.out / f"{name}.webp")
            finally:
                desk.close()
        print(f"{name}.webp: {written / 1000:.1f} kB", flush=True)


if __name__ == "__main__":
    main()
