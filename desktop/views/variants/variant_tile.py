"""One picture among others, as large as there is room, with a star."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import colour, tokens
from desktop.words import tr

STAR, GAP = 28, 8


class VariantTile(QAbstractButton):
    """Chosen by a click, starred by its corner, a double click or S."""

    starred = Signal()

    def __init__(self, image: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image, self.favourite = image, False
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(tr("{name}: a click chooses it, S or a double click stars it", name=name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)

    def star(self) -> None:
        """Make a favourite of it, or none."""
        self.favourite = not self.favourite
        self.setAccessibleDescription(tr("starred") if self.favourite else "")
        self.update()
        self.starred.emit()

    def _place(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        size = self.image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        return place

    def _corner(self) -> QRectF:
        place = self._place()
        return QRectF(place.right() - STAR - GAP, place.y() + GAP, STAR, STAR)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        t, place, corner = tokens(), self._place(), self._corner()
        painter.drawImage(place, self.image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(t.badge, 0.82))
        painter.drawRoundedRect(corner, 6, 6)
        paint_icon(painter, "star", corner.adjusted(6, 6, -6, -6), t.accent if self.favourite else t.on_badge)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(t.accent), 3 if self.isChecked() else 1.5))
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._corner().contains(event.position()):
            self.star()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.star()

    def event(self, event: QEvent) -> bool:
        """Keep S from being a tool's while a tile has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_S
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S:
            self.star()
        else:
            super().keyPressEvent(event)
