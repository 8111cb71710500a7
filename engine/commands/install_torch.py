"""`install-torch`: brings PyTorch to an installation that came without, for the models that need it."""

from __future__ import annotations

import argparse
from contextlib import closing

from engine.catalog.downloads import share_in_words, size_in_words
from engine.commands.report import Report, say
from engine.torch_pack import pack, presence
from engine.torch_pack.lock import Build


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--for", dest="build", type=Build, choices=list(Build), default=Build.CPU, help="what it computes on (cpu)"
    )


def install_torch(options: argparse.Namespace, report: Report) -> None:
    """Fetch, prove and unpack it, telling how far it is. Raises CannotFetch and CannotWrite."""
    if presence.has_torch():
        say("PyTorch is there already.")
        return
    asked = pack.download(options.build)
    say(f"{asked.label}: {size_in_words(asked.missing_megabytes)} to fetch, into {presence.folder()}")
    told = ""
    with closing(pack.install(asked)) as steps:
        for step in steps:
            if step.total and (line := f"{step.stage} {step.file}") != told and step.file:
                report.note(f"{line} ({share_in_words(step.done, step.total)})")
                told = line
    say("PyTorch is installed.")
