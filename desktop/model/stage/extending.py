"""The drawing's new border while it is dragged: how far beyond each side, how freely drawn, and whether it can be."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from desktop.model.asking import request_maker
from desktop.model.document.document import Document
from desktop.model.stage.margins import MarginHandle, Margins, hold_at
from desktop.model.stage.tool_state import ToolState
from engine.request import Outpaint
from engine.wishes.usual import STRENGTHS

EXTEND = "extend"
"""The tool that drags the border: as long as it is in hand, the drawing is being extended."""
ROOM = 0.2
"""How much of the frame's longer side is kept in view round it, to drag into."""


class Extending(QObject):
    """Nothing of it touches the document: it ends with a request or without one."""

    changed = Signal()
    """Begun, ended, or another border."""
    asked = Signal(object, float)
    """An Outpaint and its strength: that is what the drawing is to become."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._tools: ToolState | None = None
        self._tool_before = ""
        self._margins = Margins()
        self.active = False
        self.held: MarginHandle | None = None
        """What of the border is dragged just now."""
        self.strength = STRENGTHS["outpaint"]
        """How far the new part leaves the colours carried over the border."""
        document.replaced.connect(self.leave)
        document.resized.connect(self.leave)

    def follow(self, tools: ToolState) -> None:
        """Begin and end with the tool."""
        self._tools, self._tool_before = tools, tools.tool
        tools.changed.connect(self._on_tools_changed)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the drawing as it is."""
        return self._document.size

    @property
    def margins(self) -> Margins:
        return self._margins

    @property
    def outpaint(self) -> Outpaint | None:
        """None while no side goes beyond the drawing."""
        return self._margins.outpaint

    @property
    def frame(self) -> QRectF:
        """What the drawing becomes, in its pixels as it is."""
        return self._margins.frame(self.size)

    @property
    def view(self) -> QRectF:
        """What is to be seen: the frame and room to drag it into."""
        room = ROOM * max(self.frame.width(), self.frame.height())
        return self.frame.adjusted(-room, -room, room, room)

    @property
    def problem(self) -> str:
        """Why this can't be had, as a sentence; "" if it can, or if nothing is wanted yet."""
        return "" if self.outpaint is None else request_maker.problem(self.size, outpaint=self.outpaint)

    def hold_at(self, at: QPointF, reach: float) -> MarginHandle | None:
        """Give what of the border is at a document point."""
        return hold_at(self.frame, at, reach) if self.active else None

    def hold(self, held: MarginHandle | None) -> None:
        """Take hold of the border there, or let it go."""
        self.held = held
        self.changed.emit()

    def put(self, margins: Margins) -> None:
        if margins != self._margins:
            self._margins = margins
            self.changed.emit()

    @property
    def possible(self) -> bool:
        """Whether there is something beyond the border that can be drawn."""
        return self.active and self.outpaint is not None and not self.problem

    def ask(self) -> None:
        """Have it drawn, and be done; nothing while there is nothing to draw, or it can't be."""
        beyond = self.outpaint
        if beyond is not None and self.possible:
            self.asked.emit(beyond, self.strength)
            self.leave()

    def leave(self) -> None:
        """Leave: the tool that was in hand before is again."""
        if self.active and self._tools is not None:
            self._tools.set(tool=self._tool_before)

    def _on_tools_changed(self, names: frozenset[str]) -> None:
        if "tool" not in names or self._tools is None:
            return
        active = self._tools.tool == EXTEND
        if not active:
            self._tool_before = self._tools.tool
        if active is not self.active:
            self.active, self.held, self._margins = active, None, Margins()
            self.changed.emit()
