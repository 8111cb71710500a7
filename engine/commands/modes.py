"""What is done to the picture itself, on the command line: redrawn under a mask."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from engine.request import MaskedContent


def add_options(parser: argparse.ArgumentParser, whole: Callable[[str], int]) -> None:
    """Add `--mask` and what belongs to it. `whole` reads a whole number."""
    group = parser.add_argument_group("what to do with --image (by itself it is drawn anew, as far as --strength says)")
    group.add_argument("--mask", metavar="PATH", help="redraw --image only where this is white (or opaque)")
    group.add_argument("--grow", type=whole, metavar="PIXELS", help="grow the mask by so much (negative: shrink)")
    group.add_argument("--feather", type=whole, metavar="PIXELS", help="soften the mask's rim over so much")
    group.add_argument(
        "--masked-content",
        choices=[each.value for each in MaskedContent],
        metavar="WHAT",
        help="what the mask's inside starts from, below strength 1: original, fill (from around), noise or blurred",
    )


def of_mask(options: argparse.Namespace) -> dict[str, Any]:
    """The fields of a mask that options name."""
    given = {"grow": options.grow, "feather": options.feather, "content": options.masked_content}
    found = {name: value for name, value in given.items() if value is not None}
    return found | ({"content": MaskedContent(options.masked_content)} if "content" in found else {})
