"""Options that are one number, made from the facts of its field."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine.setting import settings


def add_all(group: Any, kind: type, usual: Mapping[str, str] | None = None, *, prefix: str = "") -> None:
    """Add an option for each number of a record that has one; `prefix` goes before its name among the options."""
    for name, facts in settings(kind).items():
        if facts.option:
            add(group, kind, name, dest=prefix + name, usual=(usual or {}).get(name))


def given(options: argparse.Namespace, kind: type, *, prefix: str = "") -> dict[str, Any]:
    """Give the numbers of a record that options name."""
    found = {name: getattr(options, prefix + name) for name, facts in settings(kind).items() if facts.option}
    return {name: value for name, value in found.items() if value is not None}


def add(group: Any, kind: type, name: str, *, dest: str = "", usual: str | None = None) -> None:
    """Add the option of a record's number to a group of arguments; `usual` says what is taken where it isn't given."""
    facts = settings(kind)[name]
    usual = f"{facts.default:g}" if usual is None else usual
    told = f"{facts.words} ({facts.range}{f'; usual: {usual}' if usual else ''})"
    group.add_argument(
        facts.option,
        dest=dest or name,
        type=whole if facts.whole else number,
        metavar="PIXELS" if facts.unit == "px" else "N" if facts.whole else "X",
        help=told.replace("%", "%%"),
    )


def whole(text: str) -> int:
    """Give a whole number of sane length."""
    try:
        if len(text) > 20:
            raise ValueError
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is not a whole number") from None


def number(text: str) -> float:
    """Give any number; NaN and infinities too, which the request then refuses by name."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is not a number") from None
