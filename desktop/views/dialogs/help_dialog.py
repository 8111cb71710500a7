"""The help: pages written in Markdown, shown beside the work they are about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from desktop.views.widgets.on_screen import resize_within
from desktop.views.widgets.parts import button
from desktop.words import tr
from engine.phrase import mark

PAGES = {
    "index": mark("Help"),
    "draw": mark("Draw"),
    "mask": mark("Mask"),
    "control": mark("Control"),
    "references": mark("References"),
    "prompt": mark("Prompt"),
    "sliders": mark("Sliders"),
    "layers": mark("Layers"),
    "history": mark("Results and history"),
    "session": mark("The recorded session"),
    "models": mark("Models"),
}
"""The pages by the names of their files, with their titles."""
MARGIN, BETWEEN, ABOVE_HEADING, LINE = 16, 10, 14, 130
"""Pixels round a page, between two paragraphs and above a heading within; the height of a line in percent."""


class HelpDialog(QDialog):
    """A window of its own, which may stay open while one draws; links go from page to page and nowhere else.

    A page is taken from the first of the `folders` that has it, pictures as well.
    """

    def __init__(self, folders: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        resize_within(self, 900, 600)
        self.setMinimumSize(420, 280)
        self.pages = QListWidget()
        self.pages.setProperty("look", "pages")
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.addItems([tr(title) for title in PAGES.values()])
        self.pages.setFixedWidth(180)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Help"))
        self.text.setSearchPaths([str(folder) for folder in folders])
        self.text.setOpenExternalLinks(False)
        self.text.sourceChanged.connect(self._mark)
        self.text.sourceChanged.connect(self._space)
        self.pages.currentRowChanged.connect(lambda row: self.show_page(list(PAGES)[row]))
        back = button(tr("Back"))
        back.clicked.connect(self.text.backward)
        back.setEnabled(False)
        self.text.backwardAvailable.connect(back.setEnabled)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.pages)
        middle.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.show_page("index")

    @property
    def page(self) -> str:
        """The name of the page on show."""
        return Path(self.text.source().path()).stem

    def show_page(self, name: str) -> None:
        """Show a page, unless it is there already."""
        if name != self.page:
            self.text.setSource(QUrl(f"{name}.md"))

    def _space(self) -> None:
        """Give lines and paragraphs room: Markdown brings none, and a style sheet isn't asked."""
        document = self.text.document()
        document.setDocumentMargin(MARGIN)
        block = document.begin()
        while block.isValid():
            cursor, form = QTextCursor(block), block.blockFormat()
            listed = block.textList() is not None
            form.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(ABOVE_HEADING if form.headingLevel() > 1 else 0)
            form.setBottomMargin(BETWEEN / 2 if listed else BETWEEN)
            cursor.setBlockFormat(form)
            block = block.next()

    def _mark(self, source: QUrl) -> None:
        name = Path(source.path()).stem
        if name in PAGES:
            row = list(PAGES).index(name)
            if row != self.pages.currentRow():
                self.pages.setCurrentRow(row)
