"""What a tool draws over the canvas while it is used: a path in document pixels, no part of the picture."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainterPath


class Marking(QObject):
    """One path at a time; whoever sets it takes it away."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = QPainterPath()
        self.corners: list[QPointF] = []
        """Those of a polygon that is being clicked together."""
        self.last: QPointF | None = None
        """Where the last stroke ended, which a straight line goes on from."""

    def set(self, path: QPainterPath) -> None:
        """Show this path."""
        self.path = path
        self.changed.emit()

    def clear(self) -> None:
        """Show nothing."""
        if not self.path.isEmpty():
            self.set(QPainterPath())
