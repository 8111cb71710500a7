"""Two pictures one over the other: parted by a line to drag, or one after the other in the same place."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.look.focus_ring import has_ring
from desktop.views.look.theme import colour, tokens, ui_font
from desktop.words import tr

FLICKER = 600
"""Milliseconds that each is seen."""
NUDGE = 0.02
MARGIN, BADGE = 12, 24


class CompareMode(StrEnum):
    """How two pictures are seen together."""

    SLIDER = "slider"
    FLICKER = "flicker"
    SIDE = "side"


class CompareView(QWidget):
    """One picture or two, as large as there is room. Arrow keys move the line; Space shows the other one."""

    def __init__(self, pictures: list[tuple[QImage, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = pictures
        self.mode = CompareMode.SLIDER if len(pictures) > 1 else CompareMode.FLICKER
        self.split = 0.5
        self.front = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(tr("Pictures to compare") if len(pictures) > 1 else tr("Picture"))
        self._timer = QTimer(self, interval=FLICKER)
        self._timer.timeout.connect(self.turn)

    def set_mode(self, mode: CompareMode) -> None:
        """See them in another way."""
        self.mode = mode
        self.front = 0
        if mode is CompareMode.FLICKER and len(self.pictures) > 1:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def set_still(self) -> None:
        """Show one at a time, which `show_only` names."""
        self.mode = CompareMode.FLICKER
        self._timer.stop()

    def show_only(self, number: int) -> None:
        """Bring this one to the front."""
        self.front = number
        self.update()

    def turn(self) -> None:
        """Bring the other one to the front."""
        self.front = (self.front + 1) % len(self.pictures)
        self.update()

    def places(self) -> list[QRectF]:
        """Tell where each picture is: beside one another, or all in the place of the first."""
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self.mode is CompareMode.SIDE and len(self.pictures) > 1:
            half = (room.width() - MARGIN) / 2
            lefts = (room.x(), room.x() + half + MARGIN)
            halves = [QRectF(left, room.y(), half, room.height()) for left in lefts]
            return [_fitted(image.size(), each) for (image, _), each in zip(self.pictures, halves, strict=True)]
        return [_fitted(self.pictures[0][0].size(), room)] * len(self.pictures)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(tokens().canvas))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        if self.mode is CompareMode.SIDE:
            for number, place in enumerate(places):
                self._paint(painter, number, place, right=False)
        elif self.mode is CompareMode.FLICKER:
            self._paint(painter, self.front, places[0], right=False)
        else:
            self._paint_split(painter, places[0])
        if has_ring(self):
            painter.setPen(QPen(colour(tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_split(self, painter: QPainter, place: QRectF) -> None:
        x = place.x() + place.width() * self.split
        for number, side in enumerate((QRectF(place.topLeft(), QPointF(x, place.bottom())), _right_of(x, place))):
            painter.save()
            painter.setClipRect(side)
            self._paint(painter, number, place, right=number == 1)
            painter.restore()
        painter.setPen(QPen(colour(tokens().badge, 0.7), 4))
        painter.drawLine(QPointF(x, place.y()), QPointF(x, place.bottom()))
        painter.setPen(QPen(colour(tokens().on_badge), 1.5))
        painter.drawLine(QPointF(x, place.y()), QPointF(x, place.bottom()))
        painter.setBrush(colour(tokens().on_badge))
        painter.setPen(QPen(colour(tokens().badge, 0.7), 2))
        painter.drawEllipse(QPointF(x, place.center().y()), 8, 8)

    def _paint(self, painter: QPainter, number: int, place: QRectF, *, right: bool) -> None:
        image, title = self.pictures[number]
        painter.drawImage(place, image)
        if not title:
            return
        painter.setFont(ui_font(12))
        width = min(painter.fontMetrics().horizontalAdvance(title) + 18.0, place.width() - 16)
        left = place.right() - width - 8 if right else place.x() + 8
        badge = QRectF(left, place.y() + 8, width, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().badge, 0.82))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(colour(tokens().on_badge))
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(width - 16))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, shown)

    def _slide(self, split: float) -> None:
        self.split = min(max(split, 0.0), 1.0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.places()[0]
        if self.mode is CompareMode.SLIDER and event.buttons() & Qt.MouseButton.LeftButton:
            self._slide((event.position().x() - place.x()) / max(place.width(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.mode is CompareMode.SLIDER:
            self._slide(self.split + (NUDGE if event.key() == Qt.Key.Key_Right else -NUDGE))
        elif event.key() == Qt.Key.Key_Space and self.mode is CompareMode.FLICKER:
            self._timer.stop()
            self.turn()
        else:
            super().keyPressEvent(event)


def _fitted(size: QSize, room: QRectF) -> QRectF:
    """Give a picture's place in the middle of the room, whole."""
    scale = min(room.width() / max(size.width(), 1), room.height() / max(size.height(), 1))
    place = QRectF(0, 0, size.width() * scale, size.height() * scale)
    place.moveCenter(room.center())
    return place


def _right_of(x: float, place: QRectF) -> QRectF:
    return QRectF(QPointF(x, place.y()), place.bottomRight())
