"""Run every technique's command lines with the shipped model and lay what comes out on sheets, one for each.

With `packaging/` on `PYTHONPATH`: `python -m technique_gallery [--only WORD] [--out FOLDER]`. What is run is what the
page says: each picture is made by `sketchlight-cli` with the words beside it.
"""

from __future__ import annotations

import argparse
import re
import shlex
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from technique_gallery import inputs

ROOT = Path(__file__).resolve().parents[2]

TILE, GAP, PAPER = 192, 6, (24, 25, 28)
ONLY_BY_PARITY = """Stable Diffusion XL, its refiner, Turbo, LCM-LoRA, Lightning, Hyper and TCD can't be shown here:
their weights are not part of the program. That they are computed as diffusers computes them is shown on small models
with random weights by `tests/engine/parity/`."""
REBUILT = "Rebuilt by `python -m technique_gallery` (with `packaging/` on `PYTHONPATH`), from these command lines."


@dataclass(frozen=True)
class Technique:
    """One row of the gallery: pictures that are given, and command lines each of which makes some."""

    name: str
    title: str
    note: str
    show: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    tile: int = TILE
    first: bool = False
    """Whether only the first picture of each command is shown."""


def techniques() -> list[Technique]:
    """What `techniques.toml` lists, in its order."""
    table = tomllib.loads(Path(__file__).with_name("techniques.toml").read_text("utf-8"))["technique"]
    return [_technique(entry) for entry in table]


def _technique(entry: dict[str, Any]) -> Technique:
    runs = tuple(tuple(shlex.split(line)) for line in entry["run"])
    show = tuple(entry.get("show", ()))
    return Technique(
        entry["name"], entry["title"], entry["note"], show, runs, entry.get("tile", TILE), entry.get("first", False)
    )


def made(technique: Technique, given: dict[str, Path], folder: Path) -> list[Image.Image]:
    """The pictures of a technique's commands, in order. Raises RuntimeError where one fails."""
    from engine.cli import main as cli

    pictures = []
    for index, words in enumerate(technique.runs):
        out = folder / f"{technique.name}-{index}.png"
        # A path stands where its name in angle brackets does; braces are a prompt's wildcards.
        command = [_with_paths(word, given) for word in words]
        if (code := cli(["generate", *command, "--out", str(out)])) != 0:
            raise RuntimeError(f"{technique.name}: “{shlex.join(command)}” ended with {code}")
        several = sorted(folder.glob(f"{technique.name}-{index}-*.png"), key=lambda path: int(path.stem.split("-")[-1]))
        shown = several[:1] if technique.first else several or [out]
        pictures += [Image.open(path).convert("RGB") for path in shown]
    return pictures


def _with_paths(word: str, given: dict[str, Path]) -> str:
    for name, path in given.items():
        word = word.replace(f"<{name}>", str(path))
    return word


def _as_typed(words: tuple[str, ...]) -> str:
    return shlex.join(re.sub(r"<(\w+)>", r"\1.png", word) for word in words)


def sheet(pictures: list[Image.Image], tile: int) -> Image.Image:
    """Pictures beside each other, each at most `tile` pixels high."""
    fitted = [picture.resize((max(1, round(picture.width * tile / picture.height)), tile)) for picture in pictures]
    width = sum(picture.width + GAP for picture in fitted) + GAP
    paper = Image.new("RGB", (width, tile + 2 * GAP), PAPER)
    x = GAP
    for picture in fitted:
        paper.paste(picture, (x, GAP))
        x += picture.width + GAP
    return paper


def page(shown: list[Technique]) -> str:
    """The gallery's text."""
    parts = ["# Every technique, by the model that comes with the program\n", ONLY_BY_PARITY, REBUILT]
    for each in shown:
        lines = "\n".join(f"    sketchlight-cli generate {_as_typed(words)}" for words in each.runs)
        parts.append(f"## {each.title}\n\n{each.note}\n\n![{each.title}]({each.name}.webp)\n\n{lines}")
    return "\n\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="those with this in their name; the page is left as it is")
    parser.add_argument("--out", type=Path, default=ROOT / "resources/samples/gallery")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shown = [each for each in techniques() if options.only in each.name]
    with tempfile.TemporaryDirectory() as folder:
        given = inputs.make(Path(folder))
        for each in shown:
            pictures = [Image.open(given[name]).convert("RGB") for name in each.show] + made(each, given, Path(folder))
            sheet(pictures, each.tile).save(options.out / f"{each.name}.webp", quality=88, method=6)
            print(each.title, flush=True)
    if not options.only:
        (options.out / "README.md").write_text(page(shown), encoding="utf-8")


if __name__ == "__main__":
    main()
