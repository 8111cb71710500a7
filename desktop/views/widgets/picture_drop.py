"""A thumbnail that takes a picture file dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.look.theme import colour, tokens
from desktop.views.widgets.thumbnail import Thumbnail


class PictureDrop(Thumbnail):
    """Shows by a ring that it will take what is held over it."""

    dropped = Signal(str)
    """The path of a local file."""

    def __init__(self, side: int, name: str, *, empty_icon: str = "image", parent: QWidget | None = None) -> None:
        super().__init__(side, name, empty_icon=empty_icon, parent=parent)
        self._holding = False
        self.setAcceptDrops(True)

    def _hold(self, holding: bool) -> None:
        self._holding = holding
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_file(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hold(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hold(False)
        path = local_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._holding:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def local_file(data: QMimeData) -> str:
    """Give the first local file of what is dragged; "" if there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
