"""Paints one picture of the history: its thumbnail, star, and how many were made with it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QImageReader, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.model.history.listing import ENTRY
from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import colour, mono_font, tokens
from engine.history.entries import HistoryEntry

Index = QModelIndex | QPersistentModelIndex
PICTURE, GAP, RADIUS = 104, 5, 6
SIDE = PICTURE + 2 * GAP
BADGE = 18


class TileDelegate(QStyledItemDelegate):
    """Square tiles; `gathered` says whether a tile stands for all of its run."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.gathered = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SIDE, SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: HistoryEntry = index.data(ENTRY)
        image: QImage | None = index.data(Qt.ItemDataRole.DecorationRole)
        t = tokens()
        state = option.state
        body = QRectF(option.rect).adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if image is None or image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(t.canvas))
            painter.drawRoundedRect(body, RADIUS, RADIUS)
            if image is not None:
                middle = QRectF(body.center().x() - 10, body.center().y() - 10, 20, 20)
                paint_icon(painter, "image-off", middle, t.secondary)
        else:
            painter.drawImage(body.topLeft(), image)
        if entry.favourite:
            _badge(painter, QRectF(body.right() - BADGE - 4, body.y() + 4, BADGE, BADGE))
            paint_icon(painter, "star", QRectF(body.right() - BADGE - 1, body.y() + 7, 12, 12), t.accent)
        if entry.among > 1:
            self._paint_run(painter, entry, body)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colour(t.accent), 2))
            painter.drawRoundedRect(body.adjusted(-3, -3, 3, 3), 9, 9)
        elif state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            focused = state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(colour(t.accent if focused else t.faint), 1.5))
            painter.drawRoundedRect(body.adjusted(-2.5, -2.5, 2.5, 2.5), 8.5, 8.5)
        painter.restore()

    def _paint_run(self, painter: QPainter, entry: HistoryEntry, body: QRectF) -> None:
        """Paint how many there are behind this one, or which of them it is."""
        text = f"{entry.among}" if self.gathered else f"{entry.place + 1}/{entry.among}"
        painter.setFont(mono_font(11, QFont.Weight.DemiBold))
        width = max(BADGE, painter.fontMetrics().horizontalAdvance(text) + 10)
        place = QRectF(body.x() + 4, body.bottom() - BADGE - 4, width, BADGE)
        _badge(painter, place)
        painter.setPen(colour(tokens().on_badge))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def tile(jpeg: bytes, ratio: float) -> QImage:
    """Cut the middle square of a thumbnail with round corners, ready to be painted; works on any thread."""
    side = round(PICTURE * ratio)
    buffer = QBuffer()
    buffer.setData(jpeg)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return QImage()
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)))
    painter.drawRoundedRect(QRectF(made.rect()), RADIUS * ratio, RADIUS * ratio)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _badge(painter: QPainter, place: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().badge, 0.82))
    painter.drawRoundedRect(place, 5, 5)
