"""Suggestions under the caret of a prompt: the arrow keys choose, Tab or Enter takes, Esc goes on without."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextEdit

from desktop.model.settings.completions import Suggestion
from desktop.views.prompt.suggestion_delegate import HEIGHT, SOURCE, SuggestionDelegate
from desktop.words import tr

WIDTH, ROWS = 260, 8
FRAME = 5
"""Pixels of its border and padding, as the style sheet has them."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PromptCompleter(QObject):
    """Asks `suggest` for what stands before the caret whenever somebody typed."""

    def __init__(self, edit: QTextEdit, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__(edit)
        self._edit, self._suggest = edit, suggest
        self._found: list[Suggestion] = []
        self.list = QListWidget(edit.window())
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setProperty("look", "suggestions")
        self.list.setItemDelegate(SuggestionDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.list.hide()
        edit.installEventFilter(self)

    def look(self) -> None:
        """Show what fits to what was typed, or nothing."""
        text = self._before()
        self._found = list(self._suggest(text)) if self._edit.hasFocus() else []
        if not self._found:
            self.list.hide()
            return
        self.list.clear()
        for each in self._found:
            item = QListWidgetItem(each.text)
            item.setData(SOURCE, tr(each.source))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()
        self.list.show()

    def take(self) -> None:
        """Put the chosen one into the prompt."""
        row = self.list.currentRow()
        self.list.hide()
        if not 0 <= row < len(self._found):
            return
        chosen = self._found[row]
        cursor = self._edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, chosen.length)
        cursor.insertText(chosen.text)
        self._edit.setTextCursor(cursor)
        self.list.hide()

    def _before(self) -> str:
        cursor = self._edit.textCursor()
        return "" if cursor.hasSelection() else cursor.block().text()[: cursor.positionInBlock()]

    def _place(self) -> None:
        rows = min(ROWS, self.list.count())
        height = rows * HEIGHT + 2 * FRAME
        at = self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft() + QPoint(0, 4))
        room = self._edit.screen().availableGeometry()
        if at.y() + height > room.bottom():
            at.setY(self._edit.viewport().mapToGlobal(self._edit.cursorRect().topLeft()).y() - height - 4)
        at.setX(max(room.left(), min(at.x(), room.right() - WIDTH)))
        self.list.setGeometry(at.x(), at.y(), WIDTH, height)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys while there is something to choose, and hide when the prompt is left."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.list.hide()
        if not isinstance(event, QKeyEvent):
            return False
        shown = self.list.isVisible()
        if event.type() == QEvent.Type.ShortcutOverride and shown and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if shown and event.modifiers() & _HELD and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.hide()  # what is typed so far is asked for
            return False
        if event.type() != QEvent.Type.KeyPress or not shown or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.setCurrentRow((self.list.currentRow() + _STEPS[key]) % self.list.count())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            return False
        return True
