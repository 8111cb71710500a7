"""One folder of another program in the list: where it is, what was found in it, and the button that lets go of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.dialogs.download_row import ACTION_WIDTH
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.views.widgets.parts import button, rule
from desktop.words import tr


class FolderRow(QWidget):
    """Its files are never touched: what is removed is only that they are looked at."""

    remove_clicked = Signal()

    def __init__(self, path: Path, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setAccessibleName(tr(words))
        self.remove = button(tr("Remove"), tooltip=tr("Use its models no more; the files stay as they are"))
        self.remove.setAccessibleName(tr("Remove: {path}", path=path))
        self.remove.setFixedWidth(ACTION_WIDTH)
        self.remove.clicked.connect(self.remove_clicked)
        self.found = ElidedLabel(tr("looking…"), look="note")
        names = QVBoxLayout()
        names.setSpacing(2)
        for each in (ElidedLabel(words, mode=Qt.TextElideMode.ElideMiddle), self.found):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            names.addWidget(each)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(names, 1)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(7)
        column.addWidget(rule())
        column.addLayout(line)
