"""Paints a suggestion in the list under the caret: the word, and small at the right where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.look.theme import colour, tokens, ui_font

Index = QModelIndex | QPersistentModelIndex
SOURCE = int(Qt.ItemDataRole.UserRole)
"""The role under which an item holds where its word comes from, in words."""
HEIGHT, PAD = 28, 8


class SuggestionDelegate(QStyledItemDelegate):
    """A line a suggestion."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = tokens()
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(t.accent_soft if chosen else t.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
        room = rect.adjusted(PAD, 0, -PAD, 0)
        source = str(index.data(SOURCE))
        painter.setFont(ui_font(11))
        painter.setPen(colour(t.secondary))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, source)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(source) - PAD)
        painter.setFont(ui_font(13))
        painter.setPen(colour(t.text))
        text = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
