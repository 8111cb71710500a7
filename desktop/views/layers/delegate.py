"""Paints a row of the layer list: thumbnail, name, what holds for it, and the eye."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.views.layers.rows import Row
from desktop.views.layers.thumbnails import SIDE, Thumbnails
from desktop.views.look.icons import paint_icon
from desktop.views.look.theme import colour, tokens, ui_font
from desktop.views.look.tokens import LABELS
from desktop.words import tr

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 46
EYE, ICON, PAD, STRIPE = 28, 14, 8, 3
ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which an item holds its Row."""
ACTIVE = ROW + 1
"""The role under which an item holds whether it is the active layer."""


class LayerDelegate(QStyledItemDelegate):
    """A click on the eye or on a group's folder is told; everything else is the list's."""

    eye_clicked = Signal(str)
    folder_clicked = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        t = tokens()
        rect = QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(rect).adjusted(0, 1, -2, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_soft if chosen else t.hover))
            painter.drawRoundedRect(body, 6, 6)
        if index.data(ACTIVE):
            painter.setPen(QPen(QColor(t.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 6, 6)
        if row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LABELS[row.colour % len(LABELS)]))
            painter.drawRoundedRect(QRectF(rect.x() + 2, rect.y() + 6, STRIPE, rect.height() - 12), 1.5, 1.5)
        self._paint_picture(painter, row, rect)
        self._paint_words(painter, row, rect)
        if row.visible is not None:
            ink = t.text if row.visible else t.faint
            paint_icon(painter, "eye" if row.visible else "eye-off", _middle(self.eye_rect(rect), 16), ink)
        painter.restore()

    def eye_rect(self, rect: QRect) -> QRect:
        """Tell where the eye of a row is."""
        return QRect(rect.right() - EYE - 2, rect.y(), EYE, rect.height())

    def picture_rect(self, rect: QRect) -> QRect:
        """Tell where the thumbnail or the folder of a row is."""
        return QRect(rect.x() + PAD, rect.y() + (rect.height() - SIDE) // 2, SIDE, SIDE)

    def _paint_picture(self, painter: QPainter, row: Row, rect: QRect) -> None:
        place = self.picture_rect(rect)
        if row.icon:
            paint_icon(painter, row.icon, _middle(place, 20), tokens().secondary)
            return
        pixmap = self._thumbnails.of(row.id, painter.device().devicePixelRatioF())
        at = QRect(0, 0, round(pixmap.width() / pixmap.devicePixelRatio()), self._thumbnails.size.height())
        at.moveCenter(place.center())
        painter.drawPixmap(at.topLeft(), pixmap)
        painter.setPen(QPen(colour(tokens().text, 0.25), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(at).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_words(self, painter: QPainter, row: Row, rect: QRect) -> None:
        t = tokens()
        left = self.picture_rect(rect).right() + PAD
        right = self.eye_rect(rect).left() - 2
        for name in row.marks:
            right -= ICON + 3
            ink = t.accent_text if name == "sparkles" else t.secondary
            paint_icon(painter, name, QRect(right, rect.center().y() - ICON // 2, ICON, ICON), ink)
        room = QRect(left, rect.y(), max(0, right - left - 4), rect.height())
        painter.setFont(ui_font(13))
        painter.setPen(QColor(t.secondary if row.visible is False else t.text))
        name_room = room.adjusted(0, 6, 0, -room.height() // 2 + 2) if row.note else room
        elided = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(name_room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        if row.note:
            painter.setFont(ui_font(11))
            painter.setPen(QColor(t.secondary))
            elided = painter.fontMetrics().elidedText(row.note, Qt.TextElideMode.ElideRight, room.width())
            under = room.adjusted(0, room.height() // 2, 0, -5)
            painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        row: Row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            on_eye = row.visible is not None and self.eye_rect(rect).contains(at)
            on_folder = row.group and self.picture_rect(rect).contains(at)
            if on_eye or on_folder:
                if event.type() == QEvent.Type.MouseButtonPress:
                    (self.eye_clicked if on_eye else self.folder_clicked).emit(row.id)
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "rename")
        editor.setAccessibleName(tr("Name of the layer"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        left = self.picture_rect(rect).right() + 2
        editor.setGeometry(left, rect.center().y() - 12, self.eye_rect(rect).left() - left, 26)


def _middle(rect: QRect, side: int) -> QRect:
    return QRect(rect.center().x() - side // 2 + 1, rect.center().y() - side // 2 + 1, side, side)
