"""X/Y sheets on the command line."""

from __future__ import annotations

import argparse
from typing import Any

from engine.errors import InvalidRequest
from engine.request import Axis, Sheet, SheetAxis

AXES = {str(axis).split()[0].lower(): axis for axis in Axis}
"""By their first words: control, reference, lora."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--sheet-x` and `--sheet-y`."""
    group = parser.add_argument_group("a table of pictures that vary (and then each picture; all with their recipes)")
    names = ", ".join(AXES)
    group.add_argument("--sheet-x", metavar="NAME=VALUES", help="columns, such as guidance=1,2,4 or prompt=a cat|a dog")
    group.add_argument("--sheet-y", metavar="NAME=VALUES", help=f"rows; NAME is one of {names}")


def of(options: argparse.Namespace) -> dict[str, Any]:
    """Give the field `sheet` of a request, if options name one. Raises InvalidRequest for what can't be read."""
    if options.sheet_x is None:
        if options.sheet_y is not None:
            raise InvalidRequest("--sheet-y needs --sheet-x: a sheet of one column is one row as well.")
        return {}
    rows = None if options.sheet_y is None else _axis("--sheet-y", options.sheet_y)
    return {"sheet": Sheet(_axis("--sheet-x", options.sheet_x), rows)}


def _axis(option: str, words: str) -> SheetAxis:
    name, sign, values = words.partition("=")
    axis = AXES.get(name.strip().lower())
    if axis is None or not sign:
        raise InvalidRequest(
            f"{option} “{words[:40]}” can't be read: give what varies and its values, such as seed=1,2,3. "
            f"It can be {', '.join(AXES)}."
        )
    between = "|" if axis is Axis.PROMPT else ","
    return SheetAxis(axis, tuple(value.strip() for value in values.split(between)))
