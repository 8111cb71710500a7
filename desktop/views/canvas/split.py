"""Where the line between sketch and result runs over a pane, and where it is taken hold of."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from desktop.views.canvas.marks import GRIP


def split_x(rect: QRectF, split: float | None) -> float:
    """Tell where on the screen the line runs through the picture's `rect`; `split` is a share of its width."""
    return rect.x() + rect.width() * (split or 0.0)


def is_on_grip(at: QPointF, rect: QRectF, pane: QRectF, split: float) -> bool:
    """Tell whether a place of the `pane` is on the line's handle, in the middle of what is seen of the picture."""
    grip = QPointF(split_x(rect, split), rect.intersected(pane).center().y())
    return (at - grip).manhattanLength() <= 1.4 * GRIP


def share_at(at: QPointF, rect: QRectF) -> float:
    """Give the split whose line runs through a place, brought to the picture."""
    return min(max((at.x() - rect.x()) / max(rect.width(), 1), 0.0), 1.0)
