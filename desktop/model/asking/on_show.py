"""Which picture a person sees: a preview, the live picture or its refinement, a result, or the drawing itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal

from desktop.model.asking.candidates import Candidate, Candidates
from desktop.model.asking.geometry import qrect
from desktop.model.asking.places import around, place_of
from desktop.model.asking.refiner import Refiner
from desktop.model.asking.repeating import repeated
from desktop.model.document.document import Document
from desktop.model.settings.settings import SettingsModel, Workspace
from engine.events import Finished, Preview
from engine.request import Lane, Request
from engine.wishes.draft import exact, is_draft

LIVE_PICTURE = 0
"""The id of the live picture, which is not among the candidates."""


class OnShow(QObject):
    """Chooses the picture on show. Arrays are read-only uint8."""

    picture_changed = Signal(object, object)
    """(H, W, 3 | 4) array or None, and the QRect of the document that it shows (None: all of it)."""
    step_changed = Signal(int, int)
    """(step, of): the preview on show; (0, 0) when none is."""
    takeable_changed = Signal()
    """`can_take` may be something else."""

    def __init__(
        self,
        settings: SettingsModel,
        document: Document,
        candidates: Candidates,
        refiner: Refiner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._document = settings, document
        self._candidates, self._refiner = candidates, refiner
        self.live: Finished | None = None
        """The last live picture."""
        self.taken: Candidate | None = None
        """What was taken in Sketch live, as long as nothing changed since."""
        self._taken_at: int | None = None
        """The document's revision then; None while it is being taken."""
        self.repeating = True
        """Whether seamless results are seen two by two."""
        refiner.changed.connect(self._show_refined)
        candidates.selected_changed.connect(self.show)
        document.history_changed.connect(self._let_go)

    @property
    def live_or_refined(self) -> Finished | None:
        """The live picture, refined if it was."""
        return self._refiner.result or self.live

    def picture(self) -> Candidate | None:
        """Give what saving saves: the live picture or the selected result; None for the drawing itself."""
        chosen = self._candidates.selected
        if chosen is not None or not self._is_live:
            return chosen
        if self.taken is not None:
            return self.taken
        live = self.live_or_refined
        return None if live is None else Candidate(LIVE_PICTURE, live.images[0], live.request, live.environment)

    @property
    def can_take(self) -> bool:
        """Whether there is a picture on show that isn't in the drawing already."""
        if self._candidates.selected is not None:
            return True
        return self._is_live and self.taken is None and self.live is not None

    @contextmanager
    def keep_taken(self, chosen: Candidate | None) -> Iterator[None]:
        """Take a picture into the drawing within the block; it stays on show until something else changes."""
        self.taken, self._taken_at = chosen, None
        yield
        self._taken_at = self._document.revision

    def show(self) -> None:
        """Show the picture, with no preview over it any more."""
        self.step_changed.emit(0, 0)
        chosen = self.picture()
        if chosen is None:
            self.picture_changed.emit(None, None)
        elif chosen is self.taken or chosen.id == LIVE_PICTURE:
            self.picture_changed.emit(self._seen(chosen.image, chosen.request), None)
        else:
            place = place_of(chosen.request, chosen.image.shape, self._whole(), table=chosen.is_table)
            self.picture_changed.emit(self._seen(chosen.image, chosen.request), place)

    def show_preview(self, preview: Preview) -> None:
        """Show what a step came to, unless it is a live one while a person looks at an earlier picture."""
        if preview.key.lane is Lane.LIVE and self._candidates.selected is not None:
            return
        self.step_changed.emit(preview.step, preview.total)
        picture, frame = preview.images[0], qrect(preview.frame)
        if frame is None and preview.key.lane is Lane.EXPLICIT:
            frame = around(picture.shape, self._whole())
        self.picture_changed.emit(picture, frame)

    def show_live(self, finished: Finished) -> None:
        """Take a new live picture, and show it unless a person looks at an earlier one."""
        self.live, self.taken = finished, None
        if self._candidates.selected is None:
            self.picture_changed.emit(self._seen(finished.images[0], finished.request), None)

    def complete(self, finished: Finished) -> None:
        """Put the exact picture in the place of the draft that it was drawn for, unless there is a newer one."""
        if self.live is not None and self.is_live(finished.request) and is_draft(self.live.request):
            self.live = finished
            if self._is_live and self._candidates.selected is None and self.taken is None:
                self.show()

    def is_live(self, request: Request) -> bool:
        """Tell whether the live picture is this request's, as a draft or exactly."""
        return self.live is not None and exact(self.live.request) == exact(request)

    @property
    def draft(self) -> Request | None:
        """The request of the picture on show if that is a draft, which has to be drawn exactly before it is an end."""
        chosen = self.picture()
        return chosen.request if chosen is not None and chosen.id == LIVE_PICTURE and is_draft(chosen.request) else None

    def go_back_to_live(self) -> None:
        """Show the live picture again in place of what was taken."""
        self.taken = None
        self.show()

    def clear(self) -> None:
        """Forget the live picture and what was taken, and show none."""
        self.live = self.taken = None
        self.picture_changed.emit(None, None)

    def set_repeating(self, repeating: bool) -> None:
        """See seamless results two by two, or as they are."""
        self.repeating = repeating
        self.show()

    @property
    def _is_live(self) -> bool:
        return self._settings.value.workspace is Workspace.LIVE

    def _seen(self, picture: np.ndarray, request: Request) -> np.ndarray:
        return repeated(picture, request) if self.repeating else picture

    def _show_refined(self, image: object) -> None:
        if not self._is_live or self._candidates.selected is not None:
            return
        if image is None:
            self.show()
        else:
            self.picture_changed.emit(image, None)

    def _let_go(self) -> None:
        """Of a taken picture that was taken back, with live paused perhaps: it can be taken again."""
        if self.taken is not None and self._taken_at not in (None, self._document.revision):
            self.taken = None
            self.takeable_changed.emit()

    def _whole(self) -> QRect:
        return QRect(0, 0, *self._document.size)
