"""`downloads` and `fetch` on the command line: what can be had from model hubs, and having it."""

from __future__ import annotations

import argparse
from contextlib import closing
from itertools import groupby
from typing import Any

from engine.catalog import downloads, sets
from engine.catalog.download_table import HEADINGS, Download
from engine.catalog.downloads import about_in_words, size_in_words
from engine.commands.report import Report, say
from engine.fetching import proven
from engine.fetching.fetch import fetch as fetched
from engine.paths import models_dir


def add_commands(commands: Any) -> None:
    """Add both to argparse's subparsers."""
    commands.add_parser("downloads", allow_abbrev=False, help="list the models and weights that can be fetched")
    parser = commands.add_parser("fetch", allow_abbrev=False, help="fetch models and weights; nothing else goes online")
    parser.epilog = (
        "From huggingface.co, or where HF_ENDPOINT says; HF_TOKEN for what wants an account. Stopped, it goes on "
        "there the next time."
    )
    parser.add_argument("names", nargs="+", metavar="NAME", help="as “downloads” lists them, sets among them")
    parser.add_argument("--anew", action="store_true", help="take files that are others than those fetched first")
    parser.add_argument("--json", action="store_true", help="print an event a line, as JSON")


def listing() -> None:
    """Print name, label, size, licence, and whether it is here, of everything that can be fetched."""
    known = downloads.downloads()
    rows = [
        (f"  {each.name}", each.label, about_in_words(each.megabytes), each.licence, _state(each)) for each in known
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    by_name = dict(zip((each.name for each in known), rows, strict=True))
    for kind, group in groupby(known, key=lambda each: each.kind):
        say(f"{HEADINGS[kind]}:")
        for each in group:
            cells = zip(by_name[each.name], widths, strict=True)
            say("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
    say("Sets:")
    for wanted in sets.sets():
        say(f"  {wanted.name}  {wanted.label}, {about_in_words(wanted.megabytes)}: {wanted.about}")
    free = size_in_words(downloads.free_bytes() / 1e6)
    say(f"Kept in {models_dir()}, {free} free. “sketchlight-cli fetch NAME” fetches one.")


def fetch(options: argparse.Namespace, report: Report) -> None:
    """Fetch what is named, one after the other. Raises ModelError for an unknown name before anything is asked."""
    for download in dict.fromkeys(each for name in options.names for each in _named(name)):
        if options.anew:
            proven.forget(download.repo)
        missing = download.missing
        if not missing:
            report.note(f"{download.label} is here already, in {download.files[0].place.parent}.")
            continue
        size = about_in_words(download.missing_megabytes)
        report.note(f"{download.label}: {size} from {download.repo}, licence: {download.licence or 'not known'}.")
        with closing(fetched(download)) as progress:
            for each in progress:
                report.fetching(each)
        if each.unproved:
            report.note(f"Nobody told a hash of {', '.join(each.unproved)}: only the size could be checked.")
        for file in missing:
            report.written(file.place)


def _named(name: str) -> tuple[Download, ...]:
    """Give the downloads of a set, or the one of that name. Raises ModelError."""
    found = sets.find(name)
    return found.downloads if found is not None else (downloads.find(name),)


def _state(download: Download) -> str:
    if download.is_there:
        return "here"
    partly = download.partial_bytes
    return f"{size_in_words(partly / 1e6)} of it here" if partly else ""
