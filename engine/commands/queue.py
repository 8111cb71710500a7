"""`queue`: what waits to be made in the window, listed, changed, added to, and made where no window has it open."""

from __future__ import annotations

import argparse
import json
import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from engine import tables
from engine.commands import memory, numbers
from engine.commands.drive import MakeEngine, follow, job_for
from engine.commands.plan import plan
from engine.commands.report import Report, one_line, say
from engine.errors import CannotWrite, InvalidRequest, SketchlightError
from engine.events import Event, Finished, Job
from engine.history.store import HistoryStore
from engine.paths import history_dir, queue_dir
from engine.pictures.files import write_picture
from engine.pictures.recipe import of_result
from engine.queue.jobs import JobState, QueueJob, job_of
from engine.queue.store import MOST, QueueStore, taken_up
from engine.worker import Runs, RunsSideBySide

PROMPT = 60
"""Letters of a prompt in a list."""
OPEN = "A window has the queue open, or another command: change it there, or close that first."


def add_options(parser: argparse.ArgumentParser, add_generate: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the actions; `add_generate` adds the options that say what is to be made."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, what in (
        ("list", "print the jobs, the next first"),
        ("add", "queue a picture, described as for “generate”, for the window's next start or “queue run”"),
        ("cancel", "take jobs out"),
        ("move", "put a job elsewhere in the order"),
        ("pause", "leave jobs out until they are resumed; without numbers, pause the whole queue"),
        ("resume", "let paused and failed jobs wait for their turn again; without numbers, the whole queue"),
        ("run", "make all that waits, and keep it in the history"),
    ):
        action = actions.add_parser(name, allow_abbrev=False, help=what)
        if name == "add":
            add_generate(action)
            action.add_argument("--first", action="store_true", help="before all that waits")
        if name in ("cancel", "pause", "resume"):
            action.add_argument("ids", nargs="*", type=numbers.whole, metavar="N", help="by the numbers of “list”")
        if name == "cancel":
            action.add_argument("--all", action="store_true", help="empty the queue")
        if name == "move":
            action.add_argument("id", type=numbers.whole, metavar="N", help="by the number of “list”")
            action.add_argument("--to", type=numbers.whole, default=1, metavar="PLACE", help="1 is the next (1)")
        if name == "list":
            action.add_argument("--json", action="store_true", help="print a job a line, as JSON")
        if name == "run":
            action.add_argument("--out", metavar="DIR", help="write the pictures here, too; made if need be")
            action.add_argument("--json", action="store_true", help="print an event a line, as JSON")
            memory.add_where(action)
        action.add_argument("--profile", default="", metavar="NAME", help="of this profile of the window")
        action.add_argument("--folder", metavar="DIR", help="a queue's folder elsewhere; its history is beside it")


def queue(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Do what was asked for. Raises InvalidRequest, CannotWrite, and what making a picture raises."""
    store = QueueStore(tables.path_of(options.folder) if options.folder else queue_dir(options.profile))
    if options.action == "list":
        _list(store, options)
        return
    if options.action != "add" and not store.exists:
        raise InvalidRequest(f"There is no queue in {store.folder}: nothing was queued yet.")
    try:
        if not store.lock():
            raise InvalidRequest(OPEN)
        if options.action == "run":
            _run(store, options, report, make_engine)
        else:
            _CHANGES[options.action](store, options, report)
    finally:
        store.close()


def _list(store: QueueStore, options: argparse.Namespace) -> None:
    try:
        jobs = store.jobs() if store.exists else []
        paused = store.paused() if store.exists else False
    finally:
        store.close()
    if options.json:
        for job in jobs:
            say(json.dumps(asdict(job), ensure_ascii=False))
        return
    for job in jobs:
        prompt = one_line(job.prompt)
        prompt = prompt if len(prompt) <= PROMPT else f"{prompt[: PROMPT - 1]}…"
        many = f" ×{job.pictures}" if job.pictures > 1 else ""
        told = f"  ({one_line(job.told)})" if job.told else ""
        say(f"{job.id:>5}  {job.state:<7}  {job.width}×{job.height}{many}  {Path(job.model).stem}  {prompt}{told}")
    if not jobs:
        say("Nothing is queued.")
    elif paused:
        say("The queue is paused.")


def _add(store: QueueStore, options: argparse.Namespace, report: Report) -> None:
    if len(store.jobs()) >= MOST:
        raise InvalidRequest(f"The queue holds {MOST} jobs: let some of them be made first, or cancel some.")
    if options.estimate:
        raise InvalidRequest("--estimate belongs to “generate”: leave it out.")
    planned = plan(options)
    for note in planned.notes:
        report.note(note)
    job = job_of(store.last_id() + 1, planned.request, document="", name="", added=time.time())
    store.add(job, planned.request)
    if options.first:
        _move_to(store, job.id, 1)
    say(str(job.id))


def _cancel(store: QueueStore, options: argparse.Namespace, _report: Report) -> None:
    if not options.ids and not options.all:
        raise InvalidRequest("Say which jobs: by their numbers, or --all.")
    store.remove([job.id for job in _chosen(store, [] if options.all else options.ids)])


def _move(store: QueueStore, options: argparse.Namespace, _report: Report) -> None:
    _chosen(store, [options.id])
    _move_to(store, options.id, options.to)


def _move_to(store: QueueStore, id: int, place: int) -> None:
    rest = [job.id for job in store.jobs() if job.id != id]
    place = max(1, place)
    store.order([*rest[: place - 1], id, *rest[place - 1 :]])


def _pause(store: QueueStore, options: argparse.Namespace, _report: Report) -> None:
    for job in _chosen(store, options.ids) if options.ids else []:
        store.mark(replace(job, state=JobState.PAUSED, tries=0))
    if not options.ids:
        store.pause(True)


def _resume(store: QueueStore, options: argparse.Namespace, _report: Report) -> None:
    for job in _chosen(store, options.ids) if options.ids else []:
        store.mark(replace(job, state=JobState.WAITING, told="", tries=0))
    if not options.ids:
        store.pause(False)


_CHANGES = {"add": _add, "cancel": _cancel, "move": _move, "pause": _pause, "resume": _resume}


def _chosen(store: QueueStore, ids: list[int]) -> list[QueueJob]:
    jobs = {job.id: job for job in store.jobs()}
    if lacking := [id for id in ids if id not in jobs]:
        raise InvalidRequest(f"There is no job {lacking[0]} in the queue.")
    return [jobs[id] for id in ids] if ids else [*jobs.values()]


@dataclass
class _Begun:
    """A job under way, with the run that makes it."""

    job: QueueJob
    run: Generator[Event, None, None]


def _run(store: QueueStore, options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Make one job after another, as many side by side as there are devices; tell what went wrong at the end."""
    if store.paused():
        raise InvalidRequest("The queue is paused: “queue resume” lets it go on.")
    folder = _made_folder(options.out) if options.out else None
    history = HistoryStore(store.folder.with_name("history") if options.folder else history_dir(options.profile))
    engine = make_engine(None)
    waiting = deque(job for job in map(taken_up, store.jobs()) if job.waits)
    begin, most = _beginning(engine, len(waiting))
    begun: deque[_Begun] = deque()
    wrong: list[SketchlightError] = []
    made = 0
    try:
        while waiting or begun:
            job = begun[0].job if begun else waiting[0]
            try:
                while waiting and len(begun) < most:
                    job = replace(waiting[0], state=JobState.RUNNING, tries=waiting[0].tries + 1)
                    store.mark(job)
                    waiting.popleft()
                    begun.append(_Begun(job, begin(job_for(store.request(job.id)))))
                job = begun[0].job
                finished = follow(begun[0].run, report)
                begun.popleft()
                history.add(finished)
                if folder is not None:
                    _write(folder, job, finished, report)
            except SketchlightError as error:
                begun = deque(each for each in begun if each.job is not job)
                wrong.append(error)
                store.mark(replace(job, state=JobState.FAILED, told=str(error)))
                continue
            store.remove([job.id])
            made += 1
    except KeyboardInterrupt:
        for each in begun:
            store.mark(replace(each.job, state=JobState.WAITING, tries=0))
        raise
    finally:
        for each in begun:
            each.run.close()
        history.close()
    if wrong:
        raise type(wrong[0])(f"{len(wrong)} of {made + len(wrong)} jobs could not be made. {wrong[0]}")
    if not made:
        report.note("Nothing waits in the queue.")


def _beginning(engine: Runs, jobs: int) -> tuple[Callable[[Job], Generator[Event, None, None]], int]:
    """Give what begins a run, and how many may be under way: no device waits until an earlier job was looked at."""
    if jobs > 1 and isinstance(engine, RunsSideBySide):
        return engine.begin, 2 * engine.devices()
    return engine.run, 1


def _write(folder: Path, job: QueueJob, finished: Finished, report: Report) -> None:
    for index, image in enumerate(finished.images):
        path = folder / f"job-{job.id}{f'-{index + 1}' if len(finished.images) > 1 else ''}.png"
        recipe = of_result(finished.request, index, finished.environment)
        for note in write_picture(path, image, recipe):
            report.note(note)
        report.written(path, seed=recipe.seed)


def _made_folder(out: str) -> Path:
    folder = tables.path_of(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"The folder {folder} can't be made: {error.strerror}.") from error
    return folder
