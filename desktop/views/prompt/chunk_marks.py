"""Where an encoder's chunks end in a prompt: a thin line, and a quieter tone for what lies beyond the first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.model.settings.token_counter import Counted
from desktop.views.look.theme import colour, tokens
from desktop.views.prompt.places import to_qt
from engine.phrase import mark

UNREAD = mark("The model doesn't read this: the prompt is too long")
BEYOND = mark("Beyond the first chunk: read, but obeyed less")


class ChunkMarks:
    """The marks of one edit. They move with the text until it is counted again."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._begins: list[QTextCursor] = []
        self._beyond: list[QTextCursor] = []
        self._unread: list[QTextCursor] = []

    def show(self, counted: Counted | None) -> None:
        """Mark this count's chunks; None marks nothing."""
        count = counted.count if counted else None
        self._begins = [self._cursor(at, at) for at in count.begins] if count else []
        self._beyond = [self._cursor(*span) for span in count.beyond] if count else []
        self._unread = [self._cursor(*span) for span in count.unread] if count else []
        self.tone()

    def tone(self) -> None:
        """Give the text its tones, in the colours that are in force now."""
        quiet, struck = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(colour(tokens().secondary))
        struck.setForeground(colour(tokens().secondary))
        struck.setFontStrikeOut(True)
        self._edit.setExtraSelections([*_toned(self._beyond, quiet), *_toned(self._unread, struck)])
        self._edit.viewport().update()

    def told_at(self, position: int) -> str:
        """Give what is to be said of the text there; "" if nothing is."""
        for cursors, told in ((self._unread, UNREAD), (self._beyond, BEYOND)):
            if any(each.selectionStart() <= position < each.selectionEnd() for each in cursors):
                return told
        return ""

    def paint(self, painter: QPainter) -> None:
        """Paint a line before each further chunk, in the viewport's pixels."""
        painter.setPen(QPen(colour(tokens().secondary), 1))
        for cursor in self._begins:
            place = self._edit.cursorRect(cursor)
            painter.drawLine(place.left() - 1, place.top(), place.left() - 1, place.bottom())

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self._edit.toPlainText()
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _toned(cursors: Iterable[QTextCursor], tone: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
    found = []
    for cursor in cursors:
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, tone
        found.append(made)
    return found
