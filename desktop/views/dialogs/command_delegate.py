"""Paints a command in a list: its icon, name and group at the left, its keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.look.theme import colour, mono_font, tokens, ui_font
from desktop.views.widgets.commands import group_of, keys_in_words

Index = QModelIndex | QPersistentModelIndex
COMMAND = int(Qt.ItemDataRole.UserRole)
"""The role under which an item holds its command."""
HEIGHT, PAD, ICON = 34, 10, 16


class CommandDelegate(QStyledItemDelegate):
    """A line a command."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        action: QAction = index.data(COMMAND)
        t = tokens()
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(t.accent_soft if chosen else t.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, -1, -1), 6, 6)
        mode = QIcon.Mode.Normal if action.isEnabled() else QIcon.Mode.Disabled
        action.icon().paint(painter, QRect(rect.x() + PAD, rect.center().y() - ICON // 2, ICON, ICON), mode=mode)
        keys, middle = keys_in_words(action), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(mono_font(11))
        width = painter.fontMetrics().horizontalAdvance(keys)
        painter.setPen(colour(t.secondary))
        painter.drawText(
            rect.adjusted(0, 0, -PAD, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys
        )
        room = rect.adjusted(2 * PAD + ICON, 0, -2 * PAD - width, 0)
        painter.setFont(ui_font(13))
        painter.setPen(colour(t.text if action.isEnabled() else t.faint))
        name = painter.fontMetrics().elidedText(action.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + PAD)
        painter.setFont(ui_font(11))
        painter.setPen(colour(t.secondary))
        group = painter.fontMetrics().elidedText(group_of(action), Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, group)
        painter.restore()
