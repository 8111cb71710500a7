"""An X/Y sheet: its cells drawn one after another, and a labelled table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from engine.events import Event, Images
from engine.frames.board import Board
from engine.pictures.sheet_cells import cells
from engine.request import Key, Mode, Rect, Request
from engine.runs import enlarge, outpaint
from engine.runs.several import Several
from engine.runs.sheet_picture import fitted, table


def fill(key: Key, request: Request, run: Callable[[Request], Iterator[Event]]) -> Iterator[Event]:
    """Answer a request for a sheet: the table first, then the pictures of its cells, row by row."""
    assert request.sheet is not None
    asked = cells(request)
    sheet = table(request.sheet, request.result_size)
    several = Several(key, request, sum(steps(cell.request) for cell in asked))
    size = sheet.pixels.shape[1], sheet.pixels.shape[0]
    board = Board(size, sheet.pixels)
    pictures = []
    parts = [run(cell.request) for cell in asked]  # all before the first is waited for: they may be drawn side by side
    for part, place in zip(parts, sheet.places, strict=True):
        (picture,) = yield from several.part(part, partial(_seen, board, place))
        at, shown = fitted(picture, place)
        board = board.put(at, shown)
        sheet.pixels[at.y : at.bottom, at.x : at.right] = shown
        pictures.append(picture)
    yield several.finished([sheet.pixels, *pictures])


def _seen(board: Board, place: Rect, images: Images) -> list[np.ndarray]:
    return [board.put(*fitted(images[0], place)).pixels]


def steps(request: Request) -> int:
    """Tell how many steps a request for one picture takes in all its runs."""
    return request.sampling.steps * _RUNS.get(request.mode, lambda request: 1)(request)


_RUNS: dict[Mode, Callable[[Request], int]] = {Mode.OUTPAINT: outpaint.runs, Mode.ENLARGE: enlarge.runs}
