"""A heading that unfolds what is under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.icons import icon
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.words import tr


class Fold(QWidget):
    """One line when closed: the title and a summary of what is inside."""

    toggled = Signal(bool)

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self._closed_text = ""
        title = tr(title)
        self.header = QPushButton(title)
        self.header.setProperty("look", "fold")
        self.header.setCheckable(True)
        self.header.setAccessibleName(tr(title))
        self.header.setIconSize(QSize(16, 14))
        self.header.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.header.toggled.connect(self._show)
        self._summary = ElidedLabel(look="note")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.header)
        head.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(body)
        self._show(False)

    def set_open(self, open: bool) -> None:
        self.header.setChecked(open)

    def set_summary(self, text: str) -> None:
        """Say on the closed line, beside the title, what is inside."""
        self._closed_text = text
        if not self.header.isChecked():
            self._summary.setText(tr(text))

    def _show(self, open: bool) -> None:
        self.header.setIcon(icon("chevron-down" if open else "chevron-right", "secondary"))
        self._body.setVisible(open)
        self._summary.setText("" if open else self._closed_text)
        self.toggled.emit(open)
