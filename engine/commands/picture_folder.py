"""`generate --image FOLDER`: each picture of a folder drawn anew, named after it, gone on with, and reported."""

from __future__ import annotations

import argparse
import copy
import json
import os
import re
import time
from pathlib import Path
from typing import Any

from engine import seeds
from engine.commands.drive import MakeEngine, make_pictures
from engine.commands.plan import Plan, plan
from engine.commands.report import Report
from engine.errors import CannotWrite, InvalidRequest, SketchlightError
from engine.pictures.files import read_bytes, shown, write_bytes, write_picture
from engine.pictures.picture_codec import FORMATS
from engine.pictures.recipe import of_result
from engine.pictures.recipe_file import read_recipe
from engine.worker import Runs

REPORT, REPORT_BYTES = "report.json", 64 * 2**20
NAMES = "{name}"
READABLE = {*FORMATS, ".jpeg", ".tif"}
FIELDS = re.compile(r"\{(\w*)\}")
KNOWN = ("name", "number", "seed", "picture")


def generate_folder(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Draw every picture of the folder `--image`, into the folder `--out`.

    One that is there already, by the same request, is left as it is. What can't be drawn is told once all others are.
    `report.json` in the folder says, picture by picture, what came of it.
    """
    source, out = Path(options.image), Path(options.out)
    paths = _pictures_in(source)
    check_names(options.names)
    masks = Path(options.mask) if options.mask is not None and os.path.isdir(options.mask) else None
    _make(out)
    seed = _seed(options, out)
    engine: Runs | None = None
    rows: list[dict[str, Any]] = []
    wrong: list[SketchlightError] = []
    for number, path in enumerate(paths, 1):
        row: dict[str, Any] = {"image": path.name, "out": [], "state": "failed"}
        rows.append(row)
        began = time.perf_counter()
        try:
            planned = plan(_options_for(options, path, masks, seed))
            for note in planned.notes:
                report.note(note)
            targets = _targets(out, path, number, planned, options.names)
            row["out"] = [each.name for each in targets]
            if all(_is_there(each, planned, index, options) for index, each in enumerate(targets)):
                row["state"] = "there"
            else:
                engine = engine or make_engine(planned.threads)
                _draw(engine, planned, targets, options, report)
                row["state"] = "made"
                row["seconds"] = round(time.perf_counter() - began, 3)
        except SketchlightError as error:
            row["error"] = str(error)
            wrong.append(error)
            report.note(f"{shown(path)}: {error}")
        _write_report(out, rows, len(paths), seed)
    there = sum(row["state"] == "there" for row in rows)
    if there:
        report.note(f"{there} of {len(rows)} were there already.")
    report.written(out / REPORT)
    if wrong:
        raise type(wrong[0])(f"{len(wrong)} of {len(paths)} pictures could not be drawn. {wrong[0]}")


def check_names(pattern: str) -> None:
    """Raise InvalidRequest unless a pattern makes names of files in one folder."""
    unknown = [each for each in FIELDS.findall(pattern) if each not in KNOWN]
    if unknown or not FIELDS.search(pattern) or FIELDS.sub("", pattern).strip("{}") != FIELDS.sub("", pattern):
        raise InvalidRequest(
            f"--names puts together {', '.join(f'{{{each}}}' for each in KNOWN)}, as “{{name}}-{{seed}}”."
        )
    if any(letter in pattern for letter in '/\\:*?"<>|') or pattern.startswith("."):
        raise InvalidRequest("--names gives names of files, not of folders: leave out / \\ : and the like.")


def _pictures_in(folder: Path) -> list[Path]:
    try:
        found = sorted(each for each in folder.iterdir() if each.suffix.lower() in READABLE and each.is_file())
    except OSError as error:
        raise InvalidRequest(f"The folder {shown(folder)} can't be read: {error.strerror}.") from error
    if not found:
        raise InvalidRequest(f"There is no picture in {shown(folder)}: PNG, JPEG, WebP, AVIF or TIFF.")
    return found


def _options_for(options: argparse.Namespace, path: Path, masks: Path | None, seed: int) -> argparse.Namespace:
    """The options for one picture, with the mask of the same name where those are a folder too."""
    made = copy.copy(options)
    made.image, made.seed = str(path), seed
    if masks is not None:
        mask = next((each for each in sorted(masks.iterdir()) if each.stem == path.stem), None)
        if mask is None:
            raise InvalidRequest(f"There is no mask for {path.name} in {shown(masks)}.")
        made.mask = str(mask)
    return made


def _targets(out: Path, path: Path, number: int, planned: Plan, pattern: str) -> list[Path]:
    request = planned.request
    many = request.pictures > 1 and "{picture}" not in pattern
    targets = []
    for index in range(request.pictures):
        seed = str(request.sampling.seed_of(index))
        values = {"name": path.stem, "number": f"{number:04}", "seed": seed, "picture": str(index + 1)}
        stem = FIELDS.sub(lambda match, values=values: values[match[1]], pattern)  # type: ignore[misc]
        targets.append(out / f"{stem}{f'-{index + 1}' if many else ''}.png")
    return targets


def _is_there(path: Path, planned: Plan, index: int, options: argparse.Namespace) -> bool:
    """Whether this very picture was made before; where no recipe is kept, whether any was."""
    if not path.is_file():
        return False
    if options.no_recipe:
        return True
    try:
        recipe = read_recipe(path)
    except SketchlightError:
        return False
    return recipe.request == planned.request and recipe.picture == index


def _draw(engine: Runs, planned: Plan, targets: list[Path], options: argparse.Namespace, report: Report) -> None:
    finished = make_pictures(engine, planned.request, report)
    for index, (image, path) in enumerate(zip(finished.images, targets, strict=False)):
        recipe = of_result(finished.request, index, finished.environment)
        kept = None if options.no_recipe else recipe
        for note in write_picture(path, image, kept, embed=not options.no_embed):
            report.note(note)
        report.written(path, seed=recipe.seed)


def _seed(options: argparse.Namespace, out: Path) -> int:
    """The seed for all: as it is said, else as the report has it of a run before, else a new one."""
    if options.seed is not None:
        return int(options.seed)
    try:
        seed = json.loads(read_bytes(out / REPORT, REPORT_BYTES).decode())["seed"]
    except (SketchlightError, ValueError, TypeError, KeyError, RecursionError):
        return seeds.drawn()
    return seed if type(seed) is int and 0 <= seed < seeds.SEEDS else seeds.drawn()


def _write_report(out: Path, rows: list[dict[str, Any]], of: int, seed: int) -> None:
    """Write what is known so far: whoever stops it midway can go on."""
    tree = {"seed": seed, "of": of, "done": len(rows), "pictures": rows}
    write_bytes(out / REPORT, json.dumps(tree, indent=1, ensure_ascii=False).encode())


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(f"{shown(out)} is a file: give a folder for the pictures of a folder.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CannotWrite(f"The folder {shown(out)} can't be made: {why}.") from error
