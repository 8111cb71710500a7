"""The table of an X/Y sheet as a picture: labels, gaps, and a place for each cell. Pillow and numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from engine.paths import resources_dir
from engine.request import Rect, Sheet, SheetAxis, Size

LONGEST = 4096
"""Pixels of a table's longer side, at most; cells are shown smaller where they would need more."""
_PAPER, _EMPTY, _INK = (250, 250, 250), (226, 226, 230), (28, 28, 32)
_LINES = 3
"""Lines of a label."""


@dataclass(frozen=True)
class SheetPicture:
    """`pixels` (H, W, 3) uint8 with empty cells; `places` of them, row by row."""

    pixels: np.ndarray
    places: tuple[Rect, ...]


def table(sheet: Sheet, cell: Size) -> SheetPicture:
    """Give the table for pictures of `cell` (width, height), shown at that size or, in a large sheet, smaller."""
    columns, rows = len(sheet.x.values), 1 if sheet.y is None else len(sheet.y.values)
    scale = min(1.0, LONGEST / (columns * cell[0] * 1.1), LONGEST / (rows * cell[1] * 1.1))
    width, height = max(48, round(cell[0] * scale)), max(48, round(cell[1] * scale))
    gap = max(6, min(width, height) // 24)
    font = ImageFont.truetype(str(resources_dir() / "fonts" / "Inter-Medium.otf"), max(12, min(width, height) // 14))
    across, down = labels(sheet.x), [] if sheet.y is None else labels(sheet.y)
    line = round(1.15 * sum(font.getmetrics()))
    above = [_wrapped(text, font, width) for text in across]
    beside = [_wrapped(text, font, width) for text in down]
    top = gap + line * max(map(len, above)) + gap
    widest = round(max((font.getlength(text) for lines in beside for text in lines), default=-gap))
    left = gap + widest + gap
    size = left + columns * (width + gap), top + rows * (height + gap)
    image = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(image)
    for column, lines in enumerate(above):
        middle = left + column * (width + gap) + width / 2
        for number, text in enumerate(lines):
            draw.text((middle - font.getlength(text) / 2, top - gap - line * (len(lines) - number)), text, _INK, font)
    for row, lines in enumerate(beside):
        highest = top + row * (height + gap) + (height - line * len(lines)) / 2
        for number, text in enumerate(lines):
            draw.text((left - gap - font.getlength(text), highest + number * line), text, _INK, font)
    places = tuple(
        Rect(left + column * (width + gap), top + row * (height + gap), width, height)
        for row in range(rows)
        for column in range(columns)
    )
    for place in places:
        draw.rectangle((place.x, place.y, place.right - 1, place.bottom - 1), _EMPTY)
    return SheetPicture(np.array(image), places)


def labels(axis: SheetAxis) -> list[str]:
    """Say “guidance 2”; a prompt and a sampler speak for themselves."""
    plain = [" ".join(value.split()) for value in axis.values]
    return plain if axis.axis in ("prompt", "sampler") else [f"{axis.axis} {value}" for value in plain]


def fitted(picture: np.ndarray, place: Rect) -> tuple[Rect, np.ndarray]:
    """Give a picture (h, w, 3 | 4) uint8 scaled to lie whole in the middle of a place, on paper; and where that is."""
    image = Image.fromarray(np.ascontiguousarray(picture))
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, (*_PAPER, 255))
        image = Image.alpha_composite(paper, image).convert("RGB")
    scale = min(place.width / image.width, place.height / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if size != image.size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    at = Rect(place.x + (place.width - size[0]) // 2, place.y + (place.height - size[1]) // 2, *size)
    return at, np.array(image)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Give a label in lines of that width; what is too much ends in “…”."""
    lines: list[str] = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1] + " …"]
    return [_cut(line, font, width) for line in lines]


def _cut(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    text = text.removesuffix(" …")
    while len(text) > 1 and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"
