"""Where results lie: over the document, beyond it, or round it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QSize, Qt

from engine.request import Mode, Request

ALIKE = 0.02
"""How much proportions may differ and still count as the document's: generation sizes are rounded."""


def place_of(request: Request, shape: tuple[int, ...], document: QRect, *, table: bool = False) -> QRect | None:
    """Tell where a result (H, W, …) is shown; None for all of the document.

    An outpainted one reaches beyond it. One of other proportions, as a sheet's `table` is, lies round it, so that
    nothing of the drawing looks out.
    """
    if not table and grows(request, document):
        return None if request.outpaint is None else _beyond(request)
    return None if not table and request.mask is not None else around(shape, document)


def around(shape: tuple[int, ...], area: QRect) -> QRect | None:
    """Give the smallest rectangle about `area` in the proportions of (H, W, …); None where that is `area` itself."""
    if abs(math.log(shape[1] * area.height() / (shape[0] * area.width()))) < ALIKE:
        return None
    size = QSize(shape[1], shape[0]).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    covering = QRect(QPoint(0, 0), size)
    covering.moveCenter(area.center())
    return covering


def grows(request: Request, document: QRect) -> bool:
    """Tell whether taking its result makes this document larger: it was made of a document of this size."""
    made_larger = request.mode in (Mode.OUTPAINT, Mode.ENLARGE)
    return made_larger and request.source is not None and request.source.size == (document.width(), document.height())


def old_in_new(request: Request) -> QRect:
    """Tell where the document that was made larger lies in the result."""
    assert request.source is not None
    if request.outpaint is not None:
        return QRect(request.outpaint.left, request.outpaint.top, *request.source.size)
    return QRect(0, 0, *request.result_size)


def _beyond(request: Request) -> QRect:
    assert request.outpaint is not None
    return QRect(-request.outpaint.left, -request.outpaint.top, *request.result_size)
