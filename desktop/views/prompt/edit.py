"""The field that a prompt is typed into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QTextEdit, QToolTip, QWidget

from desktop.model.settings import pasted, prompt_reading
from desktop.model.settings.token_counter import Counted, TokenCounter
from desktop.views.look.theme import colour, tokens, watcher
from desktop.views.prompt.chunk_marks import ChunkMarks
from desktop.views.prompt.highlighter import PromptHighlighter, unknown_words
from desktop.views.prompt.places import from_qt, to_qt
from desktop.words import tr

FRAME = 12
LEADING = 132
"""Line height in per cent."""


class PromptEdit(QTextEdit):
    """Several lines of prompt with a count of tokens; Tab leaves it, Ctrl+Enter asks for the picture.

    Ctrl+Up and Ctrl+Down change the weight of the selection, or of the word under the caret;
    Alt+Up and Alt+Down ask for earlier prompts.
    """

    edited = Signal(str)
    """The user changed the text; not emitted by `set_text`."""
    submitted = Signal()
    submitted_first = Signal()
    """Ctrl+Shift+Enter: before all that waits."""
    parameters_pasted = Signal(object)
    """The `Recipe` in a whole text of another program's parameters, which is not put in."""
    translated = Signal(object)
    """A `PastedPrompt`, which stands in the prompt now."""
    recall_wanted = Signal(int)
    """An earlier prompt (1) is wanted in its place, or a later one (-1)."""

    def __init__(
        self,
        name: str,
        *,
        lines: int = 3,
        placeholder: str = "",
        counter: TokenCounter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._counter = counter
        self._counted: Counted | None = None
        self._setting = False
        self.setProperty("look", "prompt")
        self.setAccessibleName(tr(name))
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.document().setDocumentMargin(1)
        self._spread_lines()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.highlighter = PromptHighlighter(self.document())
        self.count = QLabel(self)
        self.count.setProperty("look", "figure-quiet")
        self.chunks = ChunkMarks(self)
        self.textChanged.connect(self._on_text_changed)
        watcher.changed.connect(self._on_theme_changed)
        if counter is not None:
            counter.counted.connect(self.set_counted)
            counter.ask("")

    def set_text(self, text: str) -> None:
        """Show this text; nothing is emitted."""
        if text != self.toPlainText():
            self._setting = True
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self._setting = False

    def set_vocabulary(self, vocabulary: frozenset[str] | None) -> None:
        """Take the lower-case words that the model knows; None marks nothing."""
        self.highlighter.set_vocabulary(vocabulary)

    def set_counted(self, counted: Counted | None) -> None:
        """Show how much of the text is read; None: nobody knows."""
        self._counted = counted
        self.chunks.show(counted)
        self._show_count()

    def _spread_lines(self) -> None:
        spread = QTextBlockFormat()
        spread.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.document().setUndoRedoEnabled(False)
        QTextCursor(self.document()).mergeBlockFormat(spread)
        self.document().setUndoRedoEnabled(True)

    def _on_text_changed(self) -> None:
        if self._counter is not None:
            self._counter.ask(self.toPlainText())
        if not self._setting:
            self.edited.emit(self.toPlainText())

    def _on_theme_changed(self) -> None:
        self.chunks.tone()
        self._show_count()

    def _show_count(self) -> None:
        counted = self._counted
        self.count.setText(counted.figure if counted else "")
        self.count.setToolTip(tr(counted.told) if counted else "")
        palette = self.count.palette()
        palette.setColor(
            QPalette.ColorRole.WindowText, colour(tokens().bad if counted and counted.is_cut else tokens().hint)
        )
        self.count.setPalette(palette)
        self._place_count()

    def _place_count(self) -> None:
        self.count.adjustSize()
        self.count.move(self.width() - self.count.width() - 12, self.height() - self.count.height() - 3)

    def _tell(self, event: QHelpEvent) -> None:
        cursor = self.cursorForPosition(event.pos())
        text = self.toPlainText()
        place = from_qt(text, cursor.position())
        for problem in prompt_reading.problems(text):
            if problem.start <= place <= problem.end:
                return QToolTip.showText(event.globalPos(), problem.told, self)
        block = cursor.block().text()
        at = from_qt(block, cursor.positionInBlock())
        for start, length in unknown_words(block, self.highlighter.vocabulary):
            if start <= at <= start + length:
                word = block[start : start + length]
                return QToolTip.showText(event.globalPos(), tr("The model has never seen “{word}”", word=word), self)
        if told := self.chunks.told_at(cursor.position()):
            return QToolTip.showText(event.globalPos(), told, self)
        QToolTip.hideText()

    def _weigh(self, up: bool) -> None:
        cursor = self.textCursor()
        text = self.toPlainText()
        edit = prompt_reading.weigh(text, from_qt(text, cursor.anchor()), from_qt(text, cursor.position()), up=up)
        if edit is None:
            return
        cursor.setPosition(to_qt(text, edit.start))
        cursor.setPosition(to_qt(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        text = self.toPlainText()
        cursor.setPosition(to_qt(text, edit.anchor))
        cursor.setPosition(to_qt(text, edit.caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing() * LEADING / 100
        return QSize(240, round(self._lines * line) + FRAME + 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self.chunks.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            first = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return self.submitted_first.emit() if first else self.submitted.emit()
        arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if arrow and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._weigh(event.key() == Qt.Key.Key_Up)
        if arrow and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self.recall_wanted.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words as they are, and another program's in our own signs."""
        text = source.text()
        if (recipe := pasted.parameters_in(text)) is not None:
            self.parameters_pasted.emit(recipe)
        elif (prompt := pasted.prompt_in(text)) is not None:
            self.textCursor().insertText(prompt.text)
            self.translated.emit(prompt)
        else:
            super().insertFromMimeData(source)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().viewportEvent(event)
