"""Regions on the command line: `--region WORDS=MASK`, each a prompt and where it holds."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from engine.errors import InvalidRequest
from engine.picture import Picture
from engine.pictures.files import read_mask, shown
from engine.pictures.recipe_json import Missing
from engine.prompt import syntax
from engine.request import RegionUse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--region`."""
    parser.add_argument_group("what is to be where (several at once; a later one lies over those before)").add_argument(
        "--region",
        action="append",
        dest="regions",
        default=[],
        metavar="WORDS=MASK",
        help="words that hold where this picture is white (or opaque), instead of --prompt",
    )


def uses(given: Sequence[str]) -> tuple[RegionUse, ...]:
    """Give the regions of a request. Raises InvalidRequest and UnreadableFile before anything heavy."""
    return tuple(_use(each) for each in given)


def named(given: Sequence[str], missing: Sequence[Missing]) -> bool:
    """Tell whether others than a recipe's are named, and not only the masks that it misses."""
    return bool(given) and not _are_missing(missing)


def completing(given: Sequence[str], missing: Sequence[Missing]) -> list[tuple[str, str, Picture]]:
    """Give the masks named beside a recipe that left its regions' out, each with its option and path."""
    if not _are_missing(missing):
        return []
    return [("--region", path, read_mask(path)) for _, path in map(_parsed, given)]


def _use(given: str) -> RegionUse:
    words, path = _parsed(given)
    syntax.check(words, "words of a region")
    mask = read_mask(path)
    if not mask.pixels.any():
        raise InvalidRequest(f"The region {shown(path)} is empty: paint white where “{words[:60]}” is to be.")
    return RegionUse(words, mask)


def _parsed(given: str) -> tuple[str, str]:
    words, equals, path = given.rpartition("=")
    if not equals or not words.strip() or not path:
        raise InvalidRequest(f"--region “{given[:60]}” can't be read: give words and a mask, as a red apple=apple.png.")
    return words.strip(), path


def _are_missing(missing: Sequence[Missing]) -> bool:
    return any(" of region " in each.role for each in missing)
