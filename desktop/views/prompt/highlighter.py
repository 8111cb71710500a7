"""Marks in a prompt what the model was never taught, what has a weight, and what can't be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop.model.settings import prompt_reading
from desktop.model.settings.prompt_reading import Span
from desktop.views.look.theme import colour, tokens, watcher
from desktop.views.prompt.places import from_qt, to_qt

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
OPERATOR = re.compile(r"(?<=\)\.)(?:blend|and|add)(?=\()")


def unknown_words(text: str, vocabulary: frozenset[str] | None) -> list[tuple[int, int]]:
    """Give (start, length) of each word that isn't in the vocabulary of lower-case words; None knows everything.

    What belongs to the syntax, such as `.blend(`, is no word.
    """
    if vocabulary is None:
        return []
    spoken = OPERATOR.sub(lambda match: " " * len(match[0]), text)
    return [(m.start(), len(m.group())) for m in WORD.finditer(spoken) if m.group().lower() not in vocabulary]


class PromptHighlighter(QSyntaxHighlighter):
    """Unknown words are underlined, weights lie on a wash of the accent, problems are underlined as errors are."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.vocabulary: frozenset[str] | None = None
        self._read = ""
        """The text of several lines that was marked last."""
        watcher.changed.connect(self.rehighlight)
        document.contentsChanged.connect(self._mark_other_lines)

    def set_vocabulary(self, vocabulary: frozenset[str] | None) -> None:
        if vocabulary != self.vocabulary:
            self.vocabulary = vocabulary
            self.rehighlight()

    def _mark_other_lines(self) -> None:
        """A parenthesis closed on one line changes what is marked on another; Qt asks for the changed line alone."""
        text = self.document().toPlainText()
        if self.document().blockCount() > 1 and text != self._read:
            self._read = text
            self.rehighlight()

    def _mark(self, whole: str, spans: Iterable[Span], mark: QTextCharFormat) -> None:
        """Mark letters of the whole text, as far as they are on this line."""
        begins = self.currentBlock().position()
        ends = begins + self.currentBlock().length()
        for span in spans:
            for at in range(max(to_qt(whole, span.start), begins), min(to_qt(whole, span.end), ends)):
                merged = self.format(at - begins)
                merged.merge(mark)
                self.setFormat(at - begins, 1, merged)

    def highlightBlock(self, text: str) -> None:
        whole = self.document().toPlainText()
        begins = from_qt(whole, self.currentBlock().position())
        washed, unknown, wrong = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        washed.setBackground(colour(tokens().accent_soft))
        for mark, line in ((unknown, tokens().secondary), (wrong, tokens().bad)):
            mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            mark.setUnderlineColor(colour(line))
        wrong.setForeground(colour(tokens().bad))  # one character's underline is easily overlooked
        self._mark(whole, prompt_reading.weighted(whole), washed)
        words = unknown_words(text, self.vocabulary)
        self._mark(whole, [Span(begins + start, begins + start + length) for start, length in words], unknown)
        self._mark(whole, prompt_reading.problems(whole), wrong)
