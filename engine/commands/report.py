"""What a run tells: calm lines for a person, or one JSON object a line for a program."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol, TextIO

from engine.catalog.downloads import share_in_words
from engine.errors import CannotWrite
from engine.events import Environment, Event, Finished, Loading, Preview, Timings
from engine.fetching.fetch import Progress
from engine.pictures.recipe_json import to_tree


class Report(Protocol):
    """Where a command tells what happens."""

    def event(self, event: Event, previews: Sequence[Path] = ()) -> None: ...

    def fetching(self, progress: Progress) -> None: ...

    def note(self, text: str) -> None: ...

    def written(self, path: Path, *, seed: int | None = None) -> None: ...

    def stopped(self) -> None: ...

    def failed(self, message: str, *, mendable: bool) -> None: ...


def say(text: str, out: TextIO | None = None) -> None:
    """Print a line of a result at once. Raises CannotWrite, and BrokenPipeError where nobody reads any more."""
    try:
        print(text, file=out or sys.stdout, flush=sys.stdout is not None)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(f"The result can't be printed: {error.strerror}. Send it elsewhere.") from error


def one_line(text: str) -> str:
    """Strip text of control characters, which a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def for_a_terminal(message: str) -> str:
    """Give a message's lines, each of readable length: values that it quotes may be of any."""
    lines = (one_line(line) for line in message.splitlines())
    return "\n".join(line if len(line) <= 400 else f"{line[:200]} … {line[-190:]}" for line in lines)


class ForPeople:
    """Progress and remarks on stderr, on one line that renews itself if that is a terminal; written paths on stdout."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._renews = err.isatty()
        self._progress = ""

    def event(self, event: Event, previews: Sequence[Path] = ()) -> None:
        match event:
            case Loading(stage=stage, done=done, total=total):
                parts = f", {done} of {total}" if self._renews and total > 1 else ""
                self._show(f"{stage[:1].upper()}{stage[1:]}{parts}")
            case Preview(step=step, total=total):
                self._show(f"Step {step} of {total}")
            case Finished(timings=timings, notes=notes):
                self._clear()
                for note in notes:
                    self.note(note)
                self._say(f"Done in {in_words(timings)}.")

    def fetching(self, progress: Progress) -> None:
        self._show(progress_in_words(progress, exactly=self._renews))

    def note(self, text: str) -> None:
        self._clear()
        self._say(f"Note: {for_a_terminal(one_line(text))}")

    def written(self, path: Path, *, seed: int | None = None) -> None:
        self._clear()
        say(str(path), self._out)

    def stopped(self) -> None:
        self._clear()
        self._say("Stopped.")

    def failed(self, message: str, *, mendable: bool) -> None:
        self._clear()
        self._say(for_a_terminal(message))

    def _show(self, text: str) -> None:
        text = one_line(text)
        if text == self._progress:
            return
        if self._renews:
            self._err.write(f"\r\x1b[2K{text}")
            self._err.flush()
        else:
            self._say(text)
        self._progress = text

    def _clear(self) -> None:
        if self._renews and self._progress:
            self._err.write("\r\x1b[2K")
        self._progress = ""

    def _say(self, text: str) -> None:
        print(text, file=self._err, flush=True)


class ForPrograms:
    """One JSON object a line on stdout, each with its `event` and the seconds so far; messages on stderr too."""

    def __init__(self, out: TextIO, err: TextIO, clock: Callable[[], float] = time.perf_counter) -> None:
        self._out = out
        self._err = err
        self._clock = clock
        self._start = clock()

    def event(self, event: Event, previews: Sequence[Path] = ()) -> None:
        match event:
            case Loading(stage=stage, done=done, total=total):
                self._line("loading", stage=stage, done=done, total=total)
            case Preview(step=step, total=total):
                self._line("preview", step=step, total=total, paths=[str(path) for path in previews])
            case Finished():
                self._line(
                    "finished",
                    pictures=len(event.images),
                    timings=asdict(event.timings),
                    notes=list(event.notes),
                    request=to_tree(event.request),
                    environment=environment_tree(event.environment),
                )
            case _:
                self._line(type(event).__name__.lower())

    def fetching(self, progress: Progress) -> None:
        self._line("fetching", **asdict(progress))

    def note(self, text: str) -> None:
        self._line("note", text=text)

    def written(self, path: Path, *, seed: int | None = None) -> None:
        self._line("written", path=str(path), **({} if seed is None else {"seed": seed}))

    def stopped(self) -> None:
        print("Stopped.", file=self._err, flush=True)
        self._line("stopped")

    def failed(self, message: str, *, mendable: bool) -> None:
        print(for_a_terminal(message), file=self._err, flush=True)
        self._line("failed", message=message, mendable=mendable)

    def _line(self, kind: str, **values: Any) -> None:
        elapsed = round(self._clock() - self._start, 4)
        say(json.dumps({"event": kind, "elapsed": elapsed, **values}), self._out)


def for_options(as_json: bool) -> Report:
    """Give the report that the options ask for, on the process's own streams."""
    out, err = (stream or io.StringIO() for stream in (sys.stdout, sys.stderr))  # None where it was closed
    return ForPrograms(out, err) if as_json else ForPeople(out, err)


def environment_tree(environment: Environment) -> dict[str, Any]:
    tree: dict[str, Any] = to_tree(environment)
    return tree


def progress_in_words(progress: Progress, *, exactly: bool) -> str:
    """Say “model.safetensors, 12 of 99 MB, 12 %”; where lines stay, only the tenths of the whole."""
    if not progress.total:
        return f"Asking for {progress.download}"
    share = 100 * progress.done // progress.total
    if not exactly:
        return f"Fetching {progress.download}, {share // 10 * 10} %"
    return f"{progress.file or progress.download}, {share_in_words(progress.done, progress.total)}, {share} %"


def in_words(timings: Timings) -> str:
    """Say “2.31 s: loading 1.20, encode 0.10, 4 steps 0.80, previews 0.05, decode 0.16”."""
    parts = {
        "loading": timings.loading,
        "encode": timings.encode,
        f"{len(timings.steps)} steps": sum(timings.steps),
        "previews": timings.previews,
        "decode": timings.decode,
    }
    return f"{timings.total:.2f} s: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in parts.items())
