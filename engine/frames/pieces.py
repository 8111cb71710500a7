"""What steers a picture, cut to the piece of it that is drawn in one run. numpy and OpenCV only."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np

from engine import registry
from engine.catalog import catalog
from engine.frames.control_maps import Maps, on_paper
from engine.frames.framing import fit_size
from engine.picture import Picture
from engine.progress import Part
from engine.request import ControlUse, Rect, Request, Size


def side(request: Request) -> int:
    """Give the side of the square of as many pixels as a piece is generated at."""
    return round(math.sqrt(request.size[0] * request.size[1]))


def generated(request: Request, piece: Rect) -> Size:
    """Give (width, height) that a piece is generated at: the request's size, or as many pixels in the piece's shape."""
    if (piece.width, piece.height) == request.size:
        return request.size
    about = catalog.find(request.uses.model)
    buckets = about.buckets if side(request) == about.native_size else ()
    return fit_size((piece.width, piece.height), side(request), about.multiple, buckets)


def with_maps(request: Request, maps: Maps) -> Generator[Part, None, Request]:
    """Make ready maps for the controls that bring a picture of their own: read whole, not in pieces."""
    uses: list[ControlUse] = []
    for use in request.controls:
        if use.source is None:
            uses.append(use)
            continue
        made = yield from maps.get(use.control, use.source, use.settings)
        uses.append(replace(use, map=Picture(made), source=None))
    return replace(request, controls=tuple(uses))


def steering(request: Request, piece: Rect, whole: Rect, result: Rect, shown: Picture | None = None) -> dict[str, Any]:
    """Give the fields of a request that steer, for a piece of its picture.

    `piece`, `whole`, which the request's source shows, and `result`, which is made of it, are in the same pixels. A map
    of the result's size lies over that, any other over `whole`, with nothing beyond. `shown` is what controls without
    a map make one of; None: the piece's own source.
    """
    controls = []
    for use in request.controls:
        if use.map is None:
            controls.append(replace(use, source=shown))
            continue
        under = result if use.map.size == request.result_size else whole
        paper = registry.control(use.control).paper
        part = cut_out(on_paper(use.map.pixels, paper), piece, under, beyond=paper)
        controls.append(replace(use, map=Picture(part)))
    references = [
        each if each.mask is None else replace(each, mask=Picture(cut_out(each.mask.pixels, piece, whole)))
        for each in request.references
    ]
    regions = [replace(each, mask=Picture(cut_out(each.mask.pixels, piece, whole))) for each in request.regions]
    return {"controls": tuple(controls), "references": tuple(references), "regions": tuple(regions)}


def cut_out(pixels: np.ndarray, piece: Rect, whole: Rect, *, beyond: int | None = None) -> np.ndarray:
    """Give the part of a picture (h, w[, 3]) stretched over `whole` that lies in `piece`, at the picture's own scale.

    Where the piece reaches beyond the picture it is of the grey `beyond`; None repeats the picture's edge.
    """
    import cv2

    height, width = pixels.shape[:2]
    left, right = _span(piece.x - whole.x, piece.width, width / whole.width)
    top, bottom = _span(piece.y - whole.y, piece.height, height / whole.height)
    borders = max(0, -top), max(0, bottom - height), max(0, -left), max(0, right - width)
    kind = cv2.BORDER_REPLICATE if beyond is None else cv2.BORDER_CONSTANT
    grey = (beyond or 0,) * 3
    padded = cv2.copyMakeBorder(np.ascontiguousarray(pixels), *borders, kind, value=grey) if any(borders) else pixels
    top, left = top + borders[0], left + borders[2]
    return padded[top : bottom + borders[0], left : right + borders[2]].copy()


def _span(start: float, length: float, scale: float) -> tuple[int, int]:
    low = math.floor(start * scale + 1e-6)
    return low, max(low + 1, math.ceil((start + length) * scale - 1e-6))
