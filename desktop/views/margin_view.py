"""A picture with its border to be dragged outwards; what is new is hatched."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.views.theme import colour, tokens
from engine.request import MARGIN, Outpaint

SIDES = ("left", "top", "right", "bottom")
STEP = 8
"""Dragging goes by so many pixels of the picture."""
HEADROOM = 0.35
"""How much of the picture's longer side is left round it to drag into."""
GRIP, REACH = 8.0, 14.0
"""Screen pixels: half a handle's length, and how far from one it is taken hold of."""
CURSORS = {
    "left": Qt.CursorShape.SizeHorCursor,
    "right": Qt.CursorShape.SizeHorCursor,
    "top": Qt.CursorShape.SizeVerCursor,
    "bottom": Qt.CursorShape.SizeVerCursor,
}


class MarginView(QWidget):
    """Shows `image` as the picture of `size` (width, height) that is carried on. By keyboard: the fields beside it."""

    dragged = Signal(str, int)
    """A side, and how many pixels it goes beyond the picture now."""

    def __init__(self, image: QImage, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._size = image, size
        self._margins = dict.fromkeys(SIDES, 0)
        self._held = ""
        self._frame = self._fitting()
        self.setMouseTracking(True)
        self.setMinimumSize(420, 300)
        self.setAccessibleName("Picture with its new border")
        self.setToolTip("Drag a side outwards")

    def set_margins(self, margins: dict[str, int]) -> None:
        if margins != self._margins:
            self._margins = dict(margins)
            if not self._held:
                self._frame = self._fitting()
            self.update()

    def handle(self, side: str) -> QPointF:
        """Where a side is taken hold of, in the widget's pixels."""
        outer = self._outer()
        middle = outer.center()
        return {
            "left": QPointF(outer.left(), middle.y()),
            "top": QPointF(middle.x(), outer.top()),
            "right": QPointF(outer.right(), middle.y()),
            "bottom": QPointF(middle.x(), outer.bottom()),
        }[side]

    def _fitting(self) -> QRectF:
        """What is in view, in the picture's pixels: all of it, its margins, and room to drag into."""
        room = HEADROOM * max(self._size)
        margins = self._margins
        return QRectF(
            -margins["left"] - room,
            -margins["top"] - room,
            self._size[0] + margins["left"] + margins["right"] + 2 * room,
            self._size[1] + margins["top"] + margins["bottom"] + 2 * room,
        )

    @property
    def _scale(self) -> float:
        return min(self.width() / self._frame.width(), self.height() / self._frame.height())

    def _shown(self, rect: QRectF) -> QRectF:
        """A rectangle of the picture's pixels in the widget's."""
        scale, middle = self._scale, QRectF(self.rect()).center()
        corner = middle + (rect.topLeft() - self._frame.center()) * scale
        return QRectF(corner.x(), corner.y(), rect.width() * scale, rect.height() * scale)

    def _inner(self) -> QRectF:
        return self._shown(QRectF(0, 0, *self._size))

    def _outer(self) -> QRectF:
        left, top, right, bottom = (self._margins[side] for side in SIDES)
        width, height = self._size
        return self._shown(QRectF(-left, -top, width + left + right, height + top + bottom))

    def _side_at(self, at: QPointF) -> str:
        near = {side: (self.handle(side) - at).manhattanLength() for side in SIDES}
        side = min(near, key=lambda each: near[each])
        return side if near[side] <= REACH else ""

    def _drag(self, at: QPointF) -> None:
        inner, scale = self._inner(), self._scale
        beyond = {
            "left": inner.left() - at.x(),
            "top": inner.top() - at.y(),
            "right": at.x() - inner.right(),
            "bottom": at.y() - inner.bottom(),
        }[self._held]
        pixels = min(max(round(beyond / scale / STEP) * STEP, 0), MARGIN[-1])
        if pixels != self._margins[self._held]:
            self._margins[self._held] = pixels
            self.update()
            self.dragged.emit(self._held, pixels)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(520, 360)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = self._side_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._drag(event.position())
            return
        side = self._side_at(event.position())
        self.setCursor(CURSORS[side] if side else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""
        self._frame = self._fitting()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(t.canvas))
        inner, outer = self._inner(), self._outer()
        painter.fillRect(outer, colour(t.accent, 0.10))
        painter.fillRect(outer, QBrush(colour(t.accent, 0.55), Qt.BrushStyle.BDiagPattern))
        painter.fillRect(inner, QColor(t.window))
        painter.drawImage(inner, self._image)
        painter.setPen(QPen(QColor(t.accent), 1.5))
        painter.drawRect(outer)
        for side in SIDES:
            at = self.handle(side)
            upright = side in ("left", "right")
            size = (5.0, GRIP * 2) if upright else (GRIP * 2, 5.0)
            grip = QRectF(at.x() - size[0] / 2, at.y() - size[1] / 2, *size)
            painter.setBrush(QColor(t.accent))
            painter.setPen(QPen(QColor(t.canvas), 1))
            painter.drawRoundedRect(grip, 2.5, 2.5)


def as_outpaint(margins: dict[str, int]) -> Outpaint | None:
    """None while no side goes beyond the picture."""
    return Outpaint(**margins) if any(margins.values()) else None
