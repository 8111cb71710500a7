"""What is done to the picture itself, on the command line: redrawn under a mask, carried on, enlarged."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from engine import registry
from engine.catalog import catalog, upscaler_files
from engine.commands import numbers
from engine.errors import InvalidRequest
from engine.request import Enlarge, MaskedContent, Masking, Outpaint, Rect, Request, Seamless, SecondPass
from engine.setting import Setting
from engine.wishes.usual import SECOND_STEPS
from engine.wishes.wish import second_pass

SECOND = Setting("", "--second-pass", 1, 8, 1, words="how many times the size")
_SIDES = ("left", "top", "right", "bottom")
_NAMED = (*_SIDES, "scale")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--mask` and what belongs to it, `--outpaint` and `--enlarge`."""
    group = parser.add_argument_group("what to do with --image (by itself it is drawn anew, as far as --strength says)")
    group.add_argument(
        "--frame", type=rectangle, metavar="X,Y,W,H", help="the part of --image to work on (all, or the mask's)"
    )
    group.add_argument("--mask", metavar="PATH", help="redraw --image only where this is white (or opaque)")
    group.add_argument("--mask-hole", action="store_true", help="redraw --image where it is transparent")
    numbers.add_all(group, Masking)
    group.add_argument(
        "--masked-content",
        choices=[each.value for each in MaskedContent],
        metavar="WHAT",
        help="what the mask's inside starts from, below strength 1: original, fill (from around), noise or blurred",
    )
    group.add_argument(
        "--outpaint",
        type=margins,
        metavar="L,T,R,B",
        help="carry --image on by so many pixels: left, top, right, bottom; or by name: right=128,top=64;"
        " scale=2 if its pixels are half as large as those that were drawn",
    )
    group.add_argument(
        "--enlarge", type=numbers.number, metavar="FACTOR", help="the same, larger: redraw it in tiles, 1–8"
    )
    group.add_argument(
        "--second-pass", type=numbers.number, metavar="FACTOR", help="draw it on at so many times the size, 1–8"
    )
    numbers.add_all(group, SecondPass, {"steps": f"the picture's own, {SECOND_STEPS} at most"}, prefix="second_")
    group.add_argument(
        "--seamless",
        choices=[each.value for each in Seamless],
        help="a picture that can be laid beside itself: both, across (left and right), down (top and bottom); none",
    )
    group.add_argument(
        "--checked",
        action=argparse.BooleanOptionalAction,
        help="make unrecognisable what the model's own safety checker finds unsafe, if it has one",
    )
    group.add_argument("--second-sampler", metavar="NAME", help="of the second pass; “samplers” lists them")
    numbers.add_all(group, Enlarge)
    group.add_argument(
        "--upscaler", metavar="NAME|PATH", help="enlarge by this network (ESRGAN and its kind) before it is redrawn"
    )


def margins(text: str) -> Outpaint:
    """Read “0,0,128,0” or “right=128” as sides. Raises InvalidRequest for what is outside their range."""
    parts = [part.strip() for part in text.split(",")]
    named = [part.partition("=") for part in parts]
    try:
        if all(sign for _, sign, _ in named) and {name for name, _, _ in named} <= set(_NAMED):
            read: dict[str, Any] = {name: int(value) if name in _SIDES else float(value) for name, _, value in named}
            return Outpaint(**read)
        left, top, right, bottom = map(int, parts)
        return Outpaint(left, top, right, bottom)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text[:40]}” is not what to add: give pixels for left, top, right and bottom, as 0,0,128,0 or right=128"
        ) from None


def rectangle(text: str) -> Rect:
    """Read “10,20,256,256” as a rectangle: left, top, width, height in pixels."""
    try:
        x, y, width, height = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text[:40]}” is not a rectangle: give left, top, width and height in pixels, as 10,20,256,256"
        ) from None
    return Rect(x, y, width, height)


def of_request(options: argparse.Namespace, before: Request | None = None) -> dict[str, Any]:
    """Give the fields `outpaint` and `enlarge` of a request, or how options change those of the one `before`."""
    found: dict[str, Any] = {}
    if options.checked is not None:
        found["checked"] = options.checked
    if options.seamless is not None:
        found["seamless"] = Seamless(options.seamless)
    if options.outpaint is not None:
        found["outpaint"] = options.outpaint
    usual = None if before is None else before.enlarge
    if options.enlarge is not None:
        found["enlarge"] = Enlarge(options.enlarge) if usual is None else replace(usual, factor=options.enlarge)
    more = numbers.given(options, Enlarge)
    if options.upscaler is not None:
        more["upscaler"] = upscaler_files.named(options.upscaler)
    if more:
        if (enlarge := found.get("enlarge", usual)) is None:
            raise InvalidRequest("--overlap belongs to --enlarge: give that as well.")
        found["enlarge"] = replace(enlarge, **more)
    return found


def with_second_pass(options: argparse.Namespace, request: Request) -> Request:
    """Give the request with the second pass that options ask for, or change."""
    before = request.second
    if before is None and options.second_pass is None:
        if numbers.given(options, SecondPass, prefix="second_") or options.second_sampler is not None:
            raise InvalidRequest("--second-strength, -steps and -sampler belong to --second-pass: give that as well.")
        return request
    found = numbers.given(options, SecondPass, prefix="second_")
    if options.second_sampler is not None:
        found["sampler"] = registry.sampler(options.second_sampler).name
    if options.second_pass is None:
        assert before is not None
        return replace(request, second=replace(before, **found))
    SECOND.check(options.second_pass)
    width, height = (side * options.second_pass for side in request.size)
    fresh = second_pass(request.sampling, (width, height), catalog.find(request.uses.model))
    return replace(request, second=replace(fresh if before is None else replace(before, size=fresh.size), **found))


def of_mask(options: argparse.Namespace) -> dict[str, Any]:
    """Give the fields of a mask that options name."""
    found = numbers.given(options, Masking)
    if options.masked_content is not None:
        found["content"] = MaskedContent(options.masked_content)
    return found
