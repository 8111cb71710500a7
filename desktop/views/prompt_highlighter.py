"""Marks the words of a prompt that the model was never taught."""

from __future__ import annotations

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop.views.theme import colour, tokens, watcher

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
PIECE = re.compile(r"\w+|[^\w\s]")


def unknown_words(text: str, vocabulary: frozenset[str] | None) -> list[tuple[int, int]]:
    """(start, length) of each word that isn't in the vocabulary of lower-case words; None knows everything."""
    if vocabulary is None:
        return []
    return [(m.start(), len(m.group())) for m in WORD.finditer(text) if m.group().lower() not in vocabulary]


def count_pieces(text: str) -> int:
    """Words and punctuation marks: about as many as the tokens that CLIP's tokenizer makes."""
    return len(PIECE.findall(text))


class PromptHighlighter(QSyntaxHighlighter):
    """Underlines what `unknown_words` finds."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.vocabulary: frozenset[str] | None = None
        watcher.changed.connect(self.rehighlight)

    def set_vocabulary(self, vocabulary: frozenset[str] | None) -> None:
        if vocabulary != self.vocabulary:
            self.vocabulary = vocabulary
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        mark = QTextCharFormat()
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        mark.setUnderlineColor(colour(tokens().secondary))
        for start, length in unknown_words(text, self.vocabulary):
            self.setFormat(start, length, mark)
