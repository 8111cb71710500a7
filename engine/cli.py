"""`sketchlight-cli`: the engine without a screen. The one place where its errors end, and where exit codes are made."""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial

from engine import tables
from engine.catalog import library
from engine.commands import faults
from engine.commands.arguments import make_parser, parse
from engine.commands.drive import MakeEngine
from engine.commands.report import Report, for_options
from engine.errors import CannotWrite, SketchlightError
from engine.worker import Runs

DONE, FAULT, MENDABLE, STOPPED, NO_READER = 0, 1, 2, 130, 141


def main(argv: Sequence[str] | None = None, make_engine: MakeEngine | None = None) -> int:
    """Do what the command line says and give the exit code: 0, 2 for what a person can mend, 1 for a fault of ours.

    `argv` without the program's name; None: the process's own. `make_engine` gives the engine that runs requests.
    """
    if argv is None:
        _prepare_process()
    words = list(sys.argv[1:] if argv is None else argv)
    report = for_options(as_json="--json" in words)
    debug = "--debug" in words
    try:
        try:
            options = parse(words)
        except SystemExit as done:  # argparse's --help and --version
            return done.code if isinstance(done.code, int) else DONE
        with ExitStack() as at_end:
            _do(options, report, make_engine or partial(_real_engine, options, at_end))
        return DONE
    except KeyboardInterrupt:
        return _ended(report.stopped, STOPPED)
    except BrokenPipeError:
        _give_up_stdout()
        return NO_READER
    except SketchlightError as error:
        return _failed(report, str(error), MENDABLE)
    except BaseException as error:  # some libraries' errors are no Exceptions: SystemExit, and panics of Rust
        if _names_what_can_not_be(error):
            said = "A name in this command can't be read: it is too long, or holds a character that no file's name can."
            return _failed(report, said, MENDABLE)
        details = faults.details_of(error)
        if debug:
            return _failed(report, details, FAULT)
        kept = faults.keep(details)
        where = f"Details for a bug report: {kept}" if kept else "Run it again with --debug to see the details."
        return _failed(report, f"Something went wrong in Sketchlight itself: {faults.in_words(error)}\n{where}", FAULT)


def _names_what_can_not_be(error: BaseException) -> bool:
    """Tell whether the system refused a path as none at all, wherever it was first used."""
    too_long = isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG
    return too_long or (isinstance(error, ValueError) and "embedded null" in str(error))


def _prepare_process() -> None:
    """Set up what only a program of its own may: its streams and signals."""
    # File names that are no valid text must come out as they came in, and never end in a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            as_is = stream is sys.stdout and stream.encoding.lower() == "utf-8"
            stream.reconfigure(errors="surrogateescape" if as_is else "backslashreplace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Threads that wait for work must sleep: spinning, they slow a computer that does anything else to a crawl.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    # The libraries' own remarks are for developers; what a person should know comes as notes.
    for each in ("DIFFUSERS", "TRANSFORMERS"):
        os.environ.setdefault(f"{each}_VERBOSITY", "critical")


def _do(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    if getattr(options, "model_folders", None):
        library.use([tables.path_of(each) for each in options.model_folders])
    if options.self_test:
        from engine.commands.self_test import self_test

        self_test(report, make_engine)
    elif options.command == "generate":
        from engine.commands.generate import generate

        generate(options, report, make_engine)
    elif options.command is None:
        make_parser().print_help()
    else:
        from engine.commands import (
            carry,
            fetch,
            folders,
            history,
            inspect,
            install_torch,
            lists,
            pose,
            queue,
            session,
            thumbnail,
            tokens,
        )

        small = {
            "recipe": lambda: lists.recipe(options, report),
            "annotate": lambda: lists.annotate(options, report, make_engine),
            "models": lists.models,
            "samplers": lists.samplers,
            "controls": lists.controls,
            "downloads": fetch.listing,
            "fetch": lambda: fetch.fetch(options, report),
            "pose": lambda: pose.pose(options, report, make_engine),
            "folders": lambda: folders.folders(options),
            "history": lambda: history.history(options, report),
            "queue": lambda: queue.queue(options, report, make_engine),
            "session": lambda: session.session(options, report, make_engine),
            "inspect": lambda: inspect.inspect(options),
            "export-pack": lambda: carry.export_pack(options, report),
            "bring-pack": lambda: carry.bring_pack(options, report),
            "remove": lambda: carry.remove(options),
            "install-torch": lambda: install_torch.install_torch(options, report),
            "thumbnail": lambda: thumbnail.thumbnail(options),
            "tokens": lambda: tokens.tokens(options, report),
            "embeddings": lambda: lists.embeddings(options),
            "loras": lambda: lists.loras(options),
            "adapters": lambda: lists.adapters(options),
            "presets": lambda: lists.presets(options),
        }
        small[options.command]()


def _real_engine(options: argparse.Namespace, at_end: ExitStack, threads: int | None) -> Runs:
    if chosen := getattr(options, "on", None):
        from engine.remote.ray_cluster import ray_engine

        remote = ray_engine(chosen, options.workers, threads)
        at_end.callback(remote.close)
        return remote
    from engine.engine import Engine

    if threads is not None:
        if "torch" in sys.modules:
            sys.modules["torch"].set_num_threads(threads)
        else:
            os.environ["OMP_NUM_THREADS"] = str(threads)  # so that torch isn't imported before the first event
    return Engine()


def _failed(report: Report, message: str, code: int) -> int:
    return _ended(lambda: report.failed(message, mendable=code != FAULT), code)


def _ended(tell: Callable[[], None], code: int) -> int:
    """Tell how it ended; that nobody listens any more changes nothing about that."""
    try:
        tell()
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, CannotWrite):
        _give_up_stdout()
    return code


def _give_up_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter doesn't stumble over it when it exits."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
