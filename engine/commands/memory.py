"""Where and how sparingly to compute, on the command line, and whether a request fits."""

from __future__ import annotations

import argparse
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from engine.commands import numbers
from engine.commands.report import Report, say
from engine.errors import InvalidRequest
from engine.request import Attention, Backend, Offload, Placement, Request

_Kind = TypeVar("_Kind", bound=StrEnum)
_FLAGS = ("vae_tiling", "vae_slicing")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add a placement's options, and `--estimate`."""
    group = parser.add_argument_group("the machine (left alone, what fits and is fastest)")
    group.add_argument("--device", metavar="NAME", help="cpu, cuda, cuda:1, mps")
    group.add_argument("--dtype", metavar="NAME", help="float32, float16 or bfloat16")
    group.add_argument("--offload", metavar="WAY", help=f"what lies elsewhere while unused: {_names(Offload)}")
    group.add_argument("--attention", metavar="KIND", help=f"how attention is computed: {_names(Attention)}")
    group.add_argument("--backend", metavar="NAME", help=f"what computes on a processor: {_names(Backend)}")
    for name, what in (("tiling", "decode large pictures in tiles"), ("slicing", "decode pictures one by one")):
        group.add_argument(f"--vae-{name}", action=argparse.BooleanOptionalAction, help=what)
    group.add_argument("--threads", type=numbers.whole, metavar="N", help="processor threads to use")
    add_where(group)
    group.add_argument("--estimate", action="store_true", help="only say whether it fits in memory; draw nothing")


def add_where(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add what says that other processes or machines draw."""
    parser.add_argument(
        "--on",
        metavar="RAY",
        help="ray: let a Ray cluster on this machine draw, a process a GPU; ray:HOST:PORT: join one, as one of its "
        "machines, whose members you trust",
    )
    parser.add_argument(
        "--workers", type=numbers.whole, default=1, metavar="N", help="processes a machine without GPUs, for --on (1)"
    )


def of_placement(options: argparse.Namespace, before: Placement) -> dict[str, Any]:
    """Give a request's `placement`, where options name any of it. Raises InvalidRequest."""
    named: dict[str, Any] = {
        name: value for name in ("device", "dtype", *_FLAGS) if (value := getattr(options, name)) is not None
    }
    if options.offload is not None:
        named["offload"] = _one_of(Offload, "--offload", options.offload)
    if options.attention is not None:
        named["attention"] = _one_of(Attention, "--attention", options.attention)
    if options.backend is not None:
        named["backend"] = _one_of(Backend, "--backend", options.backend)
    return {"placement": replace(before, **named)} if named else {}


def tell_estimate(request: Request, report: Report, *, as_json: bool) -> None:
    """Print whether a request fits, and where it would be computed. Raises like a run that can't begin."""
    from engine.catalog import catalog
    from engine.loading.models import Models
    from engine.runs import ladder

    found = ladder.estimate(request, catalog.find(request.uses.model), Models())
    told = f"{found.in_words()} On {found.layout.device} in {found.layout.dtype}."
    if as_json:
        report.note(told)
    else:
        say(told)


def _one_of(kinds: type[_Kind], option: str, name: str) -> _Kind:
    try:
        return kinds(name.lower())
    except ValueError:
        raise InvalidRequest(f"{option} “{name[:20]}” is unknown: use {_names(kinds)}.") from None


def _names(kinds: type[StrEnum]) -> str:
    *most, last = (kind.value for kind in kinds)
    return f"{', '.join(most)} or {last}"
