"""The mask of a picture's hole: what is transparent inside what is painted."""

from __future__ import annotations

from desktop.model.document.changes import set_mask
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full
from engine.pictures.files import hole_of


def mask_hole(document: Document) -> bool:
    """Make the hole in what is seen of the layers the mask, as one undo item; False if there is none."""
    hole = hole_of(snapshot_full(document))
    if hole is not None:
        set_mask(document, hole)
    return hole is not None
