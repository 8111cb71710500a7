"""`python -m help_pictures`: make the rows of pictures that the help shows of each slider, with the shipped model.

Each picture is made by `sketchlight-cli` from the sample sketch of the first start; a row is one WebP.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from engine import cli
from engine.paths import resources_dir

PROMPT = "a red house in the snow"
SIDE, GAP, QUALITY = 150, 4, 80
SKETCH = ("--image", str(resources_dir() / "first_start" / "sketch.png"), "--strength", "0.7")


@dataclass(frozen=True)
class Row:
    """One slider: what is always said, the option that varies, and its values."""

    always: Sequence[str]
    option: str
    values: Sequence[str]


ROWS = {
    "strength": Row(SKETCH[:2], "--strength", ("0.2", "0.5", "0.8", "1")),
    "steps": Row((), "--steps", ("1", "2", "4", "8")),
    "guidance": Row((), "--guidance", ("1", "1.5", "3", "6")),
    "seed": Row((), "--seed", ("1", "2", "3", "4")),
    "control": Row((*SKETCH[:2], "--strength", "1"), "--control", ("canny:0", "canny:0.3", "canny:0.6", "canny:1")),
}


def main() -> None:
    """Make all rows."""
    parser = argparse.ArgumentParser(prog="help_pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=resources_dir() / "help")
    options = parser.parse_args()
    for name, row in ROWS.items():
        path = options.out / f"{name}.webp"
        _beside(_made(row)).save(path, quality=QUALITY, method=6)
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB", flush=True)


def _made(row: Row) -> list[Image.Image]:
    """Give a row's pictures. Raises RuntimeError where one can't be made."""
    pictures = []
    with tempfile.TemporaryDirectory() as folder:
        for place, value in enumerate(row.values):
            path = Path(folder) / f"{place}.png"
            words = ["generate", "--prompt", PROMPT, "--size", "256x256", "--out", str(path), *row.always]
            seed = [] if row.option == "--seed" else ["--seed", "7"]
            if cli.main([*words, *seed, row.option, value]):
                raise RuntimeError(f"{row.option} {value} can't be shown")
            with Image.open(path) as image:
                pictures.append(image.convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS))
    return pictures


def _beside(pictures: Sequence[Image.Image]) -> Image.Image:
    row = Image.new("RGB", (len(pictures) * (SIDE + GAP) - GAP, SIDE), "white")
    for place, picture in enumerate(pictures):
        row.paste(picture, (place * (SIDE + GAP), 0))
    return row


if __name__ == "__main__":
    main()
