"""Sizes of pictures: those that are usual for a model, and how they are written in menus."""

from __future__ import annotations

SHAPES = ((1, 1), (4, 3), (3, 4), (16, 9), (9, 16))
STEP = 8


def sizes_for(native: int) -> list[tuple[int, int]]:
    """List sizes with about native² pixels, square first, and the square of twice the side."""
    found = []
    for across, down in SHAPES:
        unit = native / (across * down) ** 0.5
        found.append((round(across * unit / STEP) * STEP, round(down * unit / STEP) * STEP))
    return [*found, (native * 2, native * 2)]


def size_text(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


def size_of(text: str) -> tuple[int, int]:
    """Give what `size_text` wrote."""
    width, height = (int(part) for part in text.split("×"))
    return width, height
