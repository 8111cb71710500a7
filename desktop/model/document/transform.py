"""Moves, scales, turns and distorts what layers hold, in one resampling from where it was. Pure functions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPolygonF, QTransform

from desktop.model.document.content import SELECTION, Content, walk
from desktop.model.document.edits import flattened
from desktop.model.pixels.blend_modes import NORMAL, blend
from desktop.model.pixels.layer import Layer

Quad = tuple[QPointF, QPointF, QPointF, QPointF]
"""Where the corners of a rectangle go: top left, top right, bottom right, bottom left, in document pixels."""

FURTHEST = 32768
"""Pixels from the corner of the document within which corners are kept."""


@dataclass(frozen=True, eq=False)
class Lifted:
    """What is transformed: layers by id, each cut to `rect`, what is left of them, and the selection with it.

    A picture that is being put in comes from nowhere: its `rect` begins in the corner, and may be larger than they are.
    """

    rect: QRect
    pieces: dict[str, np.ndarray]
    rest: Content
    selection: np.ndarray | None = None

    @property
    def quad(self) -> Quad:
        return quad_of(QRectF(self.rect))


def quad_of(rect: QRectF) -> Quad:
    return rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()


def lifted(content: Content, ids: Collection[str]) -> Lifted | None:
    """Cut what these layers and groups hold, as far as it is selected; None if that is nothing."""
    chosen = {each.id for node in walk(content.stack) if node.id in ids for each in walk([node]) if not each.is_group}
    selection = content.layer(SELECTION) if SELECTION in content.tiles else None
    layers = {id: content.layer(id) for id in chosen}
    area = QRect()
    for layer in layers.values():
        area = area.united(layer.extent)
    if selection is not None:
        area = area.intersected(selection.extent)
    if area.isEmpty():
        return None
    coverage = None if selection is None else selection.read(area)
    pieces: dict[str, np.ndarray] = {}
    for id, layer in layers.items():
        pixels = layer.read(area)
        if coverage is None:
            piece = pixels
        else:
            weight = coverage if pixels.ndim == 2 else coverage[..., None]
            piece = ((pixels.astype(np.uint16) * weight + 127) // 255).astype(np.uint8)
        if piece.any():
            pieces[id] = piece
            layer.write(area, pixels - piece)
            content = content.with_layer(id, layer)
    if not pieces:
        return None
    if coverage is not None:
        content = content.with_layer(SELECTION, None)
    return Lifted(area, pieces, content, coverage)


def put_down(lift: Lifted, quad: Quad) -> Content:
    """Put what was lifted down with its corners at `quad`, over what is left of its layers."""
    content = lift.rest
    for id, piece in lift.pieces.items():
        place, warped = warp(piece, lift.rect, quad, content.rect)
        if place.isEmpty():
            continue
        layer = content.layer(id)
        below = layer.read(place)
        if below.ndim == 2:
            below = np.maximum(below, warped)
        else:
            blend(below, warped, NORMAL)
        layer.write(place, below)
        content = content.with_layer(id, layer)
    if lift.selection is not None:
        place, warped = warp(lift.selection, lift.rect, quad, content.rect)
        selection = Layer(content.size, 1)
        selection.write(place, warped)
        content = content.with_layer(SELECTION, None if selection.is_blank else selection)
    return content


def picture_of(lift: Lifted) -> np.ndarray:
    """Give what was lifted as it looks by itself, premultiplied (H, W, 4), to be shown while it is dragged."""
    content = lift.rest
    if not content.rect.contains(lift.rect):  # one picture that is put in, larger than the layers
        return next(iter(lift.pieces.values()))
    for id, piece in lift.pieces.items():
        layer = Layer(content.size, content.channels(id))
        layer.write(lift.rect, piece)
        content = content.with_layer(id, layer)
    kept = Content(content.size, content.stack, {id: content.tiles[id] for id in lift.pieces if id in content.tiles})
    return flattened(content.stack, content.size, kept.layer).read(lift.rect)


def warp(pixels: np.ndarray, rect: QRect, quad: Quad, within: QRect) -> tuple[QRect, np.ndarray]:
    """Bring pixels of `rect` to where its corners are at `quad`; the place, cut to `within`, and its pixels.

    A move by whole pixels copies. What shrinks is averaged first, all else is resampled by bicubic interpolation.
    """
    shift = quad[0] - QPointF(rect.topLeft())
    whole = QPointF(round(shift.x()), round(shift.y()))
    pairs = zip(quad, quad_of(QRectF(rect)), strict=True)
    if all((corner - whole - there).manhattanLength() < 1e-3 for corner, there in pairs):
        moved = rect.translated(whole.toPoint())
        place = moved.intersected(within)
        top, left = place.y() - moved.y(), place.x() - moved.x()
        return place, np.ascontiguousarray(pixels[top : top + place.height(), left : left + place.width()])
    place = QPolygonF(list(quad)).boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1).intersected(within)
    if place.isEmpty():
        return QRect(), pixels[:0, :0]
    pixels = _shrunk(pixels, quad)
    height, width = pixels.shape[:2]
    # A transparent rim, so that the edge is smoothed as well.
    padded = cv2.copyMakeBorder(pixels, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    source = np.array([(1, 1), (width + 1, 1), (width + 1, height + 1), (1, height + 1)], np.float32) - 0.5
    corners = [(corner.x() - place.x() - 0.5, corner.y() - place.y() - 0.5) for corner in quad]
    matrix = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    made = cv2.warpPerspective(padded, matrix, (place.width(), place.height()), flags=cv2.INTER_CUBIC)
    if made.ndim == 3:
        np.minimum(made[..., :3], made[..., 3:], out=made[..., :3])
    return place, made


def to_quad(rect: QRectF, quad: Quad) -> QTransform | None:
    """Give the transform that takes a rectangle's corners to `quad`; None where there is none, as for a line."""
    transform = QTransform.quadToQuad(QPolygonF(list(quad_of(rect))), QPolygonF(list(quad)))
    return transform if isinstance(transform, QTransform) else None


def is_sound(quad: Quad) -> bool:
    """Tell whether corners are near enough, and span a convex area that isn't next to nothing."""
    if any(abs(corner.x()) > FURTHEST or abs(corner.y()) > FURTHEST for corner in quad):
        return False
    turns = []
    for number in range(4):
        a, b, c = quad[number], quad[(number + 1) % 4], quad[(number + 2) % 4]
        turns.append((b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x()))
    return all(turn > 0.5 for turn in turns) or all(turn < -0.5 for turn in turns)


def _shrunk(pixels: np.ndarray, quad: Quad) -> np.ndarray:
    """Average pixels to about the size that they will have, where that is smaller."""
    height, width = pixels.shape[:2]
    across = max(_length(quad[0], quad[1]), _length(quad[3], quad[2]), 1.0)
    down = max(_length(quad[0], quad[3]), _length(quad[1], quad[2]), 1.0)
    size = min(width, max(1, round(across))), min(height, max(1, round(down)))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if size != (width, height) else pixels


def _length(a: QPointF, b: QPointF) -> float:
    return float(np.hypot(b.x() - a.x(), b.y() - a.y()))
