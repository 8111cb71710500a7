"""`folders`: which folders of other programs are looked into for models, LoRAs and the rest."""

from __future__ import annotations

import argparse
from collections import Counter

from engine import tables
from engine.catalog import library
from engine.catalog.contents import FileKind
from engine.commands.lists import table
from engine.commands.report import say
from engine.errors import ModelError


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--add` and `--remove`."""
    parser.add_argument("--add", action="append", default=[], metavar="DIR", help="use this one from now on")
    parser.add_argument("--remove", action="append", default=[], metavar="DIR", help="use this one no more")


def folders(options: argparse.Namespace) -> None:
    """Change the chosen folders as told, then print them and what lies in them. Raises ModelError."""
    kept = library.chosen()
    gone = {library.plain(tables.path_of(each)) for each in options.remove}
    if unknown := gone - set(kept):
        raise ModelError(f"{min(unknown)} is not one of the folders that are used.")
    more = [library.plain(tables.path_of(each)) for each in options.add]
    for each in more:
        if not each.is_dir():
            raise ModelError(f"There is no folder of models at {each}.")
    if more or gone:
        library.choose([each for each in (*kept, *more) if each not in gone])
    for each in library.chosen():
        say(str(each))
    counts = Counter(each.kind for each in library.entries(*FileKind))
    if counts:
        table([(f"  {kind.value}", str(count)) for kind, count in sorted(counts.items())])
