"""Every command by its name: typed, found, done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.views.dialogs.command_delegate import COMMAND, CommandDelegate
from desktop.views.look.icons import icon
from desktop.views.widgets.commands import group_of, keys_in_words
from desktop.views.widgets.keys import key_pressed
from desktop.words import tr

WIDTH, HEIGHT = 560, 420
KEPT = 8
"""How many of those done last stand first."""


class CommandPalette(QDialog):
    """Lies over the middle of its window. Up and down choose, Return does it, Esc leaves everything as it is."""

    def __init__(self, commands: Sequence[QAction], recent: list[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._recent = recent
        places = {name: place for place, name in enumerate(recent)}
        self._commands = sorted(commands, key=lambda each: places.get(each.objectName(), len(places)))
        self.setAccessibleName(tr("Commands"))
        self.setWindowTitle(tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "palette")
        self.resize(min(WIDTH, parent.width() - 40), min(HEIGHT, parent.height() - 120))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("What do you want to do?"))
        self.search.setAccessibleName(tr("Search commands"))
        self.search.addAction(icon("search", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setProperty("look", "list")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Commands that fit"))
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._do)
        self._show("")
        middle = parent.mapToGlobal(QPoint(parent.width() // 2, 0))
        self.move(middle.x() - self.width() // 2, middle.y() + 72)

    def _show(self, words: str) -> None:
        self.list.clear()
        for action in self._commands:
            if fits(action, words):
                item = QListWidgetItem(action.text())
                item.setData(COMMAND, action)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{action.text()}, {keys_in_words(action)}")
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _do(self, item: QListWidgetItem | None) -> None:
        action: QAction | None = item.data(COMMAND) if item is not None else None
        if action is None or not action.isEnabled():
            return
        name = action.objectName()
        self._recent[:] = [name, *(each for each in self._recent if each != name)][:KEPT]
        self.close()
        action.trigger()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send keys of the list to it from the search line, which keeps the focus."""
        if watched is self.search and key_pressed(event):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            if event.key() in by:
                row = self.list.currentRow() + by[Qt.Key(event.key())]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)


def fits(action: QAction, words: str) -> bool:
    """Tell whether all words stand in a command's name, group or keys."""
    text = f"{action.text()} {group_of(action)} {keys_in_words(action)}".casefold()
    return all(word in text for word in words.casefold().split())
