"""The stroke that the pen hasn't ended yet, and the change that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

from desktop.model.document.content import Content
from desktop.model.document.history import Atom, difference, differing
from desktop.model.pixels.layer import Layer
from desktop.model.pixels.smear import Smear
from desktop.model.pixels.stroke import Stroke


@dataclass(frozen=True, eq=False)
class OpenStroke:
    """A stroke or smear under way on the layer of an `id`, and what undo will call it."""

    stroke: Stroke | Smear
    id: str
    layer: Layer
    label: str

    def change(self, content: Content) -> Atom | None:
        """Give what the stroke, which has ended, changed on the way to `content`; None if nothing."""
        if not differing(self.stroke.before, self.layer.freeze()):
            return None
        before = replace(content, tiles={**content.tiles, self.id: self.stroke.before})
        return Atom(self.label, difference(before, content))

    def abandon(self) -> QRect:
        """Put back what there was before the press, and give where."""
        self.stroke.open = False
        return self.layer.restore(self.stroke.before)
