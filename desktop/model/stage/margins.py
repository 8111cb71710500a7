"""How far a picture is carried on beyond its sides, and how dragging the frame round it changes that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from engine.phrase import mark
from engine.request import MARGIN, Outpaint

SIDES = (mark("left"), mark("top"), mark("right"), mark("bottom"))
STEP = 8
"""Dragging goes by so many pixels of the picture: what a latent stands for."""

Pair = tuple[float, float]


@dataclass(frozen=True)
class Margins:
    """Pixels beyond each side; all 0 is the picture as it is."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @property
    def outpaint(self) -> Outpaint | None:
        """What a request asks for; None while no side goes beyond the picture."""
        return Outpaint(self.left, self.top, self.right, self.bottom) if self != Margins() else None

    def frame(self, size: tuple[int, int]) -> QRectF:
        """Give the larger picture, in pixels of the one of `size` (width, height)."""
        width, height = size[0] + self.left + self.right, size[1] + self.top + self.bottom
        return QRectF(-self.left, -self.top, width, height)


@dataclass(frozen=True)
class MarginHandle:
    """Where a frame is taken hold of: −1 is left or top, 1 right or bottom, 0 neither. Two of them are a corner."""

    x: int
    y: int


HOLDS = tuple(MarginHandle(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if (x, y) != (0, 0))
"""The four corners and the four sides."""


def hold_at(frame: QRectF, at: QPointF, reach: float) -> MarginHandle | None:
    """Give what of a frame a place takes hold of: a side is taken anywhere along it, within `reach`."""
    if not frame.adjusted(-reach, -reach, reach, reach).contains(at):
        return None
    x = _nearer(at.x() - frame.left(), at.x() - frame.right(), reach)
    y = _nearer(at.y() - frame.top(), at.y() - frame.bottom(), reach)
    return MarginHandle(x, y) if x or y else None


def dragged(
    before: Margins, hold: MarginHandle, by: QPointF, size: tuple[int, int], *, evenly: bool, in_proportion: bool
) -> Margins:
    """Give the margins once `hold` was moved by so many pixels of the picture; no side goes inside it.

    `evenly` moves the opposite side as well; `in_proportion` keeps the picture's proportions, as well as steps allow.
    """
    across = _pulled((before.left, before.right), hold.x, by.x(), evenly)
    down = _pulled((before.top, before.bottom), hold.y, by.y(), evenly)
    if in_proportion:
        grown = max(sum(across) / size[0], sum(down) / size[1])
        across = _widened(across, hold.x, grown * size[0], evenly)
        down = _widened(down, hold.y, grown * size[1], evenly)
    wanted = {"left": across[0], "top": down[0], "right": across[1], "bottom": down[1]}
    return Margins(**{side: _stepped(each, getattr(before, side)) for side, each in wanted.items()})


def _nearer(low: float, high: float, reach: float) -> int:
    """Give −1 or 1 for the nearer end of a line, by the distances from both; 0 if neither is within reach."""
    if min(abs(low), abs(high)) > reach:
        return 0
    return -1 if abs(low) < abs(high) else 1


def _pulled(pair: Pair, side: int, by: float, evenly: bool) -> Pair:
    low = pair[0] + side * by if side < 0 or (side and evenly) else pair[0]
    high = pair[1] + side * by if side > 0 or (side and evenly) else pair[1]
    return max(low, 0.0), max(high, 0.0)


def _widened(pair: Pair, side: int, total: float, evenly: bool) -> Pair:
    """Bring both margins of one direction to `total` by the side that is held, or by both."""
    missing = total - sum(pair)
    low = 0.5 if evenly or side == 0 else float(side < 0)
    return pair[0] + missing * low, pair[1] + missing * (1 - low)


def _stepped(wanted: float, before: int) -> int:
    """Keep the pixels of a side that wasn't moved, though they may be no step."""
    return before if wanted == before else min(max(round(wanted / STEP) * STEP, 0), MARGIN[-1])
