"""Masks the hole that another program cut into a picture, and offers it when such a picture is opened."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.model.asking.studio import Studio
from desktop.model.settings.settings import Workspace
from desktop.model.stage.holes import mask_hole
from desktop.views.widgets.message_bar import MessageBar
from desktop.words import tr


class HoleMasking(QObject):
    """Masks what is transparent inside what is painted; what it did is told in the message bar."""

    def __init__(self, studio: Studio, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio, self._messages = studio, messages

    def mask(self) -> None:
        """Mask the hole, or say that there is none."""
        self._studio.lifting.lift()
        if not mask_hole(self._studio.document):
            self._messages.show_note(tr("There is no hole: nothing is transparent inside what is painted."))

    def offer(self, told: str) -> None:
        """Offer to mask the hole of the picture that was opened, after what else was `told` of it."""
        document = self._studio.document.id

        def use() -> None:
            if self._studio.document.id == document:
                self._studio.settings.set(workspace=Workspace.INPAINT)
                self.mask()

        self._messages.offer(tr("{told} The picture has a hole.", told=told).strip(), tr("Mask the hole"), use)
