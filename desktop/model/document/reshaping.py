"""Changes of the whole document's size and orientation, each a pure function from one content to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRect

from desktop.model.document.content import Content, Guide, Size
from desktop.model.document.edits import each_layer, placed_in
from desktop.model.pixels.layer import Layer

ANCHORS = ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (0, 2), (1, 2), (2, 2))
"""Where the drawing stays when the canvas grows: (0 left, 1 middle, 2 right; 0 top, 1 middle, 2 bottom)."""


def cropped(content: Content, rect: QRect) -> Content:
    """Cut everything to a rectangle, which may reach beyond the canvas: there it is untouched."""
    size = rect.width(), rect.height()
    old = QRect(-rect.x(), -rect.y(), *content.size)

    def cut(_id: str, layer: Layer) -> Layer:
        made = Layer(size, layer.channels)
        made.write(old, layer.read())
        return made

    figures = {id: figure.placed(content.size, size, old) for id, figure in content.figures.items()}
    guides = tuple(replace(guide, at=guide.at - (rect.x() if guide.upright else rect.y())) for guide in content.guides)
    return replace(each_layer(content, cut, size), figures=figures, guides=guides)


def canvas_sized(content: Content, size: Size, anchor: tuple[int, int]) -> Content:
    """Give the canvas another size; the drawing keeps its own and stays at `anchor`."""
    x, y = ((content.size[axis] - size[axis]) * anchor[axis] // 2 for axis in (0, 1))
    return cropped(content, QRect(x, y, *size))


def scaled(content: Content, size: Size) -> Content:
    """Resample everything to another size."""
    return placed_in(content, size, QRect(0, 0, *size))


def flipped(content: Content, *, across: bool) -> Content:
    """Mirror the picture, left to right (`across`) or top to bottom."""
    far = content.size[0 if across else 1]
    guides = tuple(replace(guide, at=far - guide.at) if guide.upright is across else guide for guide in content.guides)
    made = _turned(content, content.size, lambda pixels: pixels[:, ::-1] if across else pixels[::-1])
    return replace(made, guides=guides)


def turned(content: Content, quarters: int) -> Content:
    """Turn the picture by quarters, clockwise."""
    size = content.size if quarters % 2 == 0 else (content.size[1], content.size[0])
    made = _turned(content, size, lambda pixels: np.rot90(pixels, -quarters))
    guides = content.guides
    width, height = content.size
    for _quarter in range(quarters % 4):
        # What was at the top is at the right.
        guides = tuple(Guide(not each.upright, each.at if each.upright else height - each.at) for each in guides)
        width, height = height, width
    return replace(made, guides=guides)


def _turned(content: Content, size: Size, turn: Callable[[np.ndarray], np.ndarray]) -> Content:
    def change(_id: str, layer: Layer) -> Layer:
        made = Layer(size, layer.channels)
        made.write(made.rect, np.ascontiguousarray(turn(layer.read())))
        return made

    # A pose keeps its people as they stand: one that is mirrored would have its left and right exchanged.
    return each_layer(content, change, size)
