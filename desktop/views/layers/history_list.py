"""Every change that can be undone or redone, to be walked by a click."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.model.document.document import Document
from desktop.model.document.history import BUDGET
from desktop.views.widgets.parts import label, section
from desktop.words import tr

ROW = 26
MEGABYTE = 2**20


class HistoryList(QWidget):
    """Newest last; what is undone is dimmed. The first entry is the document as it was opened."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAccessibleName(tr("History"))
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("look", "list")
        self.list.setAccessibleName(tr("History"))
        self.memory = label("", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(section(tr("History")))
        column.addWidget(self.list, 1)
        column.addWidget(self.memory)
        self.list.itemActivated.connect(self._walk)
        self.list.itemClicked.connect(self._walk)
        document.history_changed.connect(self._changed)
        document.replaced.connect(self._changed)
        self._changed()

    def _walk(self, item: QListWidgetItem) -> None:
        self._document.walk_to(self.list.row(item))

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        labels, done = self._document.history.labels
        self.list.clear()
        for place, text in enumerate([tr("Opened"), *labels]):
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, ROW))
            if place > done:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
                font = QFont(self.list.font())
                font.setItalic(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(done)
        self.list.scrollToItem(self.list.item(done))
        used = self._document.history.bytes / MEGABYTE
        self.memory.setText(tr("{used:.0f} of {value} MB kept for undo", used=used, value=BUDGET // MEGABYTE))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()
