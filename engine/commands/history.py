"""`history`: what was made in the window, listed, searched and written to files."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from engine import tables
from engine.commands import numbers
from engine.commands.report import Report, one_line, say
from engine.errors import CannotWrite, InvalidRequest, SketchlightError
from engine.history.entries import HistoryEntry, Query
from engine.history.store import HistoryStore
from engine.paths import history_dir
from engine.pictures.picture_codec import FORMATS

FEW = 20
PROMPT = 60
"""Letters of a prompt in a list."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add list, search and export with what narrows them."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, what in (
        ("list", "print what was made, newest first"),
        ("search", "print what has all of these words in its prompt, model or tags"),
        ("export", "write pictures to files, with their recipes"),
    ):
        action = actions.add_parser(name, allow_abbrev=False, help=what)
        if name == "search":
            action.add_argument("words", nargs="+", metavar="WORD", help="each may stand anywhere")
        if name == "export":
            action.add_argument("ids", nargs="*", type=numbers.whole, metavar="N", help="by the numbers of “list”")
            action.add_argument("--search", default="", metavar="WORDS", help="what has these words, not by number")
            action.add_argument("--out", required=True, metavar="DIR", help="the folder to write to; made if need be")
            action.add_argument("--format", default="png", choices=[each[1:] for each in FORMATS], help="(png)")
            action.add_argument("--no-recipe", action="store_true", help="only the pictures")
        else:
            action.add_argument("--json", action="store_true", help="print a picture a line, as JSON")
        _add_filters(action, limit=0 if name == "export" else FEW)


def _add_filters(parser: argparse.ArgumentParser, limit: int) -> None:
    parser.add_argument("--model", default="", metavar="NAME", help="made with this model")
    parser.add_argument("--tag", default="", help="with this tag")
    parser.add_argument("--since", type=_day, metavar="DAY", help="made on this day or later, such as 2026-03-01")
    parser.add_argument("--until", type=_day, metavar="DAY", help="made on this day or earlier")
    parser.add_argument("--favourites", action="store_true", help="starred")
    parser.add_argument("--trash", action="store_true", help="in the trash")
    parser.add_argument(
        "--limit", type=numbers.whole, default=limit, metavar="N", help=f"so many at most ({limit or 'all'})"
    )
    parser.add_argument("--profile", default="", metavar="NAME", help="of this profile of the window")
    parser.add_argument("--folder", metavar="DIR", help="a history's folder elsewhere")


def history(options: argparse.Namespace, report: Report) -> None:
    """Do what was asked for. Raises InvalidRequest where there is no history, CannotWrite and UnreadableFile."""
    store = HistoryStore(tables.path_of(options.folder) if options.folder else history_dir(options.profile))
    if not store.exists:
        raise InvalidRequest(f"There is no history in {store.folder}: nothing was made in the window yet.")
    try:
        if options.action == "export":
            _export(store, options, report)
        else:
            _list(store.find(_query(options)), options)
    finally:
        store.close()


def _query(options: argparse.Namespace) -> Query:
    words = options.search if options.action == "export" else " ".join(getattr(options, "words", ()))
    return Query(
        words,
        model=options.model,
        tag=options.tag,
        since=options.since.timestamp() if options.since else 0.0,
        until=(options.until + timedelta(days=1)).timestamp() if options.until else 0.0,
        favourite=options.favourites,
        trashed=options.trash,
        limit=options.limit,
    )


def _list(found: list[HistoryEntry], options: argparse.Namespace) -> None:
    if options.json:
        for entry in found:
            say(json.dumps(asdict(entry), ensure_ascii=False))
        return
    for entry in found:
        star = "*" if entry.favourite else " "
        size = f"{entry.width}×{entry.height}"
        prompt = one_line(entry.prompt)
        prompt = prompt if len(prompt) <= PROMPT else f"{prompt[: PROMPT - 1]}…"
        tags = f"  [{entry.tags}]" if entry.tags else ""
        say(f"{entry.id:>6} {star} {entry.when:%Y-%m-%d %H:%M}  {size:>9}  {entry.model_label}  {prompt}{tags}")
    if not found:
        say("Nothing was found.")


def _export(store: HistoryStore, options: argparse.Namespace, report: Report) -> None:
    """Write each picture that can be read; the first that can't is told of once all others are written."""
    entries = _chosen(store, options)
    folder = tables.path_of(options.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"The folder {folder} can't be made: {error.strerror}.") from error
    wrong: list[SketchlightError] = []
    for entry in entries:
        path = _free(folder, f"{entry.when:%Y%m%d-%H%M%S}-{entry.id}", f".{options.format}")
        try:
            notes = store.export(entry, path, recipe=not options.no_recipe)
        except SketchlightError as error:
            wrong.append(error)
            continue
        for note in notes:
            report.note(note)
        report.written(path)
    if wrong:
        raise type(wrong[0])(f"{len(wrong)} of {len(entries)} pictures could not be written. {wrong[0]}")


def _chosen(store: HistoryStore, options: argparse.Namespace) -> list[HistoryEntry]:
    query = _query(options)
    if not options.ids and query == Query():
        raise InvalidRequest("Say which pictures: by their numbers, or by what they have in common, as --favourites.")
    found = store.find(query)
    if not options.ids:
        return found
    wanted = {entry.id: entry for entry in found}
    if lacking := [id for id in options.ids if id not in wanted]:
        raise InvalidRequest(f"There is no picture {lacking[0]} in the history, or not in this part of it.")
    return [wanted[id] for id in options.ids]


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """Give a name that no file has yet: nothing is replaced."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def _day(text: str) -> datetime:
    if not DAY.fullmatch(text):
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is not a day: write it as 2026-03-01")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is no day of the calendar") from None
