"""Painting on a document: a block that is one undo item when it ends, and nothing if an exception leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop.model.document.content import NodeKind
from desktop.model.document.document import Document
from desktop.model.document.open_stroke import OpenStroke
from desktop.model.pixels.brush import Brush
from desktop.model.pixels.smear import Smear
from desktop.model.pixels.stroke import PLAIN, Mirror, Stroke
from desktop.words import tr


@contextmanager
def begin_stroke(
    document: Document, id: str, brush: Brush, label: str = "", mirrors: Sequence[Mirror] = (PLAIN,)
) -> Iterator[Stroke]:
    """Paint within the block. `id` is a layer's, or that of a control whose map is drawn; the selection bounds it."""
    document.settle()
    node = document.content.node(id)
    kind = tr("Map stroke") if node is None else tr("Mask stroke") if node.kind is NodeKind.MASK else tr("Stroke")
    begun = Stroke(
        document.layer(id),
        brush,
        lambda rect: document.touched(id, rect),
        within=document.selection,
        keep_alpha=node is not None and node.alpha_locked,
        mirrors=mirrors,
    )
    with _under_way(document, begun, id, label or kind):
        yield begun


@contextmanager
def begin_smear(document: Document, id: str, brush: Brush, label: str, *, blurs: bool) -> Iterator[Smear]:
    """Smudge or `blurs` what is there within the block, otherwise as `begin_stroke`."""
    document.settle()
    begun = Smear(
        document.layer(id), brush, lambda rect: document.touched(id, rect), within=document.selection, blurs=blurs
    )
    with _under_way(document, begun, id, label):
        yield begun


@contextmanager
def _under_way(document: Document, stroke: Stroke | Smear, id: str, label: str) -> Iterator[None]:
    """Settle a stroke when the block ends, abandon it if the block is left by an exception."""
    begun = OpenStroke(stroke, id, document.layer(id), label)
    document.begin(begun)
    try:
        yield
    except BaseException:
        document.abandon(begun)
        raise
    document.end(begun)
