"""One result in the strip."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens
from desktop.views.widgets.thumbnail import covering
from desktop.words import tr

PICTURE, GAP = 80, 4
SIDE = PICTURE + 2 * GAP


class ResultTile(QAbstractButton):
    """A square picture, ringed with the accent while it is selected."""

    dragged = Signal()
    """It is pulled out of the row."""

    def __init__(self, image: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._pixmap: QPixmap | None = None
        self._pressed = QPoint()
        self.setCheckable(True)
        self.setAccessibleName(tr(name))
        self.setToolTip(tr(name))
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the picture along, dragged far enough: into another program, or onto a card."""
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if event.buttons() & Qt.MouseButton.LeftButton and far:
            self.setDown(False)
            self.dragged.emit()
        else:
            super().mouseMoveEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            self._pixmap = covering(self._image, PICTURE, ratio)
        body = QRectF(GAP, GAP, PICTURE, PICTURE)
        shape = QPainterPath()
        shape.addRoundedRect(body, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(body.topLeft(), self._pixmap)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(colour(t.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        elif has_ring(self) or self.underMouse():
            painter.setPen(QPen(colour(t.accent if has_ring(self) else t.faint), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8.5, 8.5)
