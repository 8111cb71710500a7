"""`sketchlight-cli generate`: a request run, its pictures written."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from engine.commands import memory
from engine.commands.drive import MakeEngine, make_pictures
from engine.commands.picture_folder import generate_folder
from engine.commands.plan import Plan, plan
from engine.commands.report import Report
from engine.errors import CannotWrite
from engine.events import Finished, Preview
from engine.pictures.files import check_target, shown, write_picture
from engine.pictures.recipe import differences, of_result


def generate(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Make pictures and write them. What can be checked is checked before anything heavy starts."""
    if options.image is not None and os.path.isdir(options.image):  # False for names that can not be
        generate_folder(options, report, make_engine)
        return
    check_target(options.out)
    preview_dir = None if options.preview_dir is None else _checked_folder(options.preview_dir)
    planned = plan(options)
    for note in planned.notes:
        report.note(note)
    if options.estimate:
        memory.tell_estimate(planned.request, report, as_json=options.json)
        return

    def keep(preview: Preview) -> Sequence[Path]:
        return () if preview_dir is None else _write_previews(preview_dir, preview)

    finished = make_pictures(make_engine(planned.threads), planned.request, report, keep)
    for note in _differences(planned, finished):
        report.note(note)
    _write(options, planned, finished, report)


def _write(options: argparse.Namespace, planned: Plan, finished: Finished, report: Report) -> None:
    chosen = range(len(finished.images)) if planned.only is None else [planned.only]
    said: set[str] = set()
    for index, path in zip(chosen, _targets(Path(options.out), len(chosen)), strict=True):
        recipe = of_result(finished.request, index, finished.environment)
        notes = write_picture(
            path, finished.images[index], None if options.no_recipe else recipe, embed=not options.no_embed
        )
        for note in notes:
            if note not in said:
                report.note(note)
                said.add(note)
        report.written(path, seed=recipe.seed)


def _targets(out: Path, count: int) -> list[Path]:
    """Name `out` itself for one picture, for several out-1, out-2, … after the highest number there is."""
    if count == 1:
        return [out]
    numbered = re.compile(re.escape(out.stem) + r"-(\d{1,9})\.\w+", re.IGNORECASE)
    taken = [int(match[1]) for path in out.parent.iterdir() if (match := numbered.fullmatch(path.name))]
    first = max(taken, default=0) + 1
    return [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(first, first + count)]


def _checked_folder(path: str) -> Path:
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{shown(path)} is not a folder: give one for the previews.")
    if not folder.exists() and not folder.absolute().parent.is_dir():
        raise CannotWrite(f"The folder that should hold {shown(path)} doesn't exist: make it first.")
    return folder


def _write_previews(folder: Path, preview: Preview) -> list[Path]:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{shown(folder)} can't be made: {error.strerror}.") from error
    digits = len(str(preview.total))
    names = [f"step-{preview.step:0{digits}}"]
    if len(preview.images) > 1:
        names = [f"{names[0]}-{i + 1}" for i in range(len(preview.images))]
    paths = [folder / f"{name}.png" for name in names]
    for path, image in zip(paths, preview.images, strict=True):
        write_picture(path, image)
    return paths


def _differences(planned: Plan, finished: Finished) -> list[str]:
    if planned.then is None or not (found := differences(planned.then, finished.environment)):
        return []
    return [f"Not as when the recipe was made, so the picture may differ: {'; '.join(found)}."]
