"""The frame of a dialog that asks for something and says why it can't be had."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.widgets.parts import button, label
from desktop.words import tr


class AskDialog(QDialog):
    """A title, a `body` to be filled, a line that tells what comes out or what is wrong, and two buttons."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.told = label("", "note")
        self.told.setWordWrap(True)
        self.told.setAccessibleName(tr("What comes of it"))
        self.go = button(verb, look="primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(title, "title"))
        column.addLayout(self.body)
        column.addWidget(self.told)
        column.addLayout(row)

    def tell(self, outcome: str, problem: str = "") -> None:
        """Say what will come of it, or what stands in the way; then there is no going on."""
        self.told.setText(problem or outcome)
        self.go.setEnabled(not problem)
