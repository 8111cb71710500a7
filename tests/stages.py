"""What tools work on, made for a test: a `Stage` over a document that fills its pane, and poses drawn on one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPointF, QSizeF

from desktop.model.document.content import Figure
from desktop.model.document.document import Document
from desktop.model.stage.aids import DrawingAids
from desktop.model.stage.extending import Extending
from desktop.model.stage.marking import Marking
from desktop.model.stage.object_finder import ObjectFinder
from desktop.model.stage.posing import Posing
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import Stage
from desktop.model.stage.transforming import Transforming
from desktop.model.stage.viewport import ViewportModel


def stage_over(
    document: Document,
    state: ToolState,
    *,
    posing: Posing | None = None,
    pane: tuple[float, float] | None = None,
    pick: Callable[[QPointF], tuple[int, int, int] | None] = lambda at: None,
) -> Stage:
    """All that a tool may ask for; `pane` is as large as the document where nothing else is said."""
    viewport = ViewportModel(document.size)
    viewport.set_pane(QSizeF(*(pane or document.size)))
    return Stage(
        document,
        state,
        viewport,
        pick,
        posing or Posing(document, state),
        Extending(document),
        Marking(),
        Transforming(document),
        DrawingAids(document),
        ObjectFinder(document),
    )


def wait_for_object(stage: Stage) -> None:
    """Wait until the search for an object that a tool began has ended."""
    loop = QEventLoop()
    stage.objects.searching_changed.connect(lambda searching: None if searching else loop.quit())
    if stage.objects.searching:
        loop.exec()


def set_figure(document: Document, id: str, figure: Figure, label: str = "Pose") -> None:
    """Put a figure in place as one undo item."""
    with document.figure_change(id, label):
        document.put_figure(id, figure)
