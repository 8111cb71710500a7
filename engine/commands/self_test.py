"""`sketchlight-cli --self-test`: draws a picture, inpaints it, and looks whether both did what they should."""

from __future__ import annotations

import numpy as np

from engine.catalog import catalog
from engine.commands.drive import MakeEngine, make_pictures
from engine.commands.faults import Fault
from engine.commands.plan import DEFAULT_MODEL
from engine.commands.report import Report, in_words, say
from engine.errors import SketchlightError
from engine.frames.framing import inpaint_frame
from engine.frames.masks import feathered
from engine.groups import altered, built
from engine.picture import Picture
from engine.request import Mask, Masking, Request

_FLAT = 1.0
"""A standard deviation below which a picture shows nothing."""


def self_test(report: Report, make_engine: MakeEngine) -> None:
    """Print what was done and how long it took; Fault if the starter model is missing or a picture isn't right."""
    try:
        _draw_and_inpaint(report, make_engine)
    except SketchlightError as error:
        raise Fault(f"The self-test failed. {error}", "") from error


def _draw_and_inpaint(report: Report, make_engine: MakeEngine) -> None:
    model = catalog.find(DEFAULT_MODEL)
    side = model.native_size
    request = built(
        Request,
        model=model.name,
        prompts=("a red house under a blue sky",),
        size=(side, side),
        steps=model.steps,
        guidance=model.guidance,
        sampler=model.sampler,
    )
    engine = make_engine(None)
    drawn = make_pictures(engine, request, report)
    first = drawn.images[0]
    _check(first.shape == (side, side, 3), f"The picture drawn is {first.shape}, not {(side, side, 3)}.")
    _check(first.std() > _FLAT, "The picture drawn is empty.")
    say(f"Drew {side}×{side} in {in_words(drawn.timings)}")

    mask = _mask(side)
    frame, size = inpaint_frame(mask.picture.pixels, side, model.multiple, mask.masking.grow, mask.masking.feather)
    redraw = altered(
        request, prompts=("a yellow sun",), seed=1, source=Picture(first), mask=mask, frame=frame, size=size
    )
    inpainted = make_pictures(engine, redraw, report)
    second = inpainted.images[0]
    _check(second.shape == first.shape, f"The picture inpainted is {second.shape}, not {first.shape}.")
    touched = feathered(mask.picture.pixels, mask.masking.grow, mask.masking.feather) > 0
    _check(bool((second[~touched] == first[~touched]).all()), "Inpainting changed pixels outside the mask.")
    inside = mask.picture.pixels > 0
    changed = np.abs(second[inside].astype(int) - first[inside]).mean()
    _check(changed > _FLAT, "Inpainting drew nothing inside the mask.")
    say(f"Inpainted {int(inside.sum())} pixels, none outside changed, in {in_words(inpainted.timings)}")
    where = drawn.environment
    by = where.backend if where.backend != "torch" else f"torch {where.torch}"
    say(f"All is well: {model.label} on {where.device}, {where.dtype}, {where.threads} threads, by {by}")


def _mask(side: int) -> Mask:
    pixels = np.zeros((side, side), np.uint8)
    pixels[side // 4 : side // 2, side // 4 : side // 2] = 255
    return Mask(Picture(pixels), Masking(feather=side // 32))


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Fault(otherwise, "")
