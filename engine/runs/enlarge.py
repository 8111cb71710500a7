"""The same scene, larger: scaled up by Lanczos or a network, then redrawn in overlapping tiles, each a run of its own.

Where tiles overlap they fade into each other, as windows do in MultiDiffusion (Bar-Tal et al. 2023), but on pixels, and
their noise is cut from one field. Only one tile is in the model's hands at a time.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from engine.events import Event, Images
from engine.frames import pieces
from engine.frames.board import Board
from engine.frames.filling import filled
from engine.frames.source import scaled
from engine.picture import Picture
from engine.progress import Part, told
from engine.request import Key, Rect, Request
from engine.runs.several import Several, Single
from engine.sampling.noise_field import NoiseField

GRID = 8
"""Pixels to a latent."""


def enlarge(key: Key, request: Request, single: Single) -> Iterator[Event]:
    """Answer a request that enlarges its source; a tile is generated at `Request.size`. Transparency stays."""
    assert request.source is not None and request.enlarge is not None
    size = request.result_size
    large = scaled(request.source.pixels, size)
    if request.enlarge.upscaler is not None:
        rgb = yield from told(key, _upscaled(request, request.enlarge.upscaler))
        large = np.dstack([scaled(rgb, size), large[..., 3:]])
    alpha = large[..., 3:]
    rgb = large[..., :3] if not alpha.size else filled(large[..., :3], alpha[..., 0].astype(np.float32) / 255)
    columns, rows = (spans(side, tile, request.enlarge.overlap) for side, tile in zip(size, request.size, strict=True))
    several = Several(key, request, runs(request) * request.sampling.steps)
    pictures = [rgb.copy() for _ in range(request.pictures)]
    boards = [Board(size, rgb)] * request.pictures
    places = [[Rect(left, top, right - left, bottom - top) for left, right in columns] for top, bottom in rows]
    # All before the first is waited for: they may be drawn side by side.
    parts = {place: _drawn(request, rgb, place, single) for row in places for place in row}
    for row, (top, bottom) in enumerate(rows):
        strips = [rgb[top:bottom].copy() for _ in pictures]
        for column, (left, right) in enumerate(columns):
            place = places[row][column]
            tiles = yield from several.part(parts[place], partial(_seen, boards, place))
            boards = [board.put(place, tile) for board, tile in zip(boards, tiles, strict=True)]
            fade = 0 if column == 0 else columns[column - 1][1] - left
            for strip, tile in zip(strips, tiles, strict=True):
                drawn = scaled(tile, (place.width, place.height))
                strip[:, left:right] = _faded(strip[:, left:right], drawn, _ramp(place.width, fade)[None, :, None])
        fade = 0 if row == 0 else rows[row - 1][1] - top
        for picture, strip in zip(pictures, strips, strict=True):
            picture[top:bottom] = _faded(picture[top:bottom], strip, _ramp(bottom - top, fade)[:, None, None])
    yield several.finished([np.dstack([each, alpha]) if alpha.size else each for each in pictures])


def _upscaled(request: Request, upscaler: str) -> Generator[Part, None, np.ndarray]:
    """Enlarge the source by a network, (H, W, 3); what is transparent has the colours around it."""
    from engine.catalog import upscaler_files
    from engine.loading import devices, upscaling

    assert request.source is not None
    pixels = request.source.pixels
    rgb = pixels[..., :3] if pixels.shape[2] == 3 else filled(pixels[..., :3], pixels[..., 3].astype(np.float32) / 255)
    yield "Loading the upscaler", 0, 1
    device, _ = devices.choose(request.placement)
    network = upscaling.read(upscaler_files.find(upscaler), device)
    return (yield from upscaling.upscaled(network, np.asarray(rgb, np.uint8), device))


def runs(request: Request) -> int:
    """Tell how many runs enlarging takes."""
    assert request.enlarge is not None
    sides = zip(request.result_size, request.size, strict=True)
    return math.prod(len(spans(side, tile, request.enlarge.overlap)) for side, tile in sides)


def spans(length: int, tile: int, overlap: int) -> list[tuple[int, int]]:
    """Give (start, end) of tiles that cover a length evenly, overlapping by about so much or more, half a tile at most.

    They start at multiples of 8, where latents do, but for the last.
    """
    if length <= tile:
        return [(0, length)]
    overlap = min(max(overlap, GRID), tile // 2)
    count = math.ceil((length - overlap) / (tile - overlap))
    starts = [(length - tile) * index // (count - 1) // GRID * GRID for index in range(count - 1)] + [length - tile]
    return [(start, start + tile) for start in starts]


def _seen(boards: Sequence[Board], place: Rect, images: Images) -> list[np.ndarray]:
    """Give all pictures with a tile of each on them."""
    return [board.put(place, image).pixels for board, image in zip(boards, images, strict=True)]


def _drawn(request: Request, rgb: np.ndarray, place: Rect, single: Single) -> Iterator[Event]:
    """Run one tile."""
    size, whole = pieces.generated(request, place), Rect(0, 0, rgb.shape[1], rgb.shape[0])
    scale = size[0] / place.width, size[1] / place.height
    field: NoiseField | None = NoiseField(
        (math.ceil(whole.width * scale[0]), math.ceil(whole.height * scale[1])),
        round(place.x * scale[0]),
        round(place.y * scale[1]),
    )
    if place == whole:
        field = None  # as plain image-to-image draws it
    source = Picture(rgb[place.y : place.bottom, place.x : place.right].copy())
    steering = pieces.steering(request, place, whole, whole)
    return single(replace(request, enlarge=None, source=source, size=size, **steering), field)


def _ramp(length: int, fade: int) -> np.ndarray:
    """Give (length,) float32: rising from 0 to 1 over the first `fade` pixels."""
    if not fade:
        return np.ones(length, np.float32)
    return ((np.arange(length, dtype=np.float32) + 0.5) / fade).clip(0, 1)


def _faded(below: np.ndarray, above: np.ndarray, weight: np.ndarray) -> np.ndarray:
    return (below + (above.astype(np.float32) - below) * weight).round().astype(np.uint8)
