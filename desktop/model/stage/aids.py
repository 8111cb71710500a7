"""What helps to place things and is in no picture: a grid, the document's guides, and snapping to both."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.model.document.content import Guide
from desktop.model.document.document import Document
from desktop.words import tr

SPACINGS = (8, 16, 32, 64, 128)
"""Document pixels between the lines of the grid, as they are offered."""
REACH = 8.0
"""Screen pixels from a line within which a point goes to it."""


class DrawingAids(QObject):
    """The grid and whether points snap are a person's; the guides are the document's, and undone with it."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.grid = False
        self.spacing = SPACINGS[2]
        self.snap = False
        self.held: Guide | None = None
        """The guide that is being dragged, where it is now."""
        self.lifted: int | None = None
        """Which of the document's guides that was."""
        document.stack_changed.connect(self.changed)
        document.replaced.connect(self.changed)

    @property
    def guides(self) -> tuple[Guide, ...]:
        """Those of the document, with the one that is dragged where it is now."""
        there = list(self._document.content.guides)
        if self.lifted is not None and self.lifted < len(there):
            del there[self.lifted]
        return tuple(there) if self.held is None else (*there, self.held)

    def toggle_grid(self) -> None:
        self.grid = not self.grid
        self.changed.emit()

    def toggle_snap(self) -> None:
        self.snap = not self.snap
        self.changed.emit()

    def set_spacing(self, pixels: int) -> None:
        """Put the grid's lines so many document pixels apart, and show it."""
        self.spacing, self.grid = pixels, True
        self.changed.emit()

    def clear_guides(self) -> None:
        """Take all guides away, as one undo item."""
        self._document.change(tr("Clear guides"), replace(self._document.content, guides=()))

    def guide_near(self, at: QPointF, reach: float) -> int | None:
        """Tell which guide is within so many document pixels of a point; None if none is."""
        distances = [(abs(_across(guide, at) - guide.at), place) for place, guide in enumerate(self.guides)]
        nearest = min(distances, default=(reach + 1, 0))
        return nearest[1] if nearest[0] <= reach else None

    def lift(self, place: int | None, guide: Guide) -> None:
        """Drag a guide of the document, or (None) a new one."""
        self.lifted, self.held = place, guide
        self.changed.emit()

    def put_down(self) -> None:
        """Leave the guide that is dragged where it is; outside of the document it goes."""
        held, guides = self.held, self.guides
        size = self._document.size
        if held is not None and not 0 <= held.at <= (size[0] if held.upright else size[1]):
            guides = guides[:-1]
        self.let_go()
        if guides != self._document.content.guides:
            self._document.change(tr("Guide"), replace(self._document.content, guides=guides))

    def let_go(self) -> None:
        """Put back what was dragged."""
        self.held = self.lifted = None
        self.changed.emit()

    def snapped(self, at: QPointF, reach: float) -> QPointF:
        """Give the point on the nearest line within so many document pixels, each way by itself: guides first, then the
        document's rim and middle, then the grid where it is shown."""
        if not self.snap:
            return at
        width, height = self._document.size
        return QPointF(self._snapped(at.x(), reach, width, upright=True), self._snapped(at.y(), reach, height))

    def _snapped(self, value: float, reach: float, whole: int, *, upright: bool = False) -> float:
        guides = [guide.at for guide in self.guides if guide.upright is upright]
        for lines in (guides, [0.0, whole / 2, float(whole)]):
            near = min(lines, key=lambda line: abs(line - value), default=None)
            if near is not None and abs(near - value) <= reach:
                return near
        if self.grid:
            line = round(value / self.spacing) * float(self.spacing)
            if abs(line - value) <= reach:
                return line
        return value


def _across(guide: Guide, at: QPointF) -> float:
    return at.x() if guide.upright else at.y()
