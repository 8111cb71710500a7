"""What the engine does with a selection: removes the object, or draws each part or face again in detail."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QWidget

from desktop.files.actions import Actions
from desktop.model.asking import selected_requests
from desktop.model.asking.people_finder import PeopleFinder
from desktop.model.asking.studio import Studio
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full
from desktop.model.settings.settings import Settings, Workspace
from desktop.views.widgets.commands import command
from desktop.words import tr
from engine.catalog.catalog import Model
from engine.errors import SketchlightError
from engine.openpose import Pose
from engine.phrase import mark
from engine.picture import Picture
from engine.request import Request

NO_FACE = mark("No face was found: select what is to be drawn again.")


class SelectionRequests(Actions):
    """Commands over what is selected; what comes of them is among the results."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._finder = PeopleFinder(studio.mailbox, self)
        self._finder.found.connect(self.detail_faces)
        self._finder.noted.connect(self.noted)
        studio.also_answers(self._finder.takes)

    def add_commands(self, window: QWidget) -> None:
        """Add them to what can be told by key or palette."""
        command(window, "select.remove", mark("Remove object"), tr("Selection"), self.remove, icon_name="eraser")
        label = mark("Detail again, each selected part")
        command(window, "select.detail", label, tr("Selection"), self.detail, icon_name="sparkle")
        faces = mark("Detail again, each face")
        command(window, "select.faces", faces, tr("Selection"), self.find_faces, icon_name="person-standing")

    def remove(self) -> None:
        """Fill what is selected from around it."""
        self._ask(lambda: [selected_requests.removing(*self._all())])

    def detail(self) -> None:
        """Draw each selected part again at its own scale."""
        self._ask(lambda: self._detailed(selected_requests.parts_of_selection(self._studio.document)))

    def find_faces(self) -> None:
        """Look for faces; each is drawn again once they are found."""
        pixels = np.ascontiguousarray(snapshot_full(self._studio.document)[..., :3])
        try:
            self._finder.find(Picture(pixels))
        except SketchlightError as error:
            self._studio.complain(error)

    def detail_faces(self, pose: Pose) -> None:
        """Draw each face of these people again."""
        masks = selected_requests.faces(pose, self._studio.document.size)
        if masks:
            self._ask(lambda: self._detailed(masks))
        else:
            self.noted.emit(tr(NO_FACE))

    def _detailed(self, masks: list[np.ndarray]) -> list[Request]:
        settings, document, model = self._all()
        return selected_requests.detailing(settings, document, model, masks)

    def _all(self) -> tuple[Settings, Document, Model]:
        studio = self._studio
        return studio.settings.value, studio.document, studio.model.get()

    def _ask(self, make: Callable[[], list[Request]]) -> None:
        self._studio.lifting.lift()
        try:
            requests = make()
        except SketchlightError as error:
            self._studio.complain(error)
            return
        if self._studio.settings.value.workspace is Workspace.LIVE:
            self._studio.settings.set(workspace=Workspace.GENERATE)
        for request in requests:
            self._studio.enqueue(request)
