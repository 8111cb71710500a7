"""A result for other programs, pulled out of the strip or copied: as a picture, and as a file with its recipe."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.model.asking.candidates import Candidate
from desktop.model.asking.studio import Studio
from desktop.model.keeping.picture_io import save_picture
from desktop.model.pixels import conversions
from engine.errors import SketchlightError

SHOWN = 96


class DragOut(QObject):
    """The files lie in a folder of their own until the program ends."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._window = studio, window
        self.recipes = "all"
        """What is told of how a picture was made: the preference."""
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def drag(self, id: int) -> None:
        """Let the result be dropped somewhere."""
        data = self.data(id)
        if data is None:
            return
        drag = QDrag(self._window)
        drag.setMimeData(data)
        drag.setPixmap(QPixmap.fromImage(data.imageData()).scaledToHeight(SHOWN))
        drag.exec()

    def data(self, id: int) -> QMimeData | None:
        """Give the result as other programs take it, without a file where none can be written; None: there is none."""
        chosen = next((each for each in self._studio.candidates if each.id == id), None)
        return None if chosen is None else self._data(chosen)

    def copy(self) -> bool:
        """Put the result on show on the clipboard, a draft once it is exact; whether there was one."""
        there = self._studio.on_show.picture() is not None
        if there:
            self._studio.finished_first(self._copy)
        return there

    def _copy(self) -> None:
        chosen = self._studio.on_show.picture()
        if chosen is not None:
            QGuiApplication.clipboard().setMimeData(self._data(chosen))

    def _data(self, chosen: Candidate) -> QMimeData:
        data = QMimeData()
        data.setImageData(conversions.to_image(chosen.image))
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sketchlight-")
        path = Path(self._folder.name) / f"result-{chosen.id}.png"
        try:
            save_picture(path, chosen.image, chosen, self.recipes)
        except SketchlightError:
            return data
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return data
