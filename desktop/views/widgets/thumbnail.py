"""A small picture with round corners."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import colour, tokens
from desktop.views.look.tokens import CHECKER, WHITE
from desktop.words import tr

SQUARE = 6
"""Pixels of a square of what is transparent."""


def covering(image: QImage, side: int, ratio: float) -> QPixmap:
    """Give the middle square of the picture, `side` logical pixels wide at `ratio` device pixels each."""
    device = max(1, round(side * ratio))
    scaled = image.scaled(
        device, device, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    cut = QRect((scaled.width() - device) // 2, (scaled.height() - device) // 2, device, device)
    pixmap = QPixmap(cut.size())
    painter = QPainter(pixmap)
    if scaled.hasAlphaChannel():
        paint_checker(painter, cut.size(), round(SQUARE * ratio))
    painter.drawImage(QPoint(0, 0), scaled, cut)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_checker(painter: QPainter, size: QSize, side: int) -> None:
    """Paint what is seen where a picture is transparent: squares of `side`, in both schemes alike, as pictures are."""
    painter.fillRect(0, 0, size.width(), size.height(), QColor(WHITE))
    for row in range(0, size.height(), side):
        for column in range((row // side) % 2 * side, size.width(), 2 * side):
            painter.fillRect(column, row, side, side, QColor(CHECKER))


class Thumbnail(QWidget):
    """A fixed square; an icon stands in until there is a picture."""

    def __init__(self, side: int, name: str, *, empty_icon: str = "image", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._empty_icon = side, empty_icon
        self._image: QImage | None = None
        self._pixmap: QPixmap | None = None
        self.setFixedSize(side, side)
        self.setAccessibleName(tr(name))

    def set_image(self, image: QImage | None) -> None:
        self._image = image if image is not None and not image.isNull() else None
        self._pixmap = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillPath(shape, colour(tokens().canvas))
        if self._image is None:
            middle = self.rect().center()
            paint_icon(painter, self._empty_icon, QRect(middle.x() - 8, middle.y() - 8, 18, 18), tokens().faint)
            return
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            self._pixmap = covering(self._image, self._side, ratio)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._pixmap)
