"""`session`: what was recorded in the window, listed, rendered again, written as a film, deleted."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from engine import tables
from engine.commands import numbers
from engine.commands.drive import MakeEngine, make_pictures
from engine.commands.report import Report, one_line, say
from engine.errors import InvalidRequest, SketchlightError
from engine.paths import session_dir
from engine.pictures.recipe import of_result
from engine.session.films import check_film, write_film
from engine.session.moments import MomentKind, Recording
from engine.session.store import SessionStore
from engine.session.timelapse import Show, plan_film


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add list, film, render and delete."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, what in (
        ("list", "print the recordings, the one that changed last first"),
        ("film", "write a recording as a time-lapse, .mp4 or .webp"),
        ("render", "make every picture of a recording again, as a recording of its own"),
        ("delete", "delete a recording for good"),
    ):
        action = actions.add_parser(name, allow_abbrev=False, help=what)
        if name == "list":
            action.add_argument("--json", action="store_true", help="print a recording a line, as JSON")
        else:
            several = "*" if name == "delete" else "?"
            last = "by the number of “list”" + ("" if name == "delete" else " (the one that changed last)")
            action.add_argument("ids", nargs=several, type=numbers.whole, metavar="N", help=last)
        if name == "film":
            _add_film(action)
        if name == "render":
            action.add_argument("--model", default="", metavar="NAME|PATH", help="another model")
            action.add_argument("--scale", type=_scale, default=1.0, metavar="X", help="times as wide and high (1)")
            action.add_argument("--name", default="", help="what the new recording is called")
        action.add_argument("--profile", default="", metavar="NAME", help="of this profile of the window")
        action.add_argument("--folder", metavar="DIR", help="a session's folder elsewhere")


def _add_film(action: argparse.ArgumentParser) -> None:
    action.add_argument("--out", required=True, metavar="PATH", help="the film to write: .mp4 or .webp")
    action.add_argument(
        "--show", default=Show.BOTH.value, choices=[each.value for each in Show], help="what is seen (both)"
    )
    action.add_argument("--seconds", type=_seconds, default=20.0, metavar="S", help="how long it is at most (20)")
    action.add_argument("--height", type=_height, default=720, metavar="PX", help="of its pictures (720)")


def session(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Do what was asked for. Raises InvalidRequest where nothing is recorded, CannotWrite, and what drawing raises."""
    store = SessionStore(tables.path_of(options.folder) if options.folder else session_dir(options.profile))
    if not store.exists:
        raise InvalidRequest(f"There is no session in {store.folder}: nothing was recorded in the window yet.")
    try:
        match options.action:
            case "list":
                _list(store.recordings(), options)
            case "film":
                _film(store, _chosen(store, options.ids), options, report)
            case "render":
                _render(store, _chosen(store, options.ids), options, report, make_engine)
            case _:
                _delete(store, options.ids)
    finally:
        store.close()


def _list(recordings: list[Recording], options: argparse.Namespace) -> None:
    if options.json:
        for each in recordings:
            say(json.dumps(asdict(each), ensure_ascii=False))
        return
    for each in recordings:
        source = f"  from {each.source}" if each.source else ""
        say(f"{each.id:>5}  {each.when:%Y-%m-%d %H:%M}  {each.moments:>6}  {one_line(each.name) or 'Untitled'}{source}")
    if not recordings:
        say("Nothing is recorded.")


def _chosen(store: SessionStore, id: int | None) -> Recording:
    if id is not None:
        return store.recording(id)
    found = store.recordings()
    if not found:
        raise InvalidRequest("Nothing is recorded.")
    return found[0]


def _film(store: SessionStore, recording: Recording, options: argparse.Namespace, report: Report) -> None:
    path = check_film(tables.path_of(options.out))
    moments = store.moments(recording.id)
    plan = plan_film(store, moments, show=Show(options.show), seconds=options.seconds, height=options.height)
    for _progress in write_film(store, plan, path):
        pass
    report.written(path)


def _render(
    store: SessionStore, source: Recording, options: argparse.Namespace, report: Report, make_engine: MakeEngine
) -> None:
    """Make one picture after another; what goes wrong with one is told once all others are made."""
    from engine.wishes.rerun import asked_again

    if not options.model and options.scale == 1:
        raise InvalidRequest("Say what is to be another: --model, or --scale.")
    moments = [moment for moment in store.moments(source.id) if moment.kind is not MomentKind.PARAMETERS]
    name = options.name or f"{source.name or 'Untitled'} ({options.model or f'{options.scale:g} ×'})"
    target, engine = store.rendered_from(source.id, name), make_engine(None)
    wrong: list[SketchlightError] = []
    told: set[str] = set()
    pictures, number = sum(moment.is_pictured for moment in moments), 0
    for moment in moments:
        drawing = store.drawing(moment.drawing) if moment.drawing else None
        if not moment.is_pictured:
            store.add(target, moment.kind, moment.label, drawing=drawing, at=moment.at)
            continue
        number += 1
        report.note(f"Picture {number} of {pictures}.")
        try:
            request, notes = asked_again(store, moment, options.scale, options.model)
            for note in [note for note in notes if note not in told]:
                report.note(note)
            told.update(notes)
            made = make_pictures(engine, request, report)
        except SketchlightError as error:
            wrong.append(error)
            continue
        result = (of_result(made.request, 0, made.environment), made.images[0])
        store.add(target, moment.kind, moment.label, drawing=drawing, result=result, at=moment.at)
    if wrong:
        raise type(wrong[0])(f"{len(wrong)} of {pictures} pictures could not be made again. {wrong[0]}")
    say(str(target))


def _delete(store: SessionStore, ids: list[int]) -> None:
    if not ids:
        raise InvalidRequest("Say which recordings, by their numbers.")
    for recording in [store.recording(id) for id in ids]:
        store.erase(recording.id)


def _scale(text: str) -> float:
    return _between(text, 0.25, 4.0, "a scale")


def _seconds(text: str) -> float:
    return _between(text, 1.0, 3600.0, "a length")


def _height(text: str) -> int:
    return round(_between(text, 64, 2160, "a height"))


def _between(text: str, low: float, high: float, what: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is not {what}: give a number from {low:g} to {high:g}")
    return number
