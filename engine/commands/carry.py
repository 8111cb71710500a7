"""`export-pack`, `bring-pack` and `remove`: models carried to a machine without a network, and taken away."""

from __future__ import annotations

import argparse
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

from engine.catalog import belongings, downloads, sets
from engine.catalog.download_table import Download
from engine.catalog.downloads import share_in_words, size_in_words
from engine.commands.report import Report, say
from engine.errors import ModelError
from engine.fetching import carried
from engine.fetching.fetch import Progress
from engine.phrase import phrase


def add_commands(commands: Any) -> None:
    """Add the three to argparse's subparsers."""
    out = commands.add_parser("export-pack", allow_abbrev=False, help="copy models into a folder with a manifest")
    out.add_argument("folder", type=Path, metavar="FOLDER", help="new or empty")
    out.add_argument("names", nargs="+", metavar="NAME", help="downloads or sets that are here")
    back = commands.add_parser("bring-pack", allow_abbrev=False, help="copy an exported pack to the models")
    back.add_argument("folder", type=Path, metavar="FOLDER", help="that “export-pack” made")
    away = commands.add_parser("remove", allow_abbrev=False, help="take a download from the disk")
    away.add_argument("names", nargs="+", metavar="NAME", help="as “downloads” lists them")


def export_pack(options: argparse.Namespace, report: Report) -> None:
    """Copy what is named. Raises ModelError for what isn't here, CannotWrite."""
    chosen = [each for name in options.names for each in _named(name)]
    _run(carried.export(chosen, options.folder), report)
    say(f"{options.folder} holds {', '.join(each.label for each in chosen)}.")


def bring_pack(options: argparse.Namespace, report: Report) -> None:
    """Copy a pack's files to the models. Raises ModelError for a folder that is none, CannotFetch, CannotWrite."""
    _run(carried.bring(options.folder), report)
    say("What the pack holds is here.")


def remove(options: argparse.Namespace) -> None:
    """Take downloads away, saying what that frees and what stops working. Raises ModelError where one isn't here."""
    chosen = [downloads.find(name) for name in options.names]
    for download in chosen:
        if not (download.is_there or download.partial_bytes):
            raise ModelError(phrase("{label} is not here: there is nothing to remove.", label=download.label))
    for download in chosen:
        told = belongings.stops(download)
        freed = belongings.remove(download)
        say(f"{download.label}: {size_in_words(freed / 1e6)} freed. {told}")


def _run(steps: Generator[Progress, None, None], report: Report) -> None:
    name = ""
    with closing(steps) as copied:
        for step in copied:
            if step.file != name and step.file:
                report.note(f"{step.stage} {step.file} ({share_in_words(step.done, step.total)})")
                name = step.file


def _named(name: str) -> tuple[Download, ...]:
    found = sets.find(name)
    return found.downloads if found is not None else (downloads.find(name),)
