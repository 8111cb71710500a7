"""Folders of other programs in the dialog of models: those whose files are used where they lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.background import Errand
from desktop.views.dialogs.folder_row import FolderRow
from desktop.views.widgets.parts import button, label, section
from desktop.words import tr
from engine.catalog import library


class LibraryFolders(QWidget):
    """Shows the chosen ones; adding and removing are signals. What lies in them is counted off the GUI thread."""

    add_clicked = Signal()
    remove_clicked = Signal(object)
    """The path of one that is to be used no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FolderRow] = []
        self.add = button(tr("Use a folder…"), "folder-plus", look="link")
        self.add.clicked.connect(self.add_clicked)
        self._none = label(
            tr(
                "Models of A1111, Forge, ComfyUI, InvokeAI or a Hugging Face cache can be used where they are; "
                "nothing is copied or changed."
            ),
            "note",
        )
        self._none.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(section(tr("Folders of other programs")))
        head.addStretch(1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._list)
        self.look_again()

    def look_again(self) -> None:
        """Show the folders that are chosen now."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(path) for path in library.chosen()]
        self._none.setVisible(not self.rows)
        if self.rows:
            paths = [row.path for row in self.rows]
            errand = Errand(lambda: [library.contents_in_words(path) for path in paths], self)
            errand.done.connect(self._tell)
            errand.start()

    def _row(self, path: Path) -> FolderRow:
        home = Path.home()
        row = FolderRow(path, f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path))
        row.remove_clicked.connect(lambda: self.remove_clicked.emit(path))
        self._list.addWidget(row)
        return row

    def _tell(self, found: list[str]) -> None:
        if len(found) == len(self.rows):  # else the folders have changed meanwhile, and others are counted
            for row, words in zip(self.rows, found, strict=True):
                row.found.setText(tr(words))
