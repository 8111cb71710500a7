"""A moment of a recording: what was drawn, and beside it the picture that the model made."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.look.theme import colour, tokens, ui_font
from desktop.words import tr
from engine.phrase import mark

GAP, MARGIN = 12, 8
NOTHING = mark("Nothing is recorded of this drawing yet. What you draw and make from now on can be gone through here.")
OFF = mark("The session isn't recorded. Switch it on, and what you draw and make can be gone through here.")


class PairView(QWidget):
    """Both as large as there is room, at the same height; one alone while there is no other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: QImage | None = None
        self.result: QImage | None = None
        self.told = tr(NOTHING)
        """What is said where there is nothing to see."""
        self.setMinimumSize(200, 60)
        self.setAccessibleName(tr("Drawing and result at this moment"))

    def set_pictures(self, drawing: QImage | None, result: QImage | None) -> None:
        """Show these; None: there is none."""
        self.drawing, self.result = drawing, result
        self.update()

    def set_told(self, told: str) -> None:
        """Say this where there is nothing to see."""
        self.told = tr(told)
        self.update()

    def places(self) -> list[tuple[QImage, QRectF]]:
        """Give each picture and where it is painted."""
        images = [image for image in (self.drawing, self.result) if image is not None]
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if not images or room.isEmpty():
            return []
        widest = (room.width() - GAP * (len(images) - 1)) / len(images)
        sizes = [
            QSizeF(image.size()).scaled(QSizeF(widest, room.height()), Qt.AspectRatioMode.KeepAspectRatio)
            for image in images
        ]
        left = room.center().x() - (sum(size.width() for size in sizes) + GAP * (len(images) - 1)) / 2
        found = []
        for image, size in zip(images, sizes, strict=True):
            found.append((image, QRectF(left, room.center().y() - size.height() / 2, size.width(), size.height())))
            left += size.width() + GAP
        return found

    def sizeHint(self) -> QSize:
        return QSize(480, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(tokens().canvas))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        places = self.places()
        for image, place in places:
            painter.drawImage(place, image)
        if not places:
            painter.setFont(ui_font(13))
            painter.setPen(colour(tokens().hint))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 0, -24, 0), int(flags), self.told)
