"""Works in the real window for a while, as a person with mouse and keyboard would, and takes pictures of the screen.

    python tests/bench/working_session.py --out pictures [--minutes 30] [--pictures 20] [--theme dark] [--language de]

Needs Xvfb and xdotool. What is done follows from --seed: strokes, tools, words, undo, pictures asked for, results
taken, the ways of working, panels, tabs, the window's size. It ends with an error if the program ended, said that it
made a mistake, or printed a traceback or a warning of Qt's; the pictures are to be looked at.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PIL import Image, ImageGrab
from x11 import HAS_HAND, Display, display

WORDS = ("a red house", "a boat on the sea", "a tree in the snow", "a yellow flower", "a car at night", "two apples")
TOOLS = ("b", "e", "g", "l", "r", "m", "w", "v")
WRONG = ("Traceback", "made a mistake", "QWidget::", "QPainter::", "QMainWindow", "Segmentation")
START = "import sys; from desktop.app import main; sys.exit(main(['--fresh']))"
PROMPT = (1240, 115)
CANVAS = (110, 150, 620, 560)
"""Where the prompt is, and the part of the window that is canvas with every panel open, in pixels from its corner."""


class Hand:
    """Does one thing after another in the window whose corner is `corner`."""

    def __init__(self, screen: Display, corner: tuple[int, int], seed: int) -> None:
        self.screen, self.corner = screen, corner
        self.chance = random.Random(seed)
        self.done: list[str] = []

    def act(self) -> None:
        """Do something."""
        doings: list[tuple[int, Callable[[], None]]] = [
            (10, self.stroke),
            (3, self.tool),
            (2, self.words),
            (2, lambda: self.keys("ctrl+z")),
            (1, lambda: self.keys("ctrl+shift+z")),
            (2, lambda: self.keys("ctrl+Return")),
            (1, lambda: self.keys("ctrl+shift+Return")),
            (2, self.way),
            (1, lambda: self.keys(self.chance.choice(("F7", "ctrl+h", "ctrl+shift+h", "ctrl+alt+h")))),
            (1, self.palette),
            (1, lambda: self.keys("ctrl+0")),
            (1, self.wheel),
        ]
        weights, calls = zip(*doings, strict=True)
        self.chance.choices(calls, weights)[0]()

    def stroke(self) -> None:
        left, top, right, bottom = CANVAS
        x, y = self.chance.randint(left, right), self.chance.randint(top, bottom)
        points = [(x, y)]
        for _step in range(self.chance.randint(3, 14)):
            x = max(left, min(right, x + self.chance.randint(-60, 60)))
            y = max(top, min(bottom, y + self.chance.randint(-60, 60)))
            points.append((x, y))
        self.done.append("stroke")
        self.screen.drag([(self.corner[0] + x, self.corner[1] + y) for x, y in points])

    def tool(self) -> None:
        self.keys(self.chance.choice(TOOLS))

    def words(self) -> None:
        """Click into the prompt and write; the next stroke takes the keyboard back."""
        x, y = PROMPT
        self.screen.hand("mousemove", self.corner[0] + x, self.corner[1] + y, "click", 1)
        self.keys("ctrl+a")
        self.type(self.chance.choice(WORDS))
        self.stroke()

    def way(self) -> None:
        self.keys(self.chance.choice(("ctrl+1", "ctrl+2", "ctrl+3")))

    def palette(self) -> None:
        self.keys("ctrl+k")
        time.sleep(0.4)
        self.type(self.chance.choice(("grid", "mirror", "zoom", "layer")))
        time.sleep(0.4)
        self.keys("Escape")

    def wheel(self) -> None:
        left, top, right, bottom = CANVAS
        x, y = self.corner[0] + (left + right) // 2, self.corner[1] + (top + bottom) // 2
        self.done.append("wheel")
        self.screen.hand("mousemove", x, y, "click", "--repeat", 2, self.chance.choice((4, 5)))

    def keys(self, *keys: str) -> None:
        self.done.extend(keys)
        self.screen.hand("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.done.append(text)
        self.screen.hand("type", "--delay", 30, text)


def seen(screen: Display) -> Image.Image:
    """The whole screen."""
    return ImageGrab.grab(xdisplay=screen.name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--pictures", type=int, default=20)
    parser.add_argument("--theme", default="dark", choices=("dark", "light"))
    parser.add_argument("--language", default="en", choices=("en", "de", "zh_CN"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not HAS_HAND:
        raise SystemExit("Xvfb and xdotool are needed.")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="session-") as folder, display() as screen:
        home = Path(folder)
        settings = home / "config" / "Sketchlight" / "Sketchlight.conf"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[General]\ntheme={options.theme}\nlanguage={options.language}\n", "utf-8")
        environment = {
            **os.environ,
            **screen.environment,
            "XDG_DATA_HOME": str(home / "share"),
            "XDG_CONFIG_HOME": str(home / "config"),
        }
        said = home / "said.txt"
        with said.open("w") as told:
            program = subprocess.Popen(
                [sys.executable, "-c", START],
                cwd=ROOT,
                env=environment,
                stdout=told,
                stderr=subprocess.STDOUT,
            )
            try:
                hand = Hand(screen, screen.window("Sketchlight"), options.seed)
                time.sleep(8)
                work(hand, program, options)
            finally:
                program.terminate()
                program.wait(30)
        text = said.read_text(errors="replace")
    wrong = [line for line in text.splitlines() if any(word in line for word in WRONG)]
    print(f"{len(hand.done)} things done, exit code {program.returncode}, {len(wrong)} lines that tell of faults")
    for line in wrong[:20]:
        print(line)
    return 1 if wrong or program.returncode not in (0, -15, 143) else 0


def work(hand: Hand, program: subprocess.Popen[bytes], options: argparse.Namespace) -> None:
    """Do things till the time is over, and take a picture in every n-th part of it."""
    began, taken = time.monotonic(), 0
    whole = options.minutes * 60
    while (passed := time.monotonic() - began) < whole or taken < options.pictures:
        if program.poll() is not None:
            raise SystemExit(f"the program ended by itself after {passed:.0f} s: {hand.done[-5:]}")
        hand.act()
        time.sleep(hand.chance.uniform(0.1, 0.8))
        if taken < options.pictures and passed >= whole * (taken + 1) / (options.pictures + 1):
            taken += 1
            seen(hand.screen).save(options.out / f"{options.theme}-{options.language}-{taken:02}.png")


if __name__ == "__main__":
    sys.exit(main())
